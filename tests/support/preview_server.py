"""A running `playbook serve`, its output and its exit code."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from support.cli_runner import SECONDS
from support.projects import COMMANDS, QUIET

# Processes that a shell runs in the background ignore Ctrl+C, and so would their children.
_HEARING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); os.execv(sys.argv[1], sys.argv[1:])"


class Preview:
    """The process, its address, and the file with its output."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, log: Path) -> None:
        self.process = process
        self.address = address
        self.log = log

    def output(self) -> str:
        """Return everything that was printed so far."""
        return self.log.read_text("utf-8")

    def page(self, name: str) -> str:
        """Return the page as it is served now, or "" if it is not served."""
        try:
            with urlopen(f"{self.address}/{name}", timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except (HTTPError, URLError, TimeoutError, ConnectionError):
            return ""

    def wait_until(self, what: str, condition: Callable[[], bool]) -> None:
        """Wait until a condition is true; fail if the preview ends first."""
        deadline = time.monotonic() + SECONDS
        while not condition():
            assert self.process.poll() is None, f"the preview ended:\n{self.output()}"
            assert time.monotonic() < deadline, f"not within {SECONDS} seconds: {what}\n{self.output()}"
            time.sleep(0.1)

    def interrupt(self) -> int:
        """Press Ctrl+C, and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(SECONDS)


@contextmanager
def previewing(project: Path) -> Iterator[Preview]:
    """Start the preview of a project on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    log = project.parent / "preview.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", _HEARING, COMMANDS / "playbook", "serve", "--address", place],
            cwd=project,
            env={**os.environ, **QUIET},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Preview(process, f"http://{place}", log)
    finally:
        process.kill()
        process.wait()
