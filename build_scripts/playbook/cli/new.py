"""The command `playbook new`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from playbook.cli.project import exit_on_errors, project_root
from playbook.config.settings import load_settings
from playbook.diagnostics import did_you_mean
from playbook.editor.scaffold import blank_fields, slug, template
from playbook.kinds.registry import KINDS
from playbook.reading.front_matter import parse_front_matter
from playbook.reading.source import CONTENT, SourceFile, load


@click.command()
@click.argument("kind")
@click.argument("title")
def new(kind: str, title: str) -> None:
    """Begin a new page: a file with all that a KIND of entry needs, and what to write where.

    KIND is script, situation, principle, tension, anecdote or article. The name of the file is made from TITLE, which
    goes in quotes: playbook new script "The order is late". A file that is there is never overwritten.
    """
    kind, title = _kind(kind), " ".join(title.split())
    id = _id(title)
    root = project_root()
    settings, faults = load_settings(root)
    if not settings:
        exit_on_errors(faults)
    assert settings
    taken = next(_entries_with_id(id, load(root)[0]), None)
    if taken:
        raise click.UsageError(
            f'The id "{id}" is taken by {CONTENT}/{taken.path}. Choose another title. Nothing was written.'
        )
    path = root / CONTENT / kind / f"{id}.md"
    name = path.relative_to(root).as_posix()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(template(kind, settings, title).encode("utf-8"))
    except FileExistsError:
        raise click.UsageError(f"There is already a file {name}. Nothing was written.") from None
    click.echo("\n".join(_what_next(kind, name)))


def _kind(given: str) -> str:
    """The folder of the kind that an argument names, as one entry or as many."""
    known = {kind.singular: kind.name for kind in KINDS.values()}
    singular = given.casefold().removesuffix("s")
    if singular not in known:
        hint = did_you_mean(given, known, f"The kinds are: {', '.join(known)}.")
        raise click.BadParameter(f'there is no kind of entry "{given}". {hint}', param_hint="KIND")
    return known[singular]


def _id(title: str) -> str:
    """The id made of a title."""
    id = slug(title)
    if not id or not title.isprintable():
        reason = "no name for a file can be made of it. Use some letters from A to Z."
        raise click.BadParameter(reason, param_hint="TITLE")
    if id == "index":
        raise click.BadParameter("the page index is made by the build. Choose another title.", param_hint="TITLE")
    return id


def _entries_with_id(id: str, files: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """The files whose entry bears an id, or bore it once."""
    for file in files:
        if file.text is None:
            continue
        front, _ = parse_front_matter(file)
        aliases = front.values.get("aliases")
        if file.path.stem == id or (isinstance(aliases, list) and id in aliases):
            yield file


def _what_next(kind: str, name: str) -> Iterator[str]:
    sections = KINDS[kind].required_sections
    yield f"Wrote {name}. What is still to be written in it:"
    if fields := blank_fields(kind):
        yield f"  between the two lines ---: {', '.join(fields)}"
    yield f"  below them: {', '.join(['the text', *sections])}"
    yield f"Then type: playbook check {name}"
