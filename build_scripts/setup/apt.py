"""Installing packages of Debian and Ubuntu, where that may be done without asking anybody."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

IS_ROOT = os.geteuid() == 0

INSTALL_SECONDS = 600


def install_packages(packages: Sequence[str], what: str) -> str | None:
    """Install packages with apt-get, and say so; return why that failed, or None. `what` names them for people."""
    if shutil.which("apt-get") is None:
        return "there is no apt-get here"
    if IS_ROOT:
        as_root = ["env"]
    elif shutil.which("sudo") and run(["sudo", "-n", "true"]) is None:
        as_root = ["sudo", "-n", "env"]
    else:
        return "needs root, or sudo without a password"
    print(f"Installing {what} with apt-get; this takes a minute or two", flush=True)
    apt_get = [*as_root, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # The install decides: an update may complain of a source that has nothing to do with it.
    run([*apt_get, "update"])
    return run([*apt_get, "install", "-y", "--no-install-recommends", *packages])


def run(command: Sequence[str], folder: Path | None = None) -> str | None:
    """Run a command in silence and in bounded time; return why it failed, or None."""
    # A session of its own, so that its children end with it when time is up.
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
        output, _ = process.communicate(timeout=INSTALL_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return f"took longer than {INSTALL_SECONDS // 60} minutes"
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    if process.returncode == 0:
        return None
    errors = [line for line in lines if line.startswith(("E: ", "Error: ", "npm error ", "npm ERR! "))]
    return (errors or lines[-1:] or ["no reason was given"])[0]
