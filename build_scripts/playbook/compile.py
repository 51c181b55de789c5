"""The stages of the compiler, from files to a linked playbook, its diagnostics and its pages.

Everything here but `compile_project` is a pure function of the source files and the settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook.config.settings import SETTINGS, Settings, load_settings
from playbook.diagnostics import Diagnostic
from playbook.editor.schemas import editor_files, load_editor_files
from playbook.kinds.registry import KINDS
from playbook.model.graph import Playbook
from playbook.model.resolve import link
from playbook.reading.parse import check_file, deduplicate, parse
from playbook.reading.source import SourceFile, load
from playbook.render import GENERATED_PAGES, render_files, render_pages
from playbook.render.exports.stylesheet import stylesheet
from playbook.render.page import Page, StaticFile
from playbook.render.publication import UNPUBLISHED, Publication
from playbook.review.records import Review, load_reviews
from playbook.rules.registry import PLAYBOOK_CHECKS
from playbook.rules.rule import Severity
from playbook.rules.settings import check_invalid_settings, check_stale_schema


@dataclass(frozen=True)
class Compilation:
    """What comes of the content. `playbook` is None where the settings could not be read.

    There are no `pages` and no `files` where a finding is a fault, nor where none were asked for.
    """

    playbook: Playbook | None
    settings: Settings | None
    pages: tuple[Page, ...]
    files: tuple[StaticFile, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that are no mere warnings."""
        return tuple(found for found in self.diagnostics if found.rule.severity is not Severity.WARNING)

    @property
    def sources(self) -> dict[str, str | None]:
        """The authored file of each page and file that the built site must have, or None for a generated one."""
        return {page.site_path: page.source for page in self.pages} | {file.path: None for file in self.files}


def compile_project(
    root: Path, today: date, publication: Publication = UNPUBLISHED, *, with_pages: bool = True
) -> Compilation:
    """Read the project at `root` and compile it as of a day, for a site that is published there."""
    settings, bad_settings = load_settings(root)
    if settings:
        named = [name for names in settings.covered_by.values() for name in names]
        bad_settings += check_invalid_settings(SETTINGS, settings.pages, named, GENERATED_PAGES, KINDS)
        settings = None if bad_settings else settings
    files, unread = load(root)
    if not settings:
        return Compilation(None, None, (), (), tuple(sorted([*bad_settings, *unread])))
    reviews, bad_reviews = load_reviews(root)
    playbook, diagnostics = analyse(files, settings, reviews, today)
    generated = load_editor_files(root)
    stale = check_stale_schema(generated, editor_files(settings, generated))
    found = tuple(sorted([*unread, *bad_reviews, *diagnostics, *stale]))
    faulty = any(finding.rule.severity is Severity.BLOCKER for finding in found)
    if not with_pages or faulty:
        return Compilation(playbook, settings, (), (), found)
    pages = tuple(render_pages(playbook, settings, publication))
    return Compilation(playbook, settings, pages, (*render_files(playbook, settings), stylesheet(root)), found)


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
