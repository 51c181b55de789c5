"""The command `python -m bench`."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.measure import CommandFailedError, best, run
from bench.proportions import FEWEST
from bench.table import AIMS, HEADER, NOTES, Row

ALONE_RUNS = 3
"""How often the compiler, the coverage and the check are measured, each by itself."""

_PLAYBOOK = ["-c", "from playbook.cli import main; main()"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each size and print its row; the times are told, not judged."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.keep and Path(options.keep).exists():
        parser.error(f"{options.keep} is already there: name a new folder")
    print(HEADER, flush=True)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as temporary:
        folder = Path(options.keep or temporary).resolve()
        for number in options.sizes:
            try:
                rows.append(measure_coverage(number, options.runs, folder / str(number)))
            except CommandFailedError as error:
                print(error, file=sys.stderr)
                return 1
            print(rows[-1].text(rows[0]), flush=True)
    print(f"\n{AIMS}\n\n{NOTES}")
    return 0


def measure_coverage(number: int, runs: int, folder: Path) -> Row:
    """Make a base of that many entries in `folder`, and measure what is built of it, that many times."""
    project, emitted = folder / "project", folder / "emitted"
    run(["-m", "bench.project", str(number), str(project)], Path.cwd())
    compiler, coverage = (_alone(module, project) for module in ("bench.compile_alone", "bench.coverage_alone"))
    check, start = (_command(argument, project) for argument in ("check", "--help"))
    run([*_PLAYBOOK, "export", str(emitted)], project)
    whole, plain = [], []
    # In turn, so that a slow minute of the machine strikes both.
    for _ in range(runs):
        for built in (project, emitted):
            shutil.rmtree(built / "site", ignore_errors=True)
        whole.append(run([*_PLAYBOOK, "build"], project))
        plain.append(run(["-m", "mkdocs", "build"], emitted))
    return Row(number, compiler, coverage, check, start, best(whole), best(plain))


def _alone(module: str, project: Path) -> float:
    return min(float(run(["-m", module], project).output) for _ in range(ALONE_RUNS))


def _command(argument: str, project: Path) -> float:
    return min(run([*_PLAYBOOK, argument], project).seconds for _ in range(ALONE_RUNS))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure how fast the wiki is built, on made-up bases of several sizes, against a plain mkdocs "
        "build of the same pages. The whole takes some minutes.",
    )
    parser.add_argument(
        "--sizes",
        type=_sizes,
        default=[100, 1000, 5000],
        metavar="N,N,…",
        help="how many entries each base has (default: 100,1000,5000)",
    )
    parser.add_argument(
        "--runs",
        type=int,
        choices=range(1, 10),
        default=2,
        metavar="N",
        help="how often each site is built; more runs help on a busy machine (default: 2)",
    )
    parser.add_argument(
        "--keep", metavar="FOLDER", help="make the bases and sites in a new FOLDER and leave them there, to look at"
    )
    return parser


def _sizes(text: str) -> list[int]:
    try:
        sizes = [int(size) for size in text.split(",")]
    except ValueError:
        raise argparse.ArgumentTypeError(f"write numbers with commas between them, not {text!r}") from None
    if min(sizes) < FEWEST:
        raise argparse.ArgumentTypeError(f"a base has at least {FEWEST} entries")
    return sizes


if __name__ == "__main__":
    sys.exit(main())
