"""The command `playbook coverage`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from playbook.atomic import write_atomic
from playbook.cli.common import EXIT_PROBLEMS, load_valid_playbook, project_root
from playbook.plurals import count
from playbook.reporters.coverage import REPORTS, percent, regressions
from playbook.review.coverage import State, measure_coverage


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="For people (text), for programs (json), or for tools that count lines (the rest).",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option(
    "--fail-under",
    metavar="PERCENT",
    type=click.FloatRange(0, 100),
    default=100,
    show_default=True,
    help="Minimum percentage of covered passages.",
)
@click.option("--max-waived", metavar="NUMBER", type=click.IntRange(0), help="Maximum number of waived passages.")
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An earlier JSON report: fail if a passage that was covered then is not covered now.",
)
def coverage(
    format_: str, output: Path | None, fail_under: float, max_waived: int | None, baseline: Path | None
) -> None:
    """Report whether every idea in the articles is used.

    Prints a table, then each passage that is not covered, with its location, the kinds of page that can cover it, and
    how to fix it. Exits with 1 if coverage is incomplete, and with 0 otherwise.
    """
    playbook, settings = load_valid_playbook(project_root())
    measured = measure_coverage(playbook, settings)
    failures: list[str] = []
    if baseline:
        try:
            failures += regressions(playbook, measured, baseline.read_text("utf-8"))
        except ValueError as error:
            raise click.BadParameter(f"{baseline} cannot be used as a baseline: {error}.") from error
    if measured.percent < fail_under:
        failures.append(f"Coverage is {percent(measured)}; the minimum is {fail_under:g}%.")
    if stale := measured.counts[State.STALE_WAIVER]:
        failures.append(f"{count(stale, 'passage')} waived but cited.")
    if max_waived is not None and (waived := measured.counts[State.WAIVED]) > max_waived:
        failures.append(f"{count(waived, 'passage')} waived; the maximum is {max_waived}.")
    report = REPORTS[format_](playbook, measured)
    if output:
        write_atomic(output, f"{report}\n".encode())
        click.echo(f"The report is in {output}.")
    else:
        click.echo(report)
    if failures:
        click.echo("\n" + "\n".join(failures), err=True)
        sys.exit(EXIT_PROBLEMS)
