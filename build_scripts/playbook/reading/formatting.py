"""Tidiness: what says nothing, and makes a file harder to read: fields out of order, blanks at the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from playbook.diagnostics import Diagnostic, Edit
from playbook.reading.front_matter import FrontMatter
from playbook.reading.markup import Body
from playbook.reading.source import SourceFile
from playbook.rules.front_matter import FieldOrder
from playbook.rules.text import TrailingWhitespace

_BLANKS = re.compile(r"[ \t]+(?=\r?\n|\Z)")
_END = re.compile(r"[ \t\r\n]*\Z")
# In a text of several lines that YAML takes to the letter, a blank at the end of a line may be meant.
_BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
# A list's mark is one only with a blank behind it.
_BARE_MARK = re.compile(r"[ \t>]*(?:[-*+:]|\d+\.)(?:[ \t]+(?:[-*+:]|\d+\.))*\Z")
_REMARK_ABOVE = re.compile(r"(?:^[ \t]*#.*\n)+\Z", re.MULTILINE)
_REST = re.compile(r"(?:^[ \t]*(?:#.*)?\n)+\Z", re.MULTILINE)


def check_formatting(file: SourceFile, order: Sequence[str], front: FrontMatter, body: Body) -> Iterator[Diagnostic]:
    """A finding where the fields are out of order, and one for all the noise in a file; each can be fixed."""
    yield from _check_order(file, order, front)
    edits = list(_trailing_whitespace(file, front, body))
    if edits:
        lines = len({file.location(edit.start).line for edit in edits})
        where = "this line and of others" if lines > 1 else "this line"
        at_end = edits[0].start >= len((file.text or "").rstrip())
        told = "The file does not end with one line break." if at_end else f"Blanks stand at the end of {where}."
        help = 'Take them away, or let "playbook check --fix" do it.'
        if at_end:
            help = 'End the last line with Enter, and leave no line after it, or let "playbook check --fix" do it.'
        yield file.diagnostic(TrailingWhitespace, told, help, edits[0].start, edits)


def _check_order(file: SourceFile, order: Sequence[str], front: FrontMatter) -> Iterator[Diagnostic]:
    keys = list(front.keys)
    if not front.valid or set(keys) - set(order):
        return
    usual = sorted(keys, key=order.index)
    for key, expected in zip(keys, usual, strict=True):
        if key != expected:
            yield file.diagnostic(
                FieldOrder,
                f'The field "{expected}" stands behind "{key}".',
                f'The usual order is: {", ".join(usual)}. "playbook check --fix" makes it so.',
                front.keys[expected],
                [_reorder(file, front, usual)],
            )
            return


def _reorder(file: SourceFile, front: FrontMatter, usual: list[str]) -> Edit:
    """The fields in another order; a remark above a field goes with it."""
    text = file.text or ""
    starts: list[int] = []
    for offset in front.keys.values():
        remarks = _REMARK_ABOVE.search(text[front.start : offset])
        starts.append(front.start + remarks.start() if remarks else offset)
    end = front.end
    last = _REST.search(text[starts[-1] : end])
    if last:
        end = starts[-1] + last.start()
    parts = dict(
        zip(
            front.keys,
            (text[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)),
            strict=True,
        )
    )
    return Edit(starts[0], end, "".join(parts[key] for key in usual))


def _trailing_whitespace(file: SourceFile, front: FrontMatter, body: Body) -> Iterator[Edit]:
    text = file.text or ""
    end = _END.search(text)
    assert end
    if not end.start():
        return
    blocks = (block for section in body.sections for block in section.blocks)
    kept = [(block.start, block.end) for block in blocks if block.form == "other"]
    if _BLOCK_SCALAR.search(text, front.start, front.end):
        kept.append((front.start, front.end))
    for found in _BLANKS.finditer(text, 0, end.start()):
        if any(start <= found.start() < stop for start, stop in kept):
            continue
        # Between lines of text, two blanks or a tab break the line.
        between = text[found.start() - 1] not in "\r\n" and not _EMPTY_LINE.match(text, found.end())
        if found[0] != " " and found.start() > front.end and between:
            continue
        if not _is_bare_mark(text, found.start()):
            yield Edit(found.start(), found.end(), "")
    line_break = "\r\n" if "\r\n" in text else "\n"
    if end[0] != line_break and not _is_bare_mark(text, end.start()):
        yield Edit(end.start(), len(text), line_break)


def _is_bare_mark(text: str, end: int) -> bool:
    """Whether all that stands in a line before an offset is the mark of a list's item."""
    return bool(_BARE_MARK.match(text, max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1, end))
