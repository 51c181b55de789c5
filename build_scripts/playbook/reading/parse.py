"""Parsing a source file into an entry, with the diagnostics that concern only this file."""

from __future__ import annotations

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.reading.body import parse_body
from playbook.reading.front_matter import parse_front_matter
from playbook.reading.input_limits import sanitize
from playbook.reading.source import SourceFile
from playbook.reading.validate import validate
from playbook.rules.files.naming import duplicate_id
from playbook.rules.registry import ENTRY_CHECKS, FILE_CHECKS


def parse(file: SourceFile, settings: Settings) -> tuple[Entry | None, list[Diagnostic]]:
    """Read a source file. Return None for the entry if its kind is unknown, or if the file is too long.

    An entry with diagnostics can be linked and checked further, but not rendered.
    """
    diagnostics = check_file(file)
    kind = file.path.parts[0] if len(file.path.parts) > 1 else ""
    readable, problems = sanitize(file)
    diagnostics += problems
    if not readable:
        return None, diagnostics
    file = readable
    front, problems = parse_front_matter(file)
    diagnostics += problems
    if kind not in KINDS:
        return None, diagnostics
    declared = KINDS[kind]
    fields, problems = validate(file, front, declared, settings)
    diagnostics += problems
    body = parse_body(file, front.body_start)
    draft = Entry(file.path.stem, kind, file, front, fields, body)
    diagnostics += [item for check in ENTRY_CHECKS for item in check(draft, declared)]
    entry, problems = declared.build(draft, settings)
    return entry, diagnostics + problems


def check_file(file: SourceFile) -> list[Diagnostic]:
    """Check the path of an entry or of another file."""
    return [item for check in FILE_CHECKS for item in check(file)]


def deduplicate(entries: list[Entry]) -> tuple[list[Entry], list[Diagnostic]]:
    """Remove and report entries whose id is taken. The first in the order of paths keeps the id."""
    kept: dict[str, Entry] = {}
    diagnostics: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda entry: entry.file.path):
        first = kept.setdefault(entry.id, entry)
        if first is not entry:
            diagnostics.append(duplicate_id(entry, first))
    return list(kept.values()), diagnostics
