"""Fixes: the findings for which there is one right mend, mended. From text to text; nothing here touches the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playbook.diagnostics import Diagnostic, Edit
from playbook.fingerprint import plain
from playbook.parse import parse
from playbook.passages import without_mark
from playbook.settings import Settings
from playbook.source import SourceFile

_ROUNDS = 5
"""How often a file is looked at again; two are the most that the fixes we have can need."""


def mended(file: SourceFile, settings: Settings, wanted: Callable[[Diagnostic], bool]) -> SourceFile:
    """A file with the edits of all findings of its own that are wanted.

    An edit after which the entry would say something else is not made, whatever proposed it.
    """
    for _ in range(_ROUNDS):
        _, diagnostics = parse(file, settings)
        fresh = file
        for found in diagnostics:
            if found.edits and wanted(found):
                fresh = SourceFile(file.path, applied(file.text or "", found.edits))
                if fresh.text != file.text and _meaning(fresh, settings) == _meaning(file, settings):
                    break
                fresh = file
        if fresh is file:
            return file
        file = fresh
    return file


def applied(text: str, edits: Sequence[Edit]) -> str:
    """A text with edits, which do not overlap, made in it."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _meaning(file: SourceFile, settings: Settings) -> object:
    """What an entry says: its fields and its text, block by block, without the passages' marks."""
    entry, _ = parse(file, settings)
    if not entry:
        return None
    blocks = [
        (block.form, block.text if block.form == "other" else plain(without_mark(block.text)))
        for section in entry.body.sections
        for block in section.blocks
    ]
    return dict(entry.front.values), [heading.text for heading in entry.body.headings], blocks
