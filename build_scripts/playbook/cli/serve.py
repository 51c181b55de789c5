"""The command `playbook serve`."""

from __future__ import annotations

import sys

import click

from playbook.cli.common import EXIT_PROBLEMS, project_root
from playbook.clock import today


@click.command()
@click.option("--address", metavar="HOST:PORT", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
def serve(address: str) -> None:
    """Preview the wiki while you write.

    Open http://127.0.0.1:8000 in a browser, or the address that you chose. The page reloads when you save a file. If
    the file has a problem, it is reported here, and the browser keeps the last good pages. Stop with Ctrl+C.
    """
    from playbook.site import live_preview, mkdocs_plugin  # mkdocs takes a second to import

    try:
        live_preview.serve(project_root(), address, today)
    except mkdocs_plugin.ContentError as error:
        click.echo(str(error), err=True)
        click.echo("Fix these problems, then start the preview again.", err=True)
        sys.exit(EXIT_PROBLEMS)
