"""Parsing: one source file into one entry, with everything that is wrong with it on its own."""

from __future__ import annotations

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.reading.front_matter import parse_front_matter
from playbook.reading.input_limits import sanitize
from playbook.reading.markup import parse_body
from playbook.reading.source import SourceFile
from playbook.reading.validate import validate
from playbook.rules.files.naming import duplicate_id
from playbook.rules.registry import ENTRY_CHECKS, FILE_CHECKS


def parse(file: SourceFile, settings: Settings) -> tuple[Entry | None, list[Diagnostic]]:
    """Read a source file. None where its kind cannot be told, or where it is too long to be read.

    An entry with diagnostics is good for finding more of them, not for making a page.
    """
    diagnostics = check_file(file)
    kind = file.path.parts[0] if len(file.path.parts) > 1 else ""
    readable, faults = sanitize(file)
    diagnostics += faults
    if not readable:
        return None, diagnostics
    file = readable
    front, faults = parse_front_matter(file)
    diagnostics += faults
    if kind not in KINDS:
        return None, diagnostics
    declared = KINDS[kind]
    fields, faults = validate(file, front, declared, settings)
    diagnostics += faults
    body = parse_body(file, front.body_start)
    draft = Entry(file.path.stem, kind, file, front, fields, body)
    diagnostics += [found for check in ENTRY_CHECKS for found in check(draft, declared)]
    entry, faults = declared.build(draft, settings)
    return entry, diagnostics + faults


def check_file(file: SourceFile) -> list[Diagnostic]:
    """Check the path of an entry or of another file."""
    return [found for check in FILE_CHECKS for found in check(file)]


def deduplicate(entries: list[Entry]) -> tuple[list[Entry], list[Diagnostic]]:
    """The entries by their ids, of which each may be borne once; the first in the order of paths keeps it."""
    kept: dict[str, Entry] = {}
    diagnostics: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda entry: entry.file.path):
        first = kept.setdefault(entry.id, entry)
        if first is not entry:
            diagnostics.append(duplicate_id(entry, first))
    return list(kept.values()), diagnostics
