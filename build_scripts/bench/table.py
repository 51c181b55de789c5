"""The table of what was measured, a row for each size of base."""

from __future__ import annotations

from dataclasses import dataclass

from bench.measure import Run

AIMS = """\
Aims: the compiler and the coverage each under 3 s at 1,000 entries, and linear, so that "per entry" stays near 1.00;
the whole build at most 1.15 times the plain one."""

NOTES = """\
compiler    from the files to the pages, in memory; without its imports
coverage    the state of every passage and the trust of every entry, of a playbook in memory
check       playbook check
start       playbook --help: what the command takes to start
per entry   time per entry, compared with that of the first row
whole       playbook build, with the check of what was built
plain       mkdocs build of the pages that playbook export wrote, with the same theme
cpu         the processor's share of the seconds: where ratios of the two differ, the machine had other work
peak        the most memory that the process held, in MB
Each time is the least of several runs, every run in a process of its own."""

# The table is as wide as its columns.
# ruff: noqa: E501
HEADER = """\
         |       compiler alone       |  coverage alone  |      check      |     whole build      |     plain build      | whole ÷ plain
 entries | seconds entries/s per entry| seconds per entry| seconds  ÷ start| seconds    cpu  peak | seconds    cpu  peak | seconds   cpu
---------+----------------------------+------------------+-----------------+----------------------+----------------------+--------------"""


@dataclass(frozen=True)
class Row:
    """What was measured on a base of that many entries. `compiler`, `coverage`, `check` and `start` are in seconds."""

    entries: int
    compiler: float
    coverage: float
    check: float
    start: float
    whole: Run
    plain: Run

    def text(self, first: Row) -> str:
        """The row as a line; `first` is the row with which it is compared."""
        share = first.entries / self.entries
        seconds = self.whole.seconds / self.plain.seconds
        processor = self.whole.processor / self.plain.processor
        return (
            f"{self.entries:8,} "
            f"|{self.compiler:8.2f}{self.entries / self.compiler:10,.0f}{share * self.compiler / first.compiler:10.2f}"
            f"|{self.coverage:8.3f}{share * self.coverage / first.coverage:10.2f}"
            f"|{self.check:8.2f}{self.check / self.start:9.2f}"
            f"|{_build(self.whole)} |{_build(self.plain)} |{seconds:8.2f}{processor:6.2f}"
        )


def _build(run: Run) -> str:
    return f"{run.seconds:8.1f}{run.processor:7.1f}{run.peak / 1e6:6.0f}"
