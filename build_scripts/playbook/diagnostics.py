"""Diagnostics: located findings about the content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from playbook.rules.rule import Rule


@dataclass(frozen=True, order=True)
class Location:
    """A point in a file: a path relative to the project's root, a line and a column, both from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Edit:
    """What is to stand in a file in the place of what is there from the offset `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One finding: where, by which rule, what is wrong in one sentence, and what to do about it.

    `edits` mend it, where there is one right way to.
    """

    location: Location
    rule: type[Rule] = field(compare=False)
    message: str
    help: str
    source_line: str = field(default="", compare=False)
    edits: tuple[Edit, ...] = field(default=(), compare=False)


def closest_match(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where nothing is near enough to be a slip of the pen."""
    candidates = sorted(known)
    found = process.extract(
        word.casefold(), candidates, scorer=fuzz.ratio, processor=str.casefold, limit=1, score_cutoff=70
    )
    if found:
        return found[0][0]
    # A part of a longer id ("has-a-story" for "every-customer-has-a-story") is a slip too.
    parts = [whole for whole in candidates if len(word) >= 5 and word.casefold() in whole.casefold()]
    return parts[0] if parts else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A help line that names the nearest known word, or says `otherwise`."""
    near = closest_match(word, known)
    return f'Did you mean "{near}"?' if near else otherwise
