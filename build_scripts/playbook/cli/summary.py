"""The command `playbook summary`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from playbook.changes.diff import Version, compare, version
from playbook.changes.summary import summary as summarise
from playbook.cli.common import project_root
from playbook.clock import today
from playbook.compile import compile_project
from playbook.git_history import HistoryError, export_commit, merge_base
from playbook.reading.source import load


@click.command()
@click.option("--base", required=True, metavar="REF", help="A branch, tag or commit, such as origin/main.")
def summary(base: str) -> None:
    """Summarise a change, for the top of a pull request.

    Compares the current files with the commit at which this branch left REF. Prints Markdown: what is left to fix, the
    changed pages, and the coverage. Exits with 0 even if there are problems; use "playbook check" to fail on them.
    """
    root = project_root()
    with tempfile.TemporaryDirectory() as folder:
        try:
            export_commit(root, merge_base(root, base), Path(folder))
        except HistoryError as error:
            raise click.UsageError(str(error)) from error
        before = _version(Path(folder))
    click.echo(summarise(compare(before, _version(root))), nl=False)


def _version(root: Path) -> Version:
    return version(load(root)[0], compile_project(root, today(), with_pages=False))
