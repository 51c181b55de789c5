"""The command `playbook check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from playbook.atomic import write_atomic
from playbook.cli.check_fix import fix_files
from playbook.cli.common import EXIT_PROBLEMS, count_entries, project_root
from playbook.clock import today
from playbook.compile import Compilation, compile_project
from playbook.reporters import FOR_PEOPLE, REPORTERS
from playbook.reporters.filter import DiagnosticFilter
from playbook.reporters.shared import describe_totals
from playbook.review.status import due_by_owner
from playbook.rules.documentation import find_rule
from playbook.rules.registry import RULES
from playbook.rules.review.status import DueForReview
from playbook.rules.rule import Rule


def _rules(context: click.Context, option: click.Parameter, values: Iterable[str]) -> frozenset[type[Rule]]:
    """Return the rules that the values of an option select, each by an id, a name, or the start of several ids."""
    rules: set[type[Rule]] = set()
    for value in values:
        matches = [rule for rule in RULES if value and rule.id.startswith(value.upper())]
        try:
            rules.update(matches or [find_rule(value)])
        except LookupError as error:
            raise click.BadParameter(str(error)) from error
    return frozenset(rules)


@click.command()
@click.argument("paths", metavar="[PATHS]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(REPORTERS)),
    default="full",
    show_default=True,
    help="For people (full, concise), for programs (json), or for tools that show problems beside lines (the rest).",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option("--fix", is_flag=True, help="Fix what has only one possible fix, and show each change.")
@click.option(
    "--select", metavar="RULE", multiple=True, callback=_rules, help="Report only this rule. Can be repeated."
)
@click.option("--ignore", metavar="RULE", multiple=True, callback=_rules, help="Ignore this rule. Can be repeated.")
def check(
    paths: tuple[Path, ...],
    format_: str,
    output: Path | None,
    fix: bool,
    select: frozenset[type[Rule]],
    ignore: frozenset[type[Rule]],
) -> None:
    """Report every problem in content/ and how to fix it.

    Each problem comes with its file, line and column. Exits with 1 if there are errors, and with 0 if there are none or
    only warnings.

    The whole project is always checked. PATHS limit the report and the exit code to these files and folders, in this
    order. A RULE is an id (PB401), the start of several ids (PB4), or a name (unknown-entry).
    """
    root = project_root()
    selection = DiagnosticFilter(tuple(_within(root, path) for path in paths), select, ignore)
    compilation = compile_project(root, today(), with_pages=False)
    if fix and compilation.settings and fix_files(root, compilation, selection, to_stderr=format_ not in FOR_PEOPLE):
        compilation = compile_project(root, today(), with_pages=False)
    # Without the settings nothing can be checked, so their problems are reported whatever is selected.
    diagnostics = selection.apply(compilation.diagnostics) if compilation.settings else list(compilation.diagnostics)
    totals = describe_totals(diagnostics) if diagnostics else _no_problems(compilation)
    report = REPORTERS[format_](diagnostics) if diagnostics or format_ not in FOR_PEOPLE else totals
    data = f"{report}\n".encode() if report else b""
    if output:
        write_atomic(output, data)
        click.echo(f"{totals} The report is in {output}.")
    else:
        click.echo(data, nl=False)
        if format_ in FOR_PEOPLE and compilation.playbook and any(item.rule is DueForReview for item in diagnostics):
            click.echo(f"Due for review, by owner: {due_by_owner(compilation.playbook)}.")
    if any(item.rule.severity.level == "error" for item in diagnostics):
        sys.exit(EXIT_PROBLEMS)


def _no_problems(compilation: Compilation) -> str:
    """Return the sentence for a selection without problems."""
    if compilation.diagnostics:
        return f"No problems found in your selection. The whole project has {describe_totals(compilation.diagnostics)}"
    return f"No problems found in {count_entries(compilation)}."


def _within(root: Path, path: Path) -> str:
    """Return a path as diagnostics name it: relative to the project's root."""
    if not os.path.lexists(path):
        raise click.BadParameter(f'there is no file or folder "{path}".', param_hint="PATHS")
    real = Path(os.path.realpath(path))
    # A symbolic link in the project is reported under its own name, not under that of its target.
    named = real if path.name in ("", "..") else Path(os.path.realpath(path.parent)) / path.name
    for candidate in (named, real):
        if candidate.is_relative_to(root):
            return candidate.relative_to(root).as_posix()
    raise click.BadParameter(f'"{path}" is outside the project in {root}.', param_hint="PATHS")
