"""Fixtures for the served site, and for the browser, which is started once per worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from audit.serving import serve_directory
from setup.launch import NoBrowserError, recorded_launch, start_playwright
from support.page_monitor import MILLISECONDS
from support.projects import SMALL, built, copy_project

# The browser can reach no other host, and a page that tries causes an error that the tests see.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

# Background compilation does not pay for pages that are open so briefly, and each worker has one processor.
BRIEF = "--js-flags=--single-threaded --no-opt"

expect.set_options(timeout=MILLISECONDS)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with serve_directory(site) as address:
        yield address


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of four entries, which the test may change."""
    return copy_project(tmp_path / "small", SMALL)


@pytest.fixture(scope="session")
def small_site(once: Callable[[str, Callable[[Path], Any]], Path]) -> Path:
    """The site of the project of four entries. It is read-only."""
    return once("small", lambda folder: built(copy_project(folder, SMALL))) / "site"


@pytest.fixture(scope="session")
def launched() -> Iterator[Callable[..., Browser]]:
    """`launched(option, ...)`: start the headless Chromium that `make browser` found, with additional options."""
    try:
        launch = recorded_launch()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    with start_playwright() as playwright:
        yield lambda *options: playwright.chromium.launch(**{**launch, "args": [*launch["args"], *options]})


@pytest.fixture(scope="session")
def browser(launched: Callable[..., Browser]) -> Iterator[Browser]:
    """The browser, without access to any other host."""
    browser = launched(ALONE, BRIEF)
    yield browser
    browser.close()
