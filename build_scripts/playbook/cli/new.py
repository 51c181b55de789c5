"""The command `playbook new`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from playbook.authoring.scaffold import empty_fields, slug, template
from playbook.cli.common import exit_on_errors, project_root
from playbook.config.settings import load_settings
from playbook.kinds.registry import KINDS
from playbook.reading.front_matter import parse_front_matter
from playbook.reading.source import CONTENT, SourceFile, load
from playbook.suggestions import did_you_mean


@click.command()
@click.argument("kind")
@click.argument("title")
def new(kind: str, title: str) -> None:
    """Create a page, with notes on what to write where.

    KIND is script, situation, principle, tension, anecdote or article. The file has all the fields and headings that
    this kind needs, and is named after TITLE, which goes in quotes: playbook new script "The order is late". Existing
    files are never overwritten.
    """
    kind, title = _kind(kind), " ".join(title.split())
    id = _id(title)
    root = project_root()
    settings, diagnostics = load_settings(root)
    if not settings:
        exit_on_errors(diagnostics)
    assert settings
    holder = next(_entries_with_id(id, load(root)[0]), None)
    if holder:
        raise click.UsageError(
            f'The id "{id}" is already used by {CONTENT}/{holder.path}. Choose another title. Nothing was written.'
        )
    path = root / CONTENT / kind / f"{id}.md"
    name = path.relative_to(root).as_posix()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(template(kind, settings, title).encode("utf-8"))
    except FileExistsError:
        raise click.UsageError(f"{name} already exists. Nothing was written.") from None
    click.echo("\n".join(_next_steps(kind, name)))


def _kind(value: str) -> str:
    """Return the folder of the kind that an argument names, in the singular or the plural."""
    known = {kind.singular: kind.name for kind in KINDS.values()}
    singular = value.casefold().removesuffix("s")
    if singular not in known:
        hint = did_you_mean(value, known, f"The kinds are: {', '.join(known)}.")
        raise click.BadParameter(f'there is no kind of entry "{value}". {hint}', param_hint="KIND")
    return known[singular]


def _id(title: str) -> str:
    """Return the id for a title."""
    id = slug(title)
    if not id or not title.isprintable():
        reason = "it does not give a name for a file. Use some letters from A to Z."
        raise click.BadParameter(reason, param_hint="TITLE")
    if id == "index":
        raise click.BadParameter("index is the name of a generated page. Choose another title.", param_hint="TITLE")
    return id


def _entries_with_id(id: str, files: Iterable[SourceFile]) -> Iterator[SourceFile]:
    """Yield the files whose entry has an id, now or as an alias."""
    for file in files:
        if file.text is None:
            continue
        front, _ = parse_front_matter(file)
        aliases = front.values.get("aliases")
        if file.path.stem == id or (isinstance(aliases, list) and id in aliases):
            yield file


def _next_steps(kind: str, name: str) -> Iterator[str]:
    sections = KINDS[kind].required_sections
    yield f"Wrote {name}. What to fill in:"
    if fields := empty_fields(kind):
        yield f"  between the two --- lines: {', '.join(fields)}"
    yield f"  below them: {', '.join(['the text', *sections])}"
    yield f"Then type: playbook check {name}"
