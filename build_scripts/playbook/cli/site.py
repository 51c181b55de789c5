"""The commands that make the site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from playbook.atomic import replace_directory
from playbook.cli.project import EXIT_PROBLEMS, count_entries, exit_on_errors, project_root
from playbook.clock import today
from playbook.compile import compile_project
from playbook.reporters import REPORTERS
from playbook.rules.rule import Severity
from playbook.site.built import SITE
from playbook.site.check import check_site
from playbook.site.inventory import Inventory, read_inventory


@click.command()
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The inventory.txt of the last published site: fail where one of its pages is lost.",
)
def build(baseline: Path | None) -> None:
    """Build the wiki into site/.

    The new site is built beside the old one and takes its place only when it is complete. When there is a mistake in
    content/, or a link, an anchor or a page of the new site is lost, it is told, and the old site stays as it was.
    """
    from playbook.site import mkdocs_adapter  # mkdocs takes a second to import, and `check` does not need it

    root = project_root()
    last = _last_inventory(root, baseline) if baseline else None
    try:
        with replace_directory(root / SITE, "playbook.json") as folder:
            compilation, site = mkdocs_adapter.build(root, folder)
            found = check_site(site, compilation.pages, last)
            if any(finding.rule.severity is not Severity.WARNING for finding in found):
                raise mkdocs_adapter.Abort(REPORTERS["full"](found))
    except mkdocs_adapter.Abort as error:
        click.echo(str(error), err=True)
        kept = " The site in site/ is still the last good one." if (root / "site").exists() else ""
        click.echo(f"Nothing was built.{kept}", err=True)
        sys.exit(EXIT_PROBLEMS)
    if found:
        click.echo(REPORTERS["full"](found), err=True)
    pages = sum(page.path.endswith(".md") for page in compilation.pages)
    click.echo(
        f"Built {pages} pages from {count_entries(compilation)} in site/. To look at them, open site/index.html."
    )


def _last_inventory(root: Path, file: Path) -> Inventory:
    whole = file.resolve()
    name = whole.relative_to(root.resolve()).as_posix() if whole.is_relative_to(root.resolve()) else str(file)
    try:
        return read_inventory(name, file.read_bytes())
    except ValueError as error:
        raise click.BadParameter(f"{file} is no inventory of a site: {error}.") from error


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve, as host:port.")
def serve(address: str) -> None:
    """Show the wiki while you write.

    Open http://127.0.0.1:8000 in a browser, or the address that you chose. When you save a file, the page shows the
    change by itself. When the file has a mistake, it is told here, and the browser keeps the last good pages. Stop
    with Ctrl+C.
    """
    from playbook.site import mkdocs_adapter

    try:
        mkdocs_adapter.serve(project_root(), address)
    except mkdocs_adapter.ContentError as error:
        click.echo(str(error), err=True)
        click.echo("Mend this, then start the preview again.", err=True)
        sys.exit(EXIT_PROBLEMS)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def export(folder: Path) -> None:
    """Write the pages to FOLDER as plain Markdown files.

    FOLDER gets a docs/ with every page, the theme, and a mkdocs.yml, so that "mkdocs build" or another renderer can
    take them without this program. A folder with files of your own is never overwritten.
    """
    from playbook.site.export import export as write_export

    root = project_root()
    compilation = compile_project(root, today())
    exit_on_errors(list(compilation.diagnostics))
    count = write_export(root, compilation, folder)
    click.echo(f"Wrote {count} files to {folder}/docs. To build them: cd {folder} && mkdocs build")
