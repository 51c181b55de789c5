"""Notes: the citations and the remarks in round brackets at the end of a script's line."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.model.lines import Note
from playbook.reading.body import Block
from playbook.reading.inline import Inline
from playbook.reading.offsets import without_prefixes
from playbook.reading.source import SourceFile

# Placeholders for nodes that are not text; no file that can be read contains these characters.
_CITATION, _OTHER = "\0", "\1"
_OUTLINE = {"break": " ", "citation": _CITATION}


def line_note(file: SourceFile, block: Block) -> Note | None:
    """Return the note at the end of a list item, if there is one."""
    outline, offsets = _outline(block.inline)
    start = len(outline)
    while opening := _opening(outline, start):
        start = opening
    if start == len(outline):
        return None
    markdown = without_prefixes((file.text or "")[offsets[start] : block.end])
    return Note(" ".join(markdown.split()), offsets[start], block.end)


def _outline(nodes: Iterable[Inline]) -> tuple[str, list[int]]:
    """Return the text of nodes, with one character for a node that is not text, so that its brackets do not count; and
    the offsets.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for node in nodes:
        part = node.text if node.form == "text" else _OUTLINE.get(node.form, _OTHER)
        characters.append(part)
        offsets += range(node.start, node.start + len(part))
    return "".join(characters), offsets


def _opening(outline: str, end: int) -> int | None:
    """Return the start of the last citation or remark before `end`, if there is one with a space before it."""
    last = len(outline[:end].rstrip()) - 1
    start = last if outline[last : last + 1] == _CITATION else _opening_bracket(outline, last)
    return start if start > 0 and outline[start - 1].isspace() else None


def _opening_bracket(outline: str, closing: int) -> int:
    """Return the position of the bracket that the one at `closing` closes, or -1 if there is none."""
    depth = 0
    for position in range(closing, -1, -1):
        depth += {")": 1, "(": -1}.get(outline[position], 0)
        if not depth:
            return position if outline[closing] == ")" else -1
    return -1
