"""The command `playbook`."""

from __future__ import annotations

import os
import sys

import click

from playbook.atomic import UnmanagedOutputError
from playbook.cli.build import build
from playbook.cli.check import check
from playbook.cli.common import EXIT_INTERNAL, EXIT_USAGE
from playbook.cli.coverage import coverage
from playbook.cli.explain import explain
from playbook.cli.export import export
from playbook.cli.impact import impact
from playbook.cli.new import new
from playbook.cli.review import review
from playbook.cli.serve import serve
from playbook.cli.summary import summary
from playbook.config.settings import ConfigError

__all__ = ["COMMANDS", "EXIT_INTERNAL", "EXIT_USAGE", "main", "playbook"]

COMMANDS = (check, explain, new, build, serve, coverage, review, impact, summary, export)
"""The commands in the order of the help."""


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_InOrder,
    commands={str(command.name): command for command in COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"]},
)
def playbook() -> None:
    """Build a playbook wiki from the Markdown files in content/.

    Run it anywhere inside the project. Start with "playbook check": it reports every problem in content/ and how to
    fix it.
    """


def main() -> None:
    """Run the command. Failures end in a message, and in a traceback only if PLAYBOOK_DEBUG is set."""
    try:
        playbook()
    except (UnmanagedOutputError, ConfigError) as error:
        click.echo(str(error), err=True)
        sys.exit(EXIT_USAGE)
    except OSError as error:
        click.echo(f"The operating system reported an error: {error}", err=True)
        sys.exit(EXIT_USAGE)
    except Exception as error:
        if os.environ.get("PLAYBOOK_DEBUG"):
            raise
        click.echo(f"playbook failed: {type(error).__name__}: {error}", err=True)
        click.echo(
            "This is a bug in playbook, not a problem with your files. Set PLAYBOOK_DEBUG=1 to see where.", err=True
        )
        sys.exit(EXIT_INTERNAL)
