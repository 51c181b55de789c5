"""The command `python -m bench`."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import PLAYBOOK, CommandFailedError, run

SIZES = (100, 1000, 5000)
"""The approximate numbers of entries in the measured projects."""

HEADER = """\
Seconds of CPU time

entries    check    build    plain    build ÷ plain"""

NOTES = """\
check   playbook check
build   playbook build, which also checks the built site
plain   mkdocs build of the pages that playbook export writes, with the same theme

The projects are copies of the content. The aims are a check of 1,000 entries in less than 3 seconds, and a build that
takes at most 1.15 times as long as a plain one."""


@dataclass(frozen=True)
class Row:
    """The CPU times of one project in seconds."""

    entries: int
    check: float
    build: float
    plain: float

    def __str__(self) -> str:
        ratio = self.build / self.plain
        return f"{self.entries:7,}{self.check:9.1f}{self.build:9.1f}{self.plain:9.1f}{ratio:17.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the projects and print a row for each. Times have no influence on the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure how much longer playbook build takes than a plain mkdocs build of the same pages.",
    )
    parser.add_argument(
        "--sizes",
        metavar="ENTRIES",
        type=int,
        nargs="+",
        default=SIZES,
        help="about how many entries the projects have (default: 100 1000 5000, which takes some minutes)",
    )
    print(HEADER, flush=True)
    with tempfile.TemporaryDirectory(prefix="playbook-bench-") as folder:
        for size in parser.parse_args(arguments).sizes:
            try:
                print(measure(size, Path(folder).resolve() / str(size)), flush=True)
            except CommandFailedError as error:
                print(error, file=sys.stderr)
                return 1
    print(f"\n{NOTES}")
    return 0


def measure(size: int, folder: Path) -> Row:
    """Measure a project of about this size, written to a new folder. The faster of two runs counts."""
    project, exported = folder / "project", folder / "exported"
    entries = int(run(["-m", "bench.project", str(size), str(project)], Path.cwd())[1])
    run([*PLAYBOOK, "export", str(exported)], project)
    check, build, plain = [], [], []
    for _ in range(2):
        for built in (project, exported):
            shutil.rmtree(built / "site", ignore_errors=True)
        check.append(run([*PLAYBOOK, "check"], project)[0])
        build.append(run([*PLAYBOOK, "build"], project)[0])
        plain.append(run(["-m", "mkdocs", "build", "--quiet"], exported)[0])
    return Row(entries, min(check), min(build), min(plain))


if __name__ == "__main__":
    sys.exit(main())
