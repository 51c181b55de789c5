"""What every command needs: the project around it, its compilation, and the exit codes."""

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
from playbook.reporters import REPORTERS
from playbook.rules.rule import Severity

EXIT_PROBLEMS, EXIT_USAGE, EXIT_INTERNAL = 1, 2, 101
"""Exit codes: the content has findings; the command cannot do what it was asked; the program itself failed."""


def project_root() -> Path:
    """The project's root: the nearest folder, from here upwards, that holds a mkdocs.yml."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise click.UsageError("There is no mkdocs.yml here or in any folder above. Change to the project's folder first.")


def load_valid_playbook(root: Path) -> tuple[Playbook, Settings]:
    """The playbook, for a command that looks at it as a whole; ends the program where a fault hides a part of it."""
    compilation = compile_project(root, today(), with_pages=False)
    faults = [found for found in compilation.diagnostics if found.rule.severity is Severity.BLOCKER]
    if faults or not compilation.playbook or not compilation.settings:
        exit_on_errors(faults)
    assert compilation.playbook
    assert compilation.settings
    return compilation.playbook, compilation.settings


def exit_on_errors(diagnostics: list[Diagnostic]) -> None:
    """Print the findings, and end the program if one of them is more than a warning."""
    if diagnostics:
        click.echo(REPORTERS["full"](diagnostics), err=True)
    if any(found.rule.severity is not Severity.WARNING for found in diagnostics):
        sys.exit(EXIT_PROBLEMS)


def find_target(playbook: Playbook, name: str) -> tuple[Entry, Passage | None]:
    """The entry, or the passage of an article, that an argument names."""
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
        known = [known.id for known in entry.passages] if isinstance(entry, Article) else []
        hint = did_you_mean(passage_id, known, "")
        raise click.BadParameter(f'"{entry_id}" has no passage "{passage_id}". {hint}'.strip())
    return entry, passage


def count_entries(compilation: Compilation) -> str:
    """How many entries there are, in words."""
    assert compilation.playbook
    number = len(compilation.playbook.entries)
    return f"{number} entry" if number == 1 else f"{number} entries"
