"""Running other programs."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

MAX_SECONDS = 600


def run(command: Sequence[str | Path], folder: Path | None = None) -> str | None:
    """Run a command without output and for a limited time; return why it failed, in one line, or None."""
    # In its own session, so that its children end with it after a timeout.
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=MAX_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return f"it took longer than {MAX_SECONDS // 60} minutes"
    if process.returncode == 0:
        return None
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("E: ", "Error: ", "npm error ", "npm ERR! "))]
    return (errors or lines[-1:] or [f"it ended with {process.returncode}"])[0]


def output_of(*command: str) -> str | None:
    """Return the output of a quick command, or None if it does not exist or fails."""
    if shutil.which(command[0]) is None:
        return None
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    return None if done.returncode else done.stdout + done.stderr
