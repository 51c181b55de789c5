"""The command `playbook export`."""

from __future__ import annotations

from pathlib import Path

import click

from playbook.cli.common import exit_on_errors, project_root
from playbook.clock import today
from playbook.compile import compile_project
from playbook.plurals import count


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
