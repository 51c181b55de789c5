"""The stages of the compiler, from files to a linked playbook, its diagnostics and its pages.

Everything here but `compile_project` is a pure function of the source files and the settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook.config.settings import Settings, load_settings
from playbook.diagnostics import Diagnostic
from playbook.editor.schemas import load_schemas, schemas
from playbook.model.graph import Playbook
from playbook.model.resolve import link
from playbook.reading.parse import check_file, deduplicate, parse
from playbook.reading.source import SourceFile, load
from playbook.render import render
from playbook.render.page import Page
from playbook.review.records import Review, load_reviews
from playbook.rules.registry import PLAYBOOK_CHECKS
from playbook.rules.rule import Severity
from playbook.rules.settings import check_stale_schema


@dataclass(frozen=True)
class Compilation:
    """What comes of the content. `playbook` is None where the settings could not be read.

    There are no `pages` where a finding is a fault, nor where none were asked for.
    """

    playbook: Playbook | None
    settings: Settings | None
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that are no mere warnings."""
        return tuple(found for found in self.diagnostics if found.rule.severity is not Severity.WARNING)


def compile_project(root: Path, today: date, *, with_pages: bool = True) -> Compilation:
    """Read the project at `root` and compile it as of a day."""
    settings, bad_settings = load_settings(root)
    files, unread = load(root)
    if not settings:
        return Compilation(None, None, (), tuple(sorted([*bad_settings, *unread])))
    reviews, bad_reviews = load_reviews(root)
    playbook, diagnostics = analyse(files, settings, reviews, today)
    stale = check_stale_schema(load_schemas(root), schemas(settings))
    found = tuple(sorted([*unread, *bad_reviews, *diagnostics, *stale]))
    faulty = any(finding.rule.severity is Severity.BLOCKER for finding in found)
    pages = tuple(render(playbook, settings)) if with_pages and not faulty else ()
    return Compilation(playbook, settings, pages, found)


def analyse(
    files: Iterable[SourceFile], settings: Settings, reviews: Mapping[str, Review], today: date
) -> tuple[Playbook, list[Diagnostic]]:
    """Parse, link and check: the playbook, and every finding in the order of the stages."""
    sources = list(files)
    texts = [file for file in sources if file.text is not None]
    assets = [file for file in sources if file.text is None]
    parsed = [parse(file, settings) for file in texts]
    diagnostics = [found for _, faults in parsed for found in faults]
    diagnostics += [found for asset in assets for found in check_file(asset)]
    entries, duplicates = deduplicate([entry for entry, _ in parsed if entry])
    faulty = {file.path.stem for file in texts} - {entry.id for entry in entries}
    playbook, unresolved = link(entries, assets, faulty, reviews, today)
    checked = [found for check in PLAYBOOK_CHECKS for found in check(playbook, settings)]
    return playbook, [*diagnostics, *duplicates, *unresolved, *checked]
