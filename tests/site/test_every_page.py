"""Every page of the real site, opened once, before all judges: paper, the first screen, Tab and axe."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from audit.serving import serve_directory
from support.axe import SIZE, Judge
from support.first_screen import unseen
from support.keyboard import ZOOMED, tabbed
from support.page_monitor import PHONE, WIDE, visit, watched
from support.pdf import faults_of_print, most_sheets, printed
from support.site_search import search

pytestmark = pytest.mark.browser

CHUNKS = 8
"""So that the workers of a run share the pages."""


@pytest.fixture(scope="session")
def results(address: str, browser: Browser) -> str:
    """The results of one search, as the theme writes them: it does not matter on which page somebody searches."""
    with watched(browser, address, viewport=SIZE) as (page, watch):
        visit(page, f"{address}/index.html")
        assert len(search(page, "refund")) > 3
        found = page.locator(".md-search-result__list").inner_html()
    assert watch.faults == []
    return str(found)


@pytest.fixture(scope="session")
def light(site: Path, once: Callable[[str, Callable[[Path], Any]], Path]) -> Iterator[str]:
    """Where the built site is served without the entries of its search: Tab comes by the field, and they are read."""

    def make(folder: Path) -> None:
        shutil.copytree(site, folder)
        index = folder / "search" / "search_index.json"
        index.write_text(json.dumps({**json.loads(index.read_text("utf-8")), "docs": []}), "utf-8")

    with serve_directory(once("light", make)) as light:
        yield light


@pytest.fixture(scope="session")
def judge(results: str) -> Judge:
    """The judge of all pages that a worker sees: which looks are legible is learnt once."""
    return Judge(results)


def on_paper(page: Page, name: str, address: str) -> list[str]:
    """Every word and address of the page is printed, on no more sheets than promised."""
    paper = printed(page)
    found = faults_of_print(page, paper, address)
    return [*found, f"{len(paper.sheets)} sheets"] if len(paper.sheets) > most_sheets(name) else found


def with_tab(page: Page) -> list[str]:
    """Tab reaches every control, and one sees where it is, on every width."""
    found = []
    for size in ({**WIDE, "width": 1440}, PHONE, ZOOMED):
        page.set_viewport_size(size)
        found += [f"{size['width']}: {fault}" for fault in tabbed(page)]
    return found


def on_the_first_screen(page: Page) -> list[str]:
    """What to say now is seen at once, on a desk and on a phone."""
    found = []
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        found += [f"{size['width']}: {fault}" for fault in unseen(page)]
    return found


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_judge_finds_a_fault(site: Path, light: str, browser: Browser, judge: Judge, chunk: int) -> None:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))[chunk::CHUNKS]
    assert names
    found = []
    # Without motion every state is there at once.
    with watched(browser, light, viewport=WIDE, reduced_motion="reduce") as (page, watch):
        for name in names:
            visit(page, f"{light}/{name}")
            faults = []
            if page.locator("article").count():
                faults += on_paper(page, name, light)
            if name.startswith(("scripts/", "situations/")) and not name.endswith("/index.html"):
                faults += on_the_first_screen(page)
            faults += with_tab(page)
            faults += judge.faults(page)
            found += [f"{name}: {fault}" for fault in faults]
    assert found + watch.faults == []
    assert len(judge.looks) > 30
