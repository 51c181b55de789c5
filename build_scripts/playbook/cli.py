"""The command `playbook`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from playbook.compile import Compilation, compile_project
from playbook.output import NotOursError, replacing
from playbook.report import report
from playbook.settings import ConfigError

FINDINGS, WRONG_USE, OUR_BUG = 1, 2, 101
"""Exit codes: the content has findings; the command cannot do what it was asked; the program itself failed."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def playbook() -> None:
    """Make a playbook wiki from the Markdown files in content/.

    Run it anywhere inside the project. Start with "playbook check": it tells every mistake in content/, and how to
    mend it.
    """


@playbook.command()
def check() -> None:
    """Tell every mistake in content/, with its place and how to mend it.

    Writes nothing. Exits with 0 when all is well, and with 1 when there is something to mend.
    """
    compilation = compile_project(_root(), with_pages=False)
    _stop_at_findings(compilation)
    click.echo(f"All is well: {_entries(compilation)} checked.")


@playbook.command()
def build() -> None:
    """Build the wiki into site/.

    The new site is built beside the old one and takes its place only when it is complete. When there is a mistake in
    content/, it is told, and the old site stays as it was.
    """
    from playbook import mkdocs_adapter  # mkdocs takes a second to import, and `check` does not need it

    root = _root()
    try:
        with replacing(root / "site", "playbook.json") as folder:
            compilation = mkdocs_adapter.build(root, folder)
    except mkdocs_adapter.Abort as error:
        click.echo(str(error), err=True)
        kept = " The site in site/ is still the last good one." if (root / "site").exists() else ""
        click.echo(f"Nothing was built.{kept}", err=True)
        sys.exit(FINDINGS)
    pages = sum(page.path.endswith(".md") for page in compilation.pages)
    click.echo(f"Built {pages} pages from {_entries(compilation)} in site/. To look at them, open site/index.html.")


@playbook.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve, as host:port.")
def serve(address: str) -> None:
    """Show the wiki while you write.

    Open http://127.0.0.1:8000 in a browser, or the address that you chose. When you save a file, the page shows the
    change by itself. When the file has a mistake, it is told here, and the browser keeps the last good pages. Stop
    with Ctrl+C.
    """
    from playbook import mkdocs_adapter

    try:
        mkdocs_adapter.serve(_root(), address)
    except mkdocs_adapter.FaultyContentError as error:
        click.echo(str(error), err=True)
        click.echo("Mend this, then start the preview again.", err=True)
        sys.exit(FINDINGS)


@playbook.command()
@click.argument("folder", type=click.Path(path_type=Path))
def emit(folder: Path) -> None:
    """Write the pages to FOLDER as plain Markdown files.

    FOLDER gets a docs/ with every page, the theme, and a mkdocs.yml, so that "mkdocs build" or another renderer can
    take them without this program. A folder with files of your own is never overwritten.
    """
    from playbook.emit import emit as emit_to

    root = _root()
    compilation = compile_project(root)
    _stop_at_findings(compilation)
    count = emit_to(root, compilation, folder)
    click.echo(f"Wrote {count} files to {folder}/docs. To build them: cd {folder} && mkdocs build")


def _root() -> Path:
    """The project's root: the nearest folder, from here upwards, that holds a mkdocs.yml."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise click.UsageError("There is no mkdocs.yml here or in any folder above. Change to the project's folder first.")


def _stop_at_findings(compilation: Compilation) -> None:
    if compilation.diagnostics:
        click.echo(report(compilation.diagnostics), err=True)
        sys.exit(FINDINGS)


def _entries(compilation: Compilation) -> str:
    assert compilation.playbook
    number = len(compilation.playbook.entries)
    return f"{number} entry" if number == 1 else f"{number} entries"


def main() -> None:
    """Run the command; no failure ends in a traceback unless PLAYBOOK_DEBUG is set."""
    try:
        playbook()
    except (NotOursError, ConfigError) as error:
        click.echo(str(error), err=True)
        sys.exit(WRONG_USE)
    except OSError as error:
        click.echo(f"This could not be read, written or opened: {error}", err=True)
        sys.exit(WRONG_USE)
    except Exception as error:
        if os.environ.get("PLAYBOOK_DEBUG"):
            raise
        click.echo(f"playbook failed: {type(error).__name__}: {error}", err=True)
        click.echo("This is a fault of the program, not of your files. Set PLAYBOOK_DEBUG=1 to see where.", err=True)
        sys.exit(OUR_BUG)
