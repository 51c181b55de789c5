"""Fixes: the findings for which there is one right mend, mended. From text to text; nothing here touches the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic, Edit
from playbook.reading.parse import parse
from playbook.reading.passages import without_mark
from playbook.reading.source import SourceFile

_MAX_ROUNDS = 9
"""How often a file is looked at again; three are the most that the fixes we have can need."""


def apply_fixes(file: SourceFile, settings: Settings, wanted: Callable[[Diagnostic], bool]) -> SourceFile:
    """A file with the edits of all findings of its own that are wanted.

    An edit after which the entry would say something else is not made, whatever proposed it.
    """
    meaning = _content_signature(file, settings)
    for _ in range(_MAX_ROUNDS):
        proposed = [found.edits for found in parse(file, settings)[1] if found.edits and wanted(found)]
        # All at once; or, where that would change what is said, the first that alone would not.
        for edits in (_non_overlapping(proposed), *proposed):
            fresh = SourceFile(file.path, apply_edits(file.text or "", edits))
            if fresh.text != file.text and _content_signature(fresh, settings) == meaning:
                file = fresh
                break
        else:
            break
    return file


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits, which do not overlap, made in it."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _non_overlapping(proposed: Iterable[Sequence[Edit]]) -> list[Edit]:
    """The edits of as many findings as can be made at once; the others wait for the next round."""
    chosen: list[Edit] = []
    for edits in proposed:
        if not any(edit.start < other.end and other.start < edit.end for edit in edits for other in chosen):
            chosen += edits
    return chosen


def _content_signature(file: SourceFile, settings: Settings) -> object:
    """What an entry says: its fields and its text, block by block, without the passages' marks."""
    entry, _ = parse(file, settings)
    if not entry:
        return None
    blocks = [
        (block.form, block.text if block.form == "other" else " ".join(without_mark(block.text).split()))
        for section in entry.body.sections
        for block in section.blocks
    ]
    return dict(entry.front.values), [heading.text for heading in entry.body.headings], blocks
