"""Start the headless Chromium that `make browser` found."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from setup.node import NODE

RECORD = Path(sys.prefix, "browser.json")
"""The file with the arguments for Playwright's launch, in the environment's folder."""

Launch = dict[str, Any]


class NoBrowserError(Exception):
    """No browser was recorded."""


def recorded_launch() -> Launch:
    """Return the arguments with which the browser is launched: `playwright.chromium.launch(**recorded_launch())`.

    Raises:
        NoBrowserError: none was found yet.
    """
    try:
        launch: Launch = json.loads(RECORD.read_text("utf-8"))
    except FileNotFoundError as error:
        raise NoBrowserError("No browser has been found yet. Type: make browser") from error
    return launch


def use_own_node() -> None:
    """Let Playwright run in the environment's Node.

    The Node in Playwright's wheel needs the library libatomic, which Debian and Ubuntu do not install by default:
    https://github.com/nodejs/node/issues/60790
    """
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))


@contextmanager
def start_playwright() -> Iterator[Playwright]:
    """Start Playwright, on any machine that has the environment."""
    use_own_node()
    with sync_playwright() as playwright:
        yield playwright
