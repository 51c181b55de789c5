"""The lines of a script, and how long it takes to say them."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.reading.located_text import Words

WORDS_PER_MINUTE = 150
"""The speed of a calm speaker."""


def seconds(text: str) -> int:
    """Return the time to say a text aloud, in whole seconds, at least one."""
    return max(1, round(len(text.split()) * 60 / WORDS_PER_MINUTE))


@dataclass(frozen=True)
class Variant:
    """A variant of a line to say. `name` is its name, such as "Shorter"; `start` is its offset in the file."""

    id: str
    name: str
    words: Words
    start: int

    @property
    def text(self) -> str:
        """The words as plain text."""
        return self.words.text


@dataclass(frozen=True)
class Note:
    """The Markdown after a line, on one line: its citation, or the reason to avoid it; with its offsets in the file."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """One line of a script. `move` is "" for a line to avoid; `start` is the offset of the line in the file.

    `boundary` says that it sets a boundary instead of making a promise; `limit` is the id of what staff may decide on
    which the line relies.
    """

    id: str
    move: str
    words: Words
    note: Note | None
    start: int
    boundary: bool = False
    limit: str | None = None
    variants: tuple[Variant, ...] = ()

    @property
    def text(self) -> str:
        """The words as plain text."""
        return self.words.text


@dataclass(frozen=True)
class EmailFrame:
    """The lines around the moves of a whole email."""

    subject: Line
    greeting: Line
    sign_off: Line
