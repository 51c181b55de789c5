"""The first visit is light, and shows its words at once, even where every other host is silent."""

from __future__ import annotations

import gzip
import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright
from watching import PHONE, WIDE, visit, watched

pytestmark = pytest.mark.browser

KILOBYTES = 120
PAGES = ("index.html", "a-to-z.html", "scripts/index.html", "situations/index.html", "articles/index.html")

PAINT = """() => new Promise(resolve => new PerformanceObserver((list, observer) => {
    const [first] = list.getEntriesByName('first-contentful-paint');
    if (first) { observer.disconnect(); resolve(first.startTime); }
}).observe({type: 'paint', buffered: true}))"""


@pytest.mark.parametrize("name", PAGES)
def test_the_first_visit_is_light(site: Path, address: str, browser: Browser, name: str) -> None:
    asked: list[str] = []
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path).lstrip("/")))
        visit(page, f"{address}/{name}")
        first = {*asked, "assets/images/favicon.png"}  # for which a browser without a window does not ask
        page.locator(".md-search__input").focus()
        page.wait_for_function("/Type/.test(document.querySelector('.md-search-result__meta').textContent)")
    assert watch.faults == []
    # The index comes when somebody turns to the search, and not before.
    assert sorted({*asked} - first) == ["search/search_index.json"]
    weights = {one: len(gzip.compress((site / one).read_bytes(), mtime=0)) for one in sorted(first)}
    assert sum(weights.values()) <= KILOBYTES * 1000, weights


@pytest.fixture(scope="module")
def silenced() -> Iterator[Browser]:
    """A browser for which every other host is one that takes the call and never says a word."""
    launch = json.loads(Path(sys.prefix, "browser.json").read_text("utf-8"))
    with socket.create_server(("127.0.0.1", 0), backlog=64) as hole, sync_playwright() as playwright:
        rules = f"MAP * 127.0.0.1:{hole.getsockname()[1]}, EXCLUDE 127.0.0.1"
        browser = playwright.chromium.launch(**{**launch, "args": [*launch["args"], f"--host-resolver-rules={rules}"]})
        yield browser
        browser.close()
