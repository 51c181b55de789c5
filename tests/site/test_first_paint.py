"""The first visit loads little, and shows text at once, even if no other host answers."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from support.page_monitor import PHONE, WIDE, visit, watched

pytestmark = pytest.mark.browser

KILOBYTES = 120
PAGES = ("index.html", "a-to-z.html", "scripts/index.html", "situations/index.html", "articles/index.html")

PAINTED = "performance.getEntriesByName('first-contentful-paint').length"


@pytest.mark.parametrize("name", PAGES)
def test_the_first_visit_loads_little(site: Path, address: str, browser: Browser, name: str) -> None:
    asked: list[str] = []
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.on("request", lambda request: asked.append(unquote(urlsplit(request.url).path).lstrip("/")))
        visit(page, f"{address}/{name}")
        first = {*asked, "assets/images/favicon.png"}  # which a headless browser does not request
        page.locator(".md-search__input").focus()
        page.wait_for_function("/Type/.test(document.querySelector('.md-search-result__meta').textContent)")
    assert watch.problems == []
    # The index is loaded only when somebody uses the search.
    assert sorted({*asked} - first) == ["search/search_index.json"]
    weights = {one: len(gzip.compress((site / one).read_bytes(), mtime=0)) for one in sorted(first)}
    assert sum(weights.values()) <= KILOBYTES * 1000, weights


PLACES = """() => [...document.querySelectorAll('article :is(h1, h2, h3, p, li, th, td, fieldset, svg):not(.pb-reserved *)')]
    .map(one => [one, one.getBoundingClientRect()])
    .map(([one, box]) => `${one.localName} ${one.textContent.slice(0, 40)} at ${box.x}, ${box.y}`)"""

# Pages on which a script shows something, and the script.
SHOWING = {
    "index.html": "home.js",
    "map.html": "map.js",
    "scripts/delivery-failed-them.html": "card.js",
    "situations/they-attack-or-blame.html": "card.js",
    "tensions/cherish-or-let-go.html": "fullscreen.js",
}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", SHOWING)
def test_nothing_moves_when_a_script_shows_something(
    address: str, browser: Browser, name: str, size: dict[str, int]
) -> None:
    with watched(browser, address, viewport=size) as (page, watch):
        visit(page, f"{address}/{name}")
        assert page.locator(".pb-reserved:not([hidden])").count()
        after = page.evaluate(PLACES)
        page.route(f"**/{SHOWING[name]}", lambda route: route.fulfill(body="", content_type="text/javascript"))
        visit(page, f"{address}/{name}")
        before = page.evaluate(PLACES)
        assert [place for place in before if place not in after] == []
        if size is PHONE:  # on a wide screen a button may be beside a heading
            page.add_style_tag(content=".pb-reserved[hidden] { display: none !important }")
            assert [place for place in page.evaluate(PLACES) if place not in after], (
                "a missing reserved space would not be noticed"
            )
    assert watch.problems == []


@pytest.fixture(scope="module")
def silence() -> Iterator[socket.socket]:
    """A server that accepts every connection and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as silence:
        silence.settimeout(30)
        yield silence


@pytest.fixture(scope="module")
def silenced(launched: Callable[..., Browser], silence: socket.socket) -> Iterator[Browser]:
    """A browser for which every other host is the silent server."""
    browser = launched(f"--host-resolver-rules=MAP * 127.0.0.1:{silence.getsockname()[1]}, EXCLUDE 127.0.0.1")
    yield browser
    browser.close()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_text_is_painted_without_waiting_for_another_host(
    site: Path, address: str, silenced: Browser, scheme: str, size: dict[str, int]
) -> None:
    root = address if scheme == "http" else site.as_uri()
    for name in ("index.html", "scripts/index.html"):
        # A new context has an empty cache.
        with watched(silenced, root, viewport=size) as (page, watch):
            page.goto(f"{root}/{name}", wait_until="commit")
            page.wait_for_function(PAINTED)
        assert watch.problems == []


def test_a_page_that_waits_for_another_host_is_found(
    site: Path, tmp_path: Path, silenced: Browser, silence: socket.socket
) -> None:
    stock = '<link rel="stylesheet" href="http://fonts.example.org/css?family=Roboto">'
    page_of_stock = tmp_path / "index.html"
    page_of_stock.write_text((site / "index.html").read_text("utf-8").replace("</head>", f"{stock}</head>"), "utf-8")
    with watched(silenced, tmp_path.as_uri()) as (page, _):
        page.goto(page_of_stock.as_uri(), wait_until="commit")
        asked, _ = silence.accept()
        with asked:
            # Long enough for any machine to paint the page above; a slower one only finds less.
            page.wait_for_function("performance.now() > 1000", polling=100)
            assert not page.evaluate(PAINTED)
