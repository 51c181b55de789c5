"""The stages of the compiler, from files to a linked playbook, its diagnostics and its pages.

Everything here except `compile_project` is a pure function of the source files and the settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playbook.authoring.schemas import editor_files, load_editor_files
from playbook.config.settings import SETTINGS, Settings, load_settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.registry import KINDS
from playbook.model.linking import link_entries
from playbook.model.playbook import Playbook
from playbook.reading.parse import check_file, deduplicate, parse
from playbook.reading.source import SourceFile, load
from playbook.render import GENERATED_PAGES, render_files, render_pages
from playbook.render.files.stylesheet import stylesheet
from playbook.render.hosting import NOT_HOSTED, Hosting
from playbook.render.page import Page, StaticFile
from playbook.review.records import Review, load_reviews
from playbook.rules.registry import PLAYBOOK_CHECKS
from playbook.rules.rule import Severity
from playbook.rules.settings import check_invalid_settings, check_navigation, check_stale_schema


@dataclass(frozen=True)
class Compilation:
    """The result of compiling a project. `playbook` is None if the settings cannot be used.

    There are no `pages` and no `files` if a diagnostic is a blocker, or if none were requested.
    """

    playbook: Playbook | None
    settings: Settings | None
    pages: tuple[Page, ...]
    files: tuple[StaticFile, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that are more than warnings."""
        return tuple(item for item in self.diagnostics if item.rule.severity is not Severity.WARNING)

    @property
    def sources(self) -> dict[str, str | None]:
        """The authored file of each page and file that the built site must have, or None for a generated one."""
        return {page.site_path: page.source for page in self.pages} | {file.path: None for file in self.files}


def compile_project(
    root: Path, today: date, publication: Hosting = NOT_HOSTED, *, with_pages: bool = True
) -> Compilation:
    """Read the project at `root`, and compile it as of a day for a site with that address and repository."""
    settings, settings_diagnostics = load_settings(root)
    if settings:
        named = [name for names in settings.covered_by.values() for name in names]
        settings_diagnostics += check_invalid_settings(SETTINGS, settings.pages, named, GENERATED_PAGES, KINDS)
        settings = None if settings_diagnostics else settings
    files, load_diagnostics = load(root)
    if not settings:
        return Compilation(None, None, (), (), tuple(sorted([*settings_diagnostics, *load_diagnostics])))
    reviews, review_diagnostics = load_reviews(root)
    playbook, diagnostics = analyse(files, settings, reviews, today)
    entries = [f"{entry.kind}/{entry.id}" for entry in playbook.entries.values()]
    in_navigation = [name for names in settings.navigation.values() for name in names]
    if entries:  # without any, that is the problem
        diagnostics += check_navigation(SETTINGS, in_navigation, settings.pages, entries)
    generated = load_editor_files(root)
    stale = check_stale_schema(generated, editor_files(settings, generated))
    every = tuple(sorted([*load_diagnostics, *review_diagnostics, *diagnostics, *stale]))
    if not with_pages or any(item.rule.severity is Severity.BLOCKER for item in every):
        return Compilation(playbook, settings, (), (), every)
    pages = tuple(render_pages(playbook, settings, publication))
    return Compilation(playbook, settings, pages, (*render_files(playbook, settings), stylesheet(root)), every)


def analyse(
    files: Iterable[SourceFile], settings: Settings, reviews: Mapping[str, Review], today: date
) -> tuple[Playbook, list[Diagnostic]]:
    """Parse, link and check. Return the playbook, and all diagnostics in the order of the stages."""
    sources = list(files)
    texts = [file for file in sources if file.text is not None]
    assets = [file for file in sources if file.text is None]
    parsed = [parse(file, settings) for file in texts]
    diagnostics = [item for _, items in parsed for item in items]
    diagnostics += [item for asset in assets for item in check_file(asset)]
    entries, duplicates = deduplicate([entry for entry, _ in parsed if entry])
    unparsed_ids = {file.path.stem for file in texts} - {entry.id for entry in entries}
    playbook, unresolved = link_entries(entries, assets, unparsed_ids, reviews, today)
    checked = [item for check in PLAYBOOK_CHECKS for item in check(playbook, settings)]
    return playbook, [*diagnostics, *duplicates, *unresolved, *checked]
