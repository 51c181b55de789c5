"""The command `playbook impact`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from playbook.cli.common import find_target, load_valid_playbook, project_root
from playbook.review.impact import Affected
from playbook.review.impact import impact as affected_by


@click.command()
@click.argument("target", metavar="ENTRY|ARTICLE#PASSAGE")
def impact(target: str) -> None:
    """Show what must be re-read if ENTRY or PASSAGE changes.

    Prints a tree: what depends on it, what depends on that, and so on.
    """
    playbook, _ = load_valid_playbook(project_root())
    entry, passage = find_target(playbook, target)
    tree = affected_by(playbook, entry, passage)
    click.echo(f"{entry.id}#{passage.id}" if passage else f"{entry.id} ({entry.title})")
    if not tree:
        click.echo("Nothing depends on it.")
    for line in _branches(tree, ""):
        click.echo(line)


def _branches(tree: Sequence[Affected], indent: str) -> Iterator[str]:
    for affected in tree:
        last = affected is tree[-1]
        note = ", shown elsewhere in this tree" if affected.repeated else ""
        entry = affected.entry
        yield f"{indent}{'└── ' if last else '├── '}{entry.file.path} ({entry.title}{note})"
        yield from _branches(affected.dependents, indent + ("    " if last else "│   "))
