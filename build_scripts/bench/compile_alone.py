"""Compile the project in the current folder, and print how many seconds it took, from its files to its pages.

A process of its own, so that nothing is warm from an earlier run; its imports are not counted.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from playbook.clock import today
from playbook.compile import compile_project


def main() -> None:
    """Compile once; a finding is an error, since no pages would have been rendered."""
    start = perf_counter()
    compilation = compile_project(Path(), today())
    seconds = perf_counter() - start
    if compilation.diagnostics:
        found = compilation.diagnostics[0]
        raise SystemExit(f"{len(compilation.diagnostics)} findings; the first is {found.location}: {found.message}")
    print(seconds)


if __name__ == "__main__":
    main()
