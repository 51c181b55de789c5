"""Shared by the commands: the project's root, its playbook, the entries that arguments name, and the exit codes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from playbook.clock import today
from playbook.compile import Compilation, compile_project
from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic, did_you_mean
from playbook.kinds.article import Article
from playbook.model.entry import Entry
from playbook.model.graph import Playbook
from playbook.model.passage import Passage
from playbook.plurals import count
from playbook.reporters import REPORTERS
from playbook.rules.rule import Severity

EXIT_PROBLEMS, EXIT_USAGE, EXIT_INTERNAL = 1, 2, 101
"""Exit codes: problems in the content; wrong usage or configuration; a bug in playbook."""


def project_root() -> Path:
    """Return the project's root: the nearest folder with a mkdocs.yml, from the current folder upwards."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise click.UsageError("There is no mkdocs.yml in this folder or above it. Change to the project's folder first.")


def load_valid_playbook(root: Path) -> tuple[Playbook, Settings]:
    """Return the playbook, or report the blockers and exit: they would hide a part of it."""
    compilation = compile_project(root, today(), with_pages=False)
    blockers = [item for item in compilation.diagnostics if item.rule.severity is Severity.BLOCKER]
    if blockers or not compilation.playbook or not compilation.settings:
        exit_on_errors(blockers)
    assert compilation.playbook
    assert compilation.settings
    return compilation.playbook, compilation.settings


def exit_on_errors(diagnostics: list[Diagnostic]) -> None:
    """Print the diagnostics, and exit if one of them is not a warning."""
    if diagnostics:
        click.echo(REPORTERS["full"](diagnostics), err=True)
    if any(item.rule.severity is not Severity.WARNING for item in diagnostics):
        sys.exit(EXIT_PROBLEMS)


def find_target(playbook: Playbook, name: str) -> tuple[Entry, Passage | None]:
    """Return the entry that an argument names, and the passage of an article if it names one."""
    entry_id, _, passage_id = name.removesuffix(".md").rpartition("/")[2].partition("#")
    entry = playbook.resolve(entry_id)
    if not entry:
        raise click.BadParameter(
            f'there is no entry "{entry_id}". {did_you_mean(entry_id, playbook.entries, "")}'.strip()
        )
    if not passage_id:
        return entry, None
    passage = entry.passage(passage_id) if isinstance(entry, Article) else None
    if not passage:
        known = [passage.id for passage in entry.passages] if isinstance(entry, Article) else []
        hint = did_you_mean(passage_id, known, "")
        raise click.BadParameter(f'"{entry_id}" has no passage "{passage_id}". {hint}'.strip())
    return entry, passage


def count_entries(compilation: Compilation) -> str:
    """Return the number of entries with its noun, such as "125 entries"."""
    assert compilation.playbook
    return count(len(compilation.playbook.entries), "entry")
