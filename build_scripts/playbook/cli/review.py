"""The command `playbook review`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from playbook.cli.common import find_target, load_valid_playbook, project_root
from playbook.config.settings import Settings
from playbook.git_history import reviewed_text
from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.model.playbook import Playbook
from playbook.review.fingerprint import fingerprint
from playbook.review.records import write_review
from playbook.review.status import Dependency, dependencies


@click.command()
@click.argument("entries", metavar="ENTRY...", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Record the review without asking.")
def review(entries: Sequence[str], yes: bool) -> None:
    """Confirm that ENTRY is still right after a change.

    Shows the old and the new text of everything that ENTRY depends on and that has changed since its last review.
    Re-read the entry, fix it if necessary, then confirm.
    """
    root = project_root()
    playbook, settings = load_valid_playbook(root)
    for entry in [find_target(playbook, name)[0] for name in entries]:
        _review(root, playbook, settings, entry, yes)


def _review(root: Path, playbook: Playbook, settings: Settings, entry: Entry, yes: bool) -> None:
    current = dependencies(playbook, entry)
    unreviewed = [dependency for dependency in current if dependency.suspect or not dependency.recorded]
    stale = set(playbook.reviews.get(entry.id, {})) != {dependency.link.key for dependency in current}
    if not unreviewed and not stale:
        click.echo(f"{entry.id}: nothing that it depends on has changed since its last review.")
        return
    click.echo(f"{entry.file.location(0).path} ({entry.title})")
    for dependency in unreviewed:
        click.echo("\n".join(_show(root, settings, dependency)))
    if yes or click.confirm(f"Is {entry.id} still right?"):
        recorded = {dependency.link.key: fingerprint(dependency.link.destination) for dependency in current}
        path = write_review(root, entry.id, recorded, entry.fields.aliases)
        click.echo(f"Recorded in {path.relative_to(root)}.")
    else:
        click.echo("Nothing was recorded.")


def _show(root: Path, settings: Settings, dependency: Dependency) -> Iterator[str]:
    link = dependency.link
    kind = "passage" if link.passage else KINDS[link.target.kind].singular
    new = link.destination.plain_text
    if not dependency.suspect:
        yield f"\n  {kind} {link.key} has not been reviewed before. Its text:"
        yield from (f"      {line}" for line in new.splitlines())
        return
    yield f"\n  {kind} {link.key} has changed:"
    old = reviewed_text(root, link, str(dependency.recorded), settings)
    if old is None:
        yield "    (the Git history does not contain the old text; the new text is)"
        old = ""
    for line in difflib.ndiff(old.splitlines(), new.splitlines()):
        if not line.startswith("?"):
            yield f"    {line}"
