"""Open every page of the real site once, and check it in every way: on paper, the first screen, with Tab and with axe."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from audit.serving import serve_directory
from support.axe import SIZE, AxeChecker
from support.first_screen import unseen
from support.keyboard import ZOOMED, tabbed
from support.page_monitor import PHONE, WIDE, visit, watched
from support.pdf import missing_on_paper, most_sheets, printed
from support.site_search import search

pytestmark = pytest.mark.browser

CHUNKS = 8
"""The number of parts into which the pages are divided, so that workers share them."""


@pytest.fixture(scope="session")
def results(address: str, browser: Browser) -> str:
    """The HTML of the results of one search, which are the same on every page."""
    with watched(browser, address, viewport=SIZE) as (page, watch):
        visit(page, f"{address}/index.html")
        assert len(search(page, "refund")) > 3
        found = page.locator(".md-search-result__list").inner_html()
    assert watch.problems == []
    return str(found)


@pytest.fixture(scope="session")
def light(site: Path, once: Callable[[str, Callable[[Path], Any]], Path]) -> Iterator[str]:
    """The address of the site with an empty search index: Tab passes the search field, which makes pages load the index."""

    def make(folder: Path) -> None:
        shutil.copytree(site, folder)
        index = folder / "search" / "search_index.json"
        index.write_text(json.dumps({**json.loads(index.read_text("utf-8")), "docs": []}), "utf-8")

    with serve_directory(once("light", make)) as light:
        yield light


@pytest.fixture(scope="session")
def checker(results: str) -> AxeChecker:
    """The accessibility checker of a worker, which remembers the styles that it has checked."""
    return AxeChecker(results)


def on_paper(page: Page, name: str, address: str) -> list[str]:
    """Return what is missing from the printed page, and a problem if it takes too many sheets."""
    paper = printed(page)
    found = missing_on_paper(page, paper, address)
    return [*found, f"{len(paper.sheets)} sheets"] if len(paper.sheets) > most_sheets(name) else found


def with_tab(page: Page) -> list[str]:
    """Return the controls that Tab does not reach, or reaches without a visible focus, at every width."""
    found = []
    for size in ({**WIDE, "width": 1440}, PHONE, ZOOMED):
        page.set_viewport_size(size)
        found += [f"{size['width']}: {problem}" for problem in tabbed(page)]
    return found


def on_the_first_screen(page: Page) -> list[str]:
    """Return the parts of the card that the first screen does not show, on a desktop and on a phone."""
    found = []
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        found += [f"{size['width']}: {problem}" for problem in unseen(page)]
    return found


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_page_has_a_problem(site: Path, light: str, browser: Browser, checker: AxeChecker, chunk: int) -> None:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))[chunk::CHUNKS]
    assert names
    found = []
    # With reduced motion, every state is reached at once.
    with watched(browser, light, viewport=WIDE, reduced_motion="reduce") as (page, watch):
        for name in names:
            visit(page, f"{light}/{name}")
            problems = []
            if page.locator("article").count():
                problems += on_paper(page, name, light)
            if name.startswith(("scripts/", "situations/")) and not name.endswith("/index.html"):
                problems += on_the_first_screen(page)
            problems += with_tab(page)
            problems += checker.problems(page)
            found += [f"{name}: {problem}" for problem in problems]
    assert found + watch.problems == []
    assert len(checker.styles) > 30
