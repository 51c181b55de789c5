"""Fixes: applying the edits of diagnostics to text. Nothing here accesses the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic, Edit
from playbook.reading.parse import parse
from playbook.reading.passages import without_mark
from playbook.reading.source import SourceFile

_MAX_ROUNDS = 9
"""The number of times that a file is checked again; the existing fixes need at most three."""


def apply_fixes(file: SourceFile, settings: Settings, is_selected: Callable[[Diagnostic], bool]) -> SourceFile:
    """Return a file with the edits of all selected diagnostics applied.

    An edit that would change what the entry says is not applied.
    """
    meaning = _content_signature(file, settings)
    for _ in range(_MAX_ROUNDS):
        proposed = [item.edits for item in parse(file, settings)[1] if item.edits and is_selected(item)]
        # Apply all at once or, if that would change the entry's content, the first that does not change it.
        for edits in (_non_overlapping(proposed), *proposed):
            fresh = SourceFile(file.path, apply_edits(file.text or "", edits))
            if fresh.text != file.text and _content_signature(fresh, settings) == meaning:
                file = fresh
                break
        else:
            break
    return file


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits applied, which must not overlap."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _non_overlapping(proposed: Iterable[Sequence[Edit]]) -> list[Edit]:
    """Return the edits of as many diagnostics as possible; the others wait for the next round."""
    chosen: list[Edit] = []
    for edits in proposed:
        if not any(edit.start < other.end and other.start < edit.end for edit in edits for other in chosen):
            chosen += edits
    return chosen


def _content_signature(file: SourceFile, settings: Settings) -> object:
    """Return the content of an entry: its fields and its text, block by block, without the marks of passages."""
    entry, _ = parse(file, settings)
    if not entry:
        return None
    blocks = [
        (block.form, block.text if block.form == "other" else " ".join(without_mark(block.text).split()))
        for section in entry.body.sections
        for block in section.blocks
    ]
    return dict(entry.front.values), [heading.text for heading in entry.body.headings], blocks
