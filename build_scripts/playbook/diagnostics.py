"""Diagnostics: the problems that a check reports, each with its location."""

from __future__ import annotations

from dataclasses import dataclass, field

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
