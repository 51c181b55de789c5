"""Words: plain text on one line, with the offset of each character in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from playbook.reading.inline import Inline


@dataclass(frozen=True)
class Words:
    """A plain text, and the offsets in the file of each of its characters and of its end."""

    text: str
    offsets: tuple[int, ...]

    def part(self, start: int) -> Words:
        """Return the words from a position on."""
        return Words(self.text[start:], self.offsets[start:])


def words(nodes: Iterable[Inline], start: int) -> Words:
    """Return the plain text of leaves, as `plain_text` does, with offsets; `start` is the offset of an empty text."""
    characters: list[str] = []
    offsets: list[int] = []
    end = start
    space: int | None = None
    for leaf in nodes:
        if leaf.form == "citation":
            space = None
            continue
        literal = leaf.form == "text"
        for index, character in enumerate(leaf.plain_text):
            # Only text matches the file exactly. All characters of any other leaf have the offset at which it begins.
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
