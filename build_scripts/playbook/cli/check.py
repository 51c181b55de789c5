"""The command `playbook check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from playbook.atomic import write_atomic
from playbook.cli.fix import fix
from playbook.cli.project import EXIT_PROBLEMS, count_entries, project_root
from playbook.clock import today
from playbook.compile import Compilation, compile_project
from playbook.reporters import FOR_PEOPLE, REPORTERS
from playbook.reporters.filter import DiagnosticFilter
from playbook.reporters.presentation import count_in_words
from playbook.rules.documentation import find_rule
from playbook.rules.registry import RULES
from playbook.rules.rule import Rule


def _rules(context: click.Context, option: click.Parameter, words: Iterable[str]) -> frozenset[type[Rule]]:
    """The rules that words of the command line mean: each an id, a name, or the start of ids."""
    found: set[type[Rule]] = set()
    for word in words:
        family = [rule for rule in RULES if word and rule.id.startswith(word.upper())]
        try:
            found.update(family or [find_rule(word)])
        except LookupError as error:
            raise click.BadParameter(str(error)) from error
    return frozenset(found)


@click.command()
@click.argument("paths", metavar="[PATHS]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(REPORTERS)),
    default="full",
    show_default=True,
    help="For a person (full, concise), a program (json), or what shows it beside the lines.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option("--fix", "fixing", is_flag=True, help="Mend what has one right mend, and show what was changed.")
@click.option("--select", metavar="RULE", multiple=True, callback=_rules, help="Tell only this rule; may be repeated.")
@click.option("--ignore", metavar="RULE", multiple=True, callback=_rules, help="Pass over this rule; may be repeated.")
def check(
    paths: tuple[Path, ...],
    format_: str,
    output: Path | None,
    fixing: bool,
    select: frozenset[type[Rule]],
    ignore: frozenset[type[Rule]],
) -> None:
    """Tell every mistake in content/, and how to mend it.

    Each is told with its file, line and column. Exits with 0 when all is well or there are warnings alone, and with 1
    when there is something to mend.

    Everything is checked. With PATHS, only what is in these files and folders is told and counts, in their order. A
    RULE is a name (unknown-entry), an id (PB401), or the start of several ids (PB4).
    """
    root = project_root()
    asked = DiagnosticFilter(tuple(_within(root, path) for path in paths), select, ignore)
    compilation = compile_project(root, today(), with_pages=False)
    if fixing and compilation.settings and fix(root, compilation, asked, aside=format_ not in FOR_PEOPLE):
        compilation = compile_project(root, today(), with_pages=False)
    # Without the settings nothing could be checked, and that is told whatever was asked for.
    found = asked.apply(compilation.diagnostics) if compilation.settings else list(compilation.diagnostics)
    outcome = count_in_words(found) if found else _all_clear(compilation)
    report = REPORTERS[format_](found) if found or format_ not in FOR_PEOPLE else outcome
    written = f"{report}\n".encode() if report else b""
    if output:
        write_atomic(output, written)
        click.echo(f"{outcome} The report is in {output}.")
    else:
        click.echo(written, nl=False)
    if any(finding.rule.severity.level == "error" for finding in found):
        sys.exit(EXIT_PROBLEMS)


def _all_clear(compilation: Compilation) -> str:
    """What is said where nothing that was asked for was found."""
    if compilation.diagnostics:
        more = count_in_words(compilation.diagnostics)
        return f'Nothing to mend in what you asked for. "playbook check" tells of more: {more}'
    return f"All is well: {count_entries(compilation)} checked."


def _within(root: Path, path: Path) -> str:
    """A path as findings name it: relative to the project's root."""
    if not os.path.lexists(path):
        raise click.BadParameter(f'there is no file or folder "{path}" here.', param_hint="PATHS")
    real = Path(os.path.realpath(path))
    # A link in the project is told of under its own name, wherever it leads.
    named = real if path.name in ("", "..") else Path(os.path.realpath(path.parent)) / path.name
    for place in (named, real):
        if place.is_relative_to(root):
            return place.relative_to(root).as_posix()
    raise click.BadParameter(f'"{path}" is not in the project, which is in {root}.', param_hint="PATHS")
