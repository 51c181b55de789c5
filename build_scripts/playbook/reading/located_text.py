"""Words: plain text on one line that knows where each of its characters is in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.reading.inline import Inline


@dataclass(frozen=True)
class Words:
    """A plain text, and the offset in the file of each of its characters and of its end."""

    text: str
    offsets: tuple[int, ...]

    def part(self, start: int) -> Words:
        """Return the words from a position on."""
        return Words(self.text[start:], self.offsets[start:])


def words(found: Iterable[Inline], start: int) -> Words:
    """Return the plain text of leaves, as `plain_text` does, with its offsets; `start` is the end of an empty one."""
    characters: list[str] = []
    offsets: list[int] = []
    end = start
    space: int | None = None
    for leaf in found:
        if leaf.form == "citation":
            space = None
            continue
        literal = leaf.form == "text"
        for index, character in enumerate(leaf.plain_text):
            # Only text is written as it reads: the characters of any other leaf are all where it begins.
            offset = leaf.start + index if literal else leaf.start
            if character.isspace():
                space = offset if space is None else space
                continue
            if space is not None and characters:
                characters.append(" ")
                offsets.append(space)
            space = None
            characters.append(character)
            offsets.append(offset)
            end = offset + 1 if literal else leaf.end
    return Words("".join(characters), (*offsets, end))
