"""Mapping offsets in the content of a block, which is without indents and quote marks, to offsets in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from playbook.reading.source import SourceFile

Locate = Callable[[int], int]
"""Maps a position in the content of a block to the offset in the file."""

_CONTINUED = re.compile(r"(?:\r\n?|\n)[ \t>]*")


def without_prefixes(markdown: str) -> str:
    """Return a part of a block without the indents and quote marks that follow its line breaks in the file."""
    return _CONTINUED.sub("\n", markdown)


def block_locator(file: SourceFile, lines: tuple[int, int], content: str) -> Locate:
    """Return the map from positions in the content of a block to offsets in the file.

    `lines` are the first line of the block and the line after its last, counted from 0.
    """
    number, end = lines
    positions: list[int] = []
    offsets: list[int] = []
    position = 0
    for piece in content.split("\n"):
        # An indent may be a tab in the file and spaces in the content; no node begins within it.
        body = piece.lstrip(" \t")
        # Lines of white space before the first words are not part of the content.
        while not positions and number < end - 1 and not file.line(number + 1).rstrip().endswith(body.rstrip()):
            number += 1
        positions.append(position + len(piece) - len(body))
        offsets.append(file.line_start(number) + _column(file.line(number + 1), body))
        position += len(piece) + 1
        number += 1
    return _mapping(positions, offsets)


def heading_locator(file: SourceFile, line: int, level: int, content: str) -> Locate:
    """Return the map of a heading that begins with hash signs; more of them, and an attribute list, may follow it."""
    text = file.line(line + 1)
    column = max(text.find(content, text.find("#") + level), 0)
    return _mapping([0], [file.line_start(line) + column])


def _column(line: str, body: str) -> int:
    """Return the column at which the last part of a line begins, even if the spaces at its end were removed."""
    if not line.endswith(body):
        line = line.rstrip()
    return max(len(line) - len(body), 0)


def _mapping(positions: list[int], offsets: list[int]) -> Locate:
    def locate(position: int) -> int:
        index = max(bisect_right(positions, position) - 1, 0)
        return offsets[index] + position - positions[index]

    return locate
