"""A running `playbook serve`: what it says, and how it ends."""

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

from support.projects import COMMANDS, QUIET

SECONDS = 60
"""How long a change may take to show, on the slowest machine."""

# A shell that runs this in the background has made its children deaf to Ctrl+C.
_HEARING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); os.execv(sys.argv[1], sys.argv[1:])"


class Preview:
    """The process, where it serves, and the file that it talks to."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, log: Path) -> None:
        self.process = process
        self.address = address
        self.log = log

    def said(self) -> str:
        """All that was printed so far."""
        return self.log.read_text("utf-8")

    def page(self, name: str) -> str:
        """The page as it is served now; nothing where none is served."""
        try:
            with urlopen(f"{self.address}/{name}", timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except (HTTPError, URLError, TimeoutError, ConnectionError):
            return ""

    def wait_until(self, what: str, holds: Callable[[], bool]) -> None:
        """Ask again and again, until it holds; a preview that has ended will not change any more."""
        deadline = time.monotonic() + SECONDS
        while not holds():
            assert self.process.poll() is None, f"the preview ended:\n{self.said()}"
            assert time.monotonic() < deadline, f"not within {SECONDS} seconds: {what}\n{self.said()}"
            time.sleep(0.1)

    def interrupt(self) -> int:
        """Press Ctrl+C, and give back the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(SECONDS)


@contextmanager
def previewing(project: Path) -> Iterator[Preview]:
    """Start the preview of a project, on a port that is free."""
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
