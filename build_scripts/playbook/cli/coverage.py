"""The command `playbook coverage`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from playbook.cli.project import EXIT_PROBLEMS, load_valid_playbook, project_root
from playbook.reporters.coverage import REPORTS, percent, regressions
from playbook.review.coverage import State, measure_coverage
from playbook.site.export import write


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="For a person, a program, or a tool that counts lines.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write the report to this file.")
@click.option("--fail-under", type=click.FloatRange(0, 100), default=100, show_default=True, help="Least percentage.")
@click.option("--max-waived", type=click.IntRange(0), help="How many passages may be waived.")
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An earlier JSON report: fail where a passage that it calls covered no longer is.",
)
def coverage(
    format_: str, output: Path | None, fail_under: float, max_waived: int | None, baseline: Path | None
) -> None:
    """Tell whether every idea of the articles has its pages.

    Prints a table, then each passage that is not fine, with its place, what it owes and how to mend it. Exits with 0
    when all is fine, and with 1 when something is missing.
    """
    playbook, settings = load_valid_playbook(project_root())
    measured = measure_coverage(playbook, settings)
    findings: list[str] = []
    if baseline:
        try:
            findings += regressions(playbook, measured, baseline.read_text("utf-8"))
        except ValueError as error:
            raise click.BadParameter(f"{baseline} cannot serve as a baseline: {error}.") from error
    if measured.percent < fail_under:
        findings.append(f"{percent(measured)} of the passages are covered; {fail_under:g} % are asked for.")
    if measured.counts[State.STALE_WAIVER]:
        findings.append(f"Passages that are waived and yet cited: {measured.counts[State.STALE_WAIVER]}.")
    if max_waived is not None and measured.counts[State.WAIVED] > max_waived:
        findings.append(f"{measured.counts[State.WAIVED]} passages are waived; {max_waived} may be.")
    report = REPORTS[format_](playbook, measured)
    if output:
        write(output, report + "\n")
        click.echo(f"Wrote {output}.")
    else:
        click.echo(report)
    if findings:
        click.echo("\n" + "\n".join(findings), err=True)
        sys.exit(EXIT_PROBLEMS)
