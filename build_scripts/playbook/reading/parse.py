"""Parsing: one source file into one entry, with everything that is wrong with it on its own."""

from __future__ import annotations

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic, Location, did_you_mean
from playbook.kinds.fields import ID
from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.reading.formatting import check_formatting
from playbook.reading.front_matter import parse_front_matter
from playbook.reading.input_limits import sanitize
from playbook.reading.markup import parse_body
from playbook.reading.markup_checks import check_markup
from playbook.reading.sections import check_headings, check_sections
from playbook.reading.source import CONTENT, SourceFile
from playbook.reading.validate import validate
from playbook.rules.files import DuplicateId, InvalidId, MisplacedFile, ReservedId

GENERATED_FILES = frozenset(
    {"findings.schema.json", "inventory.txt", "playbook.json", "playbook.schema.json", "scripts.csv"}
)
"""The files at the root of the site that are no pages."""


def parse(file: SourceFile, settings: Settings) -> tuple[Entry | None, list[Diagnostic]]:
    """Read a source file. None where its kind cannot be told, or where it is too long to be read.

    An entry with diagnostics is good for finding more of them, not for making a page.
    """
    diagnostics = _check_path(file)
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
    diagnostics += [
        *check_sections(file, body, declared.required_sections, others=declared.other_sections),
        *check_headings(file, body),
        *check_markup(file, body),
    ]
    diagnostics += check_formatting(file, declared.field_order, front, body)
    entry, faults = declared.build(Entry(file.path.stem, kind, file, front, fields, body), settings)
    return entry, diagnostics + faults


def _check_path(file: SourceFile) -> list[Diagnostic]:
    """What is wrong with where a file lies and what it is called."""
    path = file.path
    kinds = ", ".join(f"{CONTENT}/{kind}/" for kind in KINDS)
    if len(path.parts) == 1:
        return [
            file.diagnostic(MisplacedFile, "An entry lies in the folder of its kind.", f"Move it to one of {kinds}.")
        ]
    if path.parts[0] not in KINDS:
        return [
            file.diagnostic(
                MisplacedFile,
                f'There is no kind of entry "{path.parts[0]}".',
                did_you_mean(path.parts[0], KINDS, f"Move the file to one of {kinds}."),
            )
        ]
    if len(path.parts) > 2:
        twin = f"{path.parent}.md"
        help = f"Move it to {CONTENT}/{path.parts[0]}/ and name it after its entry; {twin} may claim the same page."
        return [file.diagnostic(MisplacedFile, "An entry lies directly in the folder of its kind, not deeper.", help)]
    if path.stem == "index":
        return [file.diagnostic(ReservedId, "The page index is made by the build.", "Name the file after its entry.")]
    if not ID.fullmatch(path.stem):
        return [
            file.diagnostic(
                InvalidId,
                f'The name "{path.stem}" is no id.',
                "Name the file with small letters, digits and single hyphens, such as my-first-entry.md.",
            )
        ]
    return []


def check_asset(file: SourceFile) -> list[Diagnostic]:
    """What is wrong with a file that is no entry: it must not pass for one, nor for what the build makes."""
    suffix = file.path.suffix.casefold()
    if suffix in {".md", ".markdown", ".mdown", ".mkd", ".mkdn"}:
        return [file.diagnostic(MisplacedFile, "The name of an entry ends in .md.", "Rename the file.")]
    if suffix == ".html" or str(file.path) in GENERATED_FILES:
        message = "The build makes files of this name itself."
        return [file.diagnostic(MisplacedFile, message, f"Move it out of {CONTENT}/, or rename it.")]
    return []


def deduplicate(entries: list[Entry]) -> tuple[list[Entry], list[Diagnostic]]:
    """The entries by their ids, of which each may be borne once; the first in the order of paths keeps it."""
    kept: dict[str, Entry] = {}
    diagnostics: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda entry: entry.file.path):
        first = kept.setdefault(entry.id, entry)
        if first is not entry:
            where = Location(f"{CONTENT}/{first.file.path}").path
            diagnostics.append(
                entry.file.diagnostic(
                    DuplicateId,
                    f'The id "{entry.id}" is already borne by {where}.',
                    "Rename one of the two files; an id is unique over all kinds.",
                )
            )
    return list(kept.values()), diagnostics
