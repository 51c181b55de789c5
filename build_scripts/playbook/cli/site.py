"""The commands `playbook build`, `playbook serve` and `playbook export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from playbook.atomic import replace_directory
from playbook.cli.project import EXIT_PROBLEMS, count_entries, exit_on_errors, project_root
from playbook.clock import today
from playbook.compile import compile_project
from playbook.plurals import count
from playbook.reporters import REPORTERS
from playbook.rules.rule import Severity
from playbook.site.built import SITE
from playbook.site.check import check_site
from playbook.site.inventory import Inventory, read_inventory


@click.command()
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The inventory.txt of the last published site: fail if one of its pages is missing now.",
)
def build(baseline: Path | None) -> None:
    """Build the wiki into site/.

    The new site is built beside the old one and replaces it only when it is complete. If there is an error in content/,
    or the new site has a broken link or lacks a page, the problems are reported and the old site stays as it is.
    """
    from playbook.site import mkdocs_build  # mkdocs takes a second to import, and `check` does not need it

    root = project_root()
    last = _last_inventory(root, baseline) if baseline else None
    try:
        with replace_directory(root / SITE, "playbook.json") as folder:
            compilation, site = mkdocs_build.build(root, folder, today())
            diagnostics = check_site(site, compilation.sources, last)
            if any(item.rule.severity is not Severity.WARNING for item in diagnostics):
                raise mkdocs_build.Abort(REPORTERS["full"](diagnostics))
    except mkdocs_build.Abort as error:
        click.echo(str(error), err=True)
        kept = " The site/ folder still holds the last good site." if (root / "site").exists() else ""
        click.echo(f"Nothing was built.{kept}", err=True)
        sys.exit(EXIT_PROBLEMS)
    if diagnostics:
        click.echo(REPORTERS["full"](diagnostics), err=True)
    pages = count(len(compilation.pages), "page")
    click.echo(f"Built {pages} from {count_entries(compilation)}. To see them, open site/index.html.")


def _last_inventory(root: Path, file: Path) -> Inventory:
    path, root = file.resolve(), root.resolve()
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(file)
    try:
        return read_inventory(name, file.read_bytes())
    except ValueError as error:
        raise click.BadParameter(f"{file} is not the inventory of a site: {error}.") from error


@click.command()
@click.option("--address", metavar="HOST:PORT", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
def serve(address: str) -> None:
    """Preview the wiki while you write.

    Open http://127.0.0.1:8000 in a browser, or the address that you chose. The page reloads when you save a file. If
    the file has a problem, it is reported here, and the browser keeps the last good pages. Stop with Ctrl+C.
    """
    from playbook.site import mkdocs_plugin, preview

    try:
        preview.serve(project_root(), address, today)
    except mkdocs_plugin.ContentError as error:
        click.echo(str(error), err=True)
        click.echo("Fix these problems, then start the preview again.", err=True)
        sys.exit(EXIT_PROBLEMS)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def export(folder: Path) -> None:
    """Write the pages to FOLDER as plain Markdown files.

    FOLDER gets every page in docs/, the theme, and a mkdocs.yml, so that "mkdocs build" or another renderer can build
    the wiki without playbook. A folder with other files is never overwritten.
    """
    from playbook.site import export

    root = project_root()
    config = export.read_config(root)
    compilation = compile_project(root, today(), export.publication(config))
    exit_on_errors(list(compilation.diagnostics))
    files = export.write_project(root, config, compilation, folder)
    click.echo(f"Wrote {count(files, 'file')} to {folder}/docs. To build them: cd {folder} && mkdocs build")
