"""The command `playbook build`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from playbook.atomic import replace_directory
from playbook.cli.common import EXIT_PROBLEMS, count_entries, project_root
from playbook.clock import today
from playbook.plurals import count
from playbook.reporters import REPORTERS
from playbook.rules.rule import Severity
from playbook.site.built_site import SITE
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
