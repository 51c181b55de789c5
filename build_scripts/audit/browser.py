"""The browser of the audit: the one that `make browser` found, cut off from every other host."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from audit.failure import ToolFailedError

RECORD = Path(sys.prefix, "browser.json")

# A browser that finds no other host can ask none, neither for a page nor for itself.
_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def browser() -> Iterator[int]:
    """Keep a browser open; gives the port at which another program can lead it.

    Raises:
        ToolFailedError: no browser is known.
    """
    if not RECORD.is_file():
        raise ToolFailedError("No browser is known yet. Type: make browser")
    launch = json.loads(RECORD.read_text("utf-8"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Playwright starts it, and not Lighthouse, so that it is started in the very way that is known to work.
    args = [*launch["args"], _ALONE, f"--remote-debugging-port={port}"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(**{**launch, "args": args})
        try:
            yield port
        finally:
            opened.close()
