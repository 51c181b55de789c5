"""Measuring: a command in a process of its own, with its time and its peak memory.

Linux never gives a process a lower peak than the process that started it had. So what starts the commands must stay
small: neither this module nor the command itself imports the compiler or mkdocs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_BUILD_SCRIPTS = Path(__file__).parents[1]
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the system counts the peak of a process's memory in: bytes on macOS, kilobytes elsewhere."""


class CommandFailedError(Exception):
    """A command that is to be measured did not end well."""


@dataclass(frozen=True)
class Run:
    """One run of a command, from the start of its process to its end.

    `processor` is the time that it did not spend waiting, for the disk or for its turn; `peak` is in bytes.
    """

    seconds: float
    processor: float
    peak: int
    output: str


def run(arguments: Sequence[str], folder: Path) -> Run:
    """Run Python with these arguments in a folder.

    Raises:
        CommandFailedError: it exits with something other than 0.
    """
    environment = {**os.environ, "PYTHONPATH": str(_BUILD_SCRIPTS)}
    # A file and not a pipe: nobody reads while we wait for the process itself, which alone tells its own memory.
    with tempfile.TemporaryFile() as output:
        start = perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    if process.returncode:
        raise CommandFailedError(f"This failed in {folder}: python {' '.join(arguments)}\n{text}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _PEAK_UNIT, text)


def best(runs: Sequence[Run]) -> Run:
    """The least time of each kind: what a run took longer was the machine's doing. Of the peaks, the highest."""
    seconds = min(run.seconds for run in runs)
    processor = min(run.processor for run in runs)
    return Run(seconds, processor, max(run.peak for run in runs), runs[-1].output)
