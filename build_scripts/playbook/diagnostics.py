"""Diagnostics: the problems that a check reports, each with its location."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from playbook.rules.rule import Rule


@dataclass(frozen=True, order=True)
class Location:
    """A path relative to the project's root, with a line and a column, both counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Edit:
    """A replacement of the text of a file between the offsets `start` and `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One problem: its location and rule, what is wrong in one sentence, and what to do.

    `edits` fix it, if there is only one possible fix.
    """

    location: Location
    rule: type[Rule] = field(compare=False)
    message: str
    help: str
    source_line: str = field(default="", compare=False)
    edits: tuple[Edit, ...] = field(default=(), compare=False)


def closest_match(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most similar to `word`, or None if none could be meant."""
    candidates = sorted(known)
    matches = process.extract(
        word.casefold(), candidates, scorer=fuzz.ratio, processor=str.casefold, limit=1, score_cutoff=70
    )
    if matches:
        return matches[0][0]
    # Or it is a part of a longer id, such as "has-a-story" of "every-customer-has-a-story".
    longer = [known for known in candidates if len(word) >= 5 and word.casefold() in known.casefold()]
    return longer[0] if longer else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a help line that suggests the most similar known word, or `otherwise` if none could be meant."""
    match = closest_match(word, known)
    return f'Did you mean "{match}"?' if match else otherwise
