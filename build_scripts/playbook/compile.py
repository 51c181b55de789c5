"""The stages of the compiler, from files to a linked playbook, its diagnostics and its pages.

Everything here but `compile_project` is a pure function of the source files and the settings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playbook.checks import CHECKS
from playbook.diagnostics import Diagnostic
from playbook.linker import link
from playbook.model import Playbook
from playbook.page import Page
from playbook.parse import check_asset, parse, unique
from playbook.render import render
from playbook.settings import Settings, load_settings
from playbook.source import SourceFile, load


@dataclass(frozen=True)
class Compilation:
    """What comes of the content. `playbook` is None where the settings could not be read."""

    playbook: Playbook | None
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]


def compile_project(root: Path, *, with_pages: bool = True) -> Compilation:
    """Read the project at `root` and compile it. Pages are rendered only where nothing is wrong."""
    settings, bad_settings = load_settings(root)
    files, unread = load(root)
    if not settings:
        return Compilation(None, (), tuple(sorted([*bad_settings, *unread])))
    playbook, diagnostics = analyse(files, settings)
    found = tuple(sorted([*unread, *diagnostics]))
    pages = tuple(render(playbook, settings)) if with_pages and not found else ()
    return Compilation(playbook, pages, found)


def analyse(files: Iterable[SourceFile], settings: Settings) -> tuple[Playbook, list[Diagnostic]]:
    """Parse, link and check: the playbook, and every finding in the order of the stages."""
    sources = list(files)
    texts = [file for file in sources if file.text is not None]
    assets = [file for file in sources if file.text is None]
    parsed = [parse(file, settings) for file in texts]
    diagnostics = [found for _, faults in parsed for found in faults]
    diagnostics += [found for asset in assets for found in check_asset(asset)]
    entries, duplicates = unique([entry for entry, _ in parsed if entry])
    faulty = {file.path.stem for file in texts} - {entry.id for entry in entries}
    playbook, unresolved = link(entries, assets, faulty)
    checked = [found for check in CHECKS for found in check(playbook, settings)]
    return playbook, [*diagnostics, *duplicates, *unresolved, *checked]
