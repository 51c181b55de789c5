"""Run commands and measure their CPU time, which other work on the machine hardly affects."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PLAYBOOK = ["-c", "from playbook.cli import main; main()"]
"""The arguments of Python that run the command `playbook`."""


class CommandFailedError(Exception):
    """A measured command failed; the message is its output."""


def run(arguments: Sequence[str], folder: Path) -> tuple[float, str]:
    """Run Python with these arguments in a folder. Return its CPU time in seconds, and its output.

    Raises:
        CommandFailedError: the exit code is not 0.
    """
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    before = os.times()
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    after = os.times()
    if result.returncode:
        raise CommandFailedError(f"This failed in {folder}: python {' '.join(arguments)}\n{result.stdout}")
    seconds = after.children_user - before.children_user + after.children_system - before.children_system
    return seconds, result.stdout
