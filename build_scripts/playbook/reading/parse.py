"""Parsing: one source file into one entry, with everything that is wrong with it on its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic, Place, suggestion
from playbook.kinds.fields import ID, SCHEMAS, Common
from playbook.model.entries import ENTRIES, Entry
from playbook.reading.formatting import check_tidiness
from playbook.reading.front_matter import FrontMatter, parse_front_matter
from playbook.reading.input_limits import legible
from playbook.reading.markup import Body, parse_body
from playbook.reading.markup_checks import check_slips
from playbook.reading.passages import parse_passages
from playbook.reading.script_lines import parse_lines
from playbook.reading.sections import AVOID, PUSH_BACK, SAY, THEY_SAY, check_headings, check_sections, items
from playbook.reading.source import CONTENT, SourceFile
from playbook.reading.validate import validate
from playbook.rules.files import BadId, DuplicateId, MisplacedFile, ReservedId

MADE = frozenset({"findings.schema.json", "inventory.txt", "playbook.json", "playbook.schema.json", "scripts.csv"})
"""The files at the root of the site that are no pages."""


def parse(file: SourceFile, settings: Settings) -> tuple[Entry | None, list[Diagnostic]]:
    """Read a source file. None where its kind cannot be told, or where it is too long to be read.

    An entry with diagnostics is good for finding more of them, not for making a page.
    """
    diagnostics = _check_path(file)
    kind = file.path.parts[0] if len(file.path.parts) > 1 else ""
    readable, faults = legible(file)
    diagnostics += faults
    if not readable:
        return None, diagnostics
    file = readable
    front, faults = parse_front_matter(file)
    diagnostics += faults
    if kind not in SCHEMAS:
        return None, diagnostics
    fields, faults = validate(file, front, kind, settings)
    diagnostics += faults
    body = parse_body(file, front.body_start)
    diagnostics += [*check_sections(file, kind, body), *check_headings(file, body), *check_slips(file, body)]
    diagnostics += check_tidiness(file, kind, front, body)
    entry, faults = _make(file, kind, front, fields, body, settings)
    return entry, diagnostics + faults


def _check_path(file: SourceFile) -> list[Diagnostic]:
    """What is wrong with where a file lies and what it is called."""
    path = file.path
    kinds = ", ".join(f"{CONTENT}/{kind}/" for kind in SCHEMAS)
    if len(path.parts) == 1:
        return [
            file.diagnostic(MisplacedFile, "An entry lies in the folder of its kind.", f"Move it to one of {kinds}.")
        ]
    if path.parts[0] not in SCHEMAS:
        return [
            file.diagnostic(
                MisplacedFile,
                f'There is no kind of entry "{path.parts[0]}".',
                suggestion(path.parts[0], SCHEMAS, f"Move the file to one of {kinds}."),
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
                BadId,
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
    if suffix == ".html" or str(file.path) in MADE:
        message = "The build makes files of this name itself."
        return [file.diagnostic(MisplacedFile, message, f"Move it out of {CONTENT}/, or rename it.")]
    return []


def _make(
    file: SourceFile, kind: str, front: FrontMatter, fields: Common, body: Body, settings: Settings
) -> tuple[Entry, list[Diagnostic]]:
    """The entry of its kind, with the passages or lines that its body holds."""
    if kind == "articles":
        passages, diagnostics = parse_passages(file, body)
        blocks: tuple[object, ...] = (passages,)
    elif kind == "scripts":
        they_say = tuple(" ".join(block.text.split()) for block in items(body.section(THEY_SAY)))
        say, diagnostics = parse_lines(file, body.section(SAY), "say", settings)
        avoid, faults = parse_lines(file, body.section(AVOID), "avoid", settings)
        push_back, more_faults = parse_lines(file, body.section(PUSH_BACK), "push-back", settings)
        diagnostics = diagnostics + faults + more_faults
        blocks = (they_say, say, avoid, push_back)
    else:
        blocks, diagnostics = (), []
    make = cast(Callable[..., Entry], ENTRIES[kind])
    return make(file.path.stem, kind, file, front, fields, body, *blocks), diagnostics


def unique(entries: list[Entry]) -> tuple[list[Entry], list[Diagnostic]]:
    """The entries by their ids, of which each may be borne once; the first in the order of paths keeps it."""
    kept: dict[str, Entry] = {}
    diagnostics: list[Diagnostic] = []
    for entry in sorted(entries, key=lambda entry: entry.file.path):
        first = kept.setdefault(entry.id, entry)
        if first is not entry:
            where = Place(f"{CONTENT}/{first.file.path}").path
            diagnostics.append(
                entry.file.diagnostic(
                    DuplicateId,
                    f'The id "{entry.id}" is already borne by {where}.',
                    "Rename one of the two files; an id is unique over all kinds.",
                )
            )
    return list(kept.values()), diagnostics
