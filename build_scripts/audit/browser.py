"""The browser of the audit: the one that `make browser` found, without access to other hosts."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from audit.failure import ToolFailedError
from setup.launch import NoBrowserError, recorded_launch, start_playwright

# A browser that resolves no other host name can load nothing from another host, neither for a page nor for itself.
_ISOLATED = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def open_browser() -> Iterator[int]:
    """Keep a browser open; yield the port at which another program can control it.

    Raises:
        ToolFailedError: no browser was found yet.
    """
    try:
        launch = recorded_launch()
    except NoBrowserError as error:
        raise ToolFailedError(str(error)) from error
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Playwright starts it instead of Lighthouse, so that it starts in the way that is known to work.
    args = [*launch["args"], _ISOLATED, f"--remote-debugging-port={port}"]
    with start_playwright() as playwright:
        opened = playwright.chromium.launch(**{**launch, "args": args})
        try:
            yield port
        finally:
            opened.close()
