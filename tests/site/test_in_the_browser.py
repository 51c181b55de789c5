"""Every page of the built site, in a browser, in light and in dark, on a wide screen and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from watching import PHONE, WIDE, visit, watched

pytestmark = pytest.mark.browser

CHUNKS = 6
"""So that the workers of a run share the pages."""

SCHEMES = {"light": "default", "dark": "slate"}

# Is the first line of the card's words wholly on the screen, with nothing before it?
FIRST_WORDS_ARE_SEEN = """() => {
    const words = document.querySelector('.pb-card .pb-words');
    if (!words) return 'there is no card';
    const box = words.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) return `from ${box.top} to ${box.bottom} of ${innerHeight}`;
    if (box.left < 0 || box.right > innerWidth) return `from ${box.left} to ${box.right} of ${innerWidth}`;
    const line = words.getClientRects()[0];
    const top = document.elementFromPoint(line.left + 5, line.top + line.height / 2);
    return words.contains(top) ? '' : `hidden behind ${top.className}`;
}"""

TOO_WIDE = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5 && one.closest('.md-content'))
    .map(one => one.outerHTML.slice(0, 80))"""


def faults_of(page: Page, name: str, scheme: str) -> list[str]:
    """What a reader would miss on a page that was just loaded."""
    faults = []
    if not page.title().strip():
        faults.append("no title")
    if not page.locator("h1").first.inner_text().strip():
        faults.append("no h1")
    if page.locator("body").get_attribute("data-md-color-scheme") != SCHEMES[scheme]:
        faults.append(f"not in {scheme}")
    if page.locator("link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=preload]").count():
        faults.append("prepares to ask another host")
    kind, _, stem = name.rpartition("/")
    if kind in {"scripts", "situations"} and stem != "index.html" and (unseen := page.evaluate(FIRST_WORDS_ARE_SEEN)):
        faults.append(f"the first words to say are not on the first screen: {unseen}")
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if width[0] > width[1]:
        faults.append(f"wider than the screen: {width}, {page.evaluate(TOO_WIDE)}")
    return [f"{name}: {fault}" for fault in faults]


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize(("scheme", "viewport"), [("light", WIDE), ("dark", PHONE)], ids=["light-wide", "dark-phone"])
def test_pages_have_no_fault(
    site: Path, address: str, browser: Browser, scheme: str, viewport: dict[str, int], chunk: int
) -> None:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))[chunk::CHUNKS]
    assert names
    faults = []
    with watched(browser, address, viewport=viewport, color_scheme=scheme) as (page, watch):
        for name in names:
            visit(page, f"{address}/{name}")
            faults += faults_of(page, name, scheme)
    assert faults + watch.faults == []


def test_the_home_grid_leads_to_a_script_in_two_clicks(site: Path, address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.goto(f"{address}/index.html")
        page.locator(".pb-grid td a").first.click()
        page.wait_for_url("**/situations/*.html")
        page.locator(".pb-card-title a").click()
        page.wait_for_url("**/scripts/*.html")
        assert page.locator(".pb-card .pb-words").first.is_visible()
        # The same two links for every other situation.
        page.goto(f"{address}/index.html")
        grid = {str(link.get_attribute("href")) for link in page.locator(".pb-grid td a").all()}
    assert watch.faults == []
    assert grid == {path.relative_to(site).as_posix() for path in site.glob("situations/*.html")} - {
        "situations/index.html"
    }
    for name in sorted(grid):
        link = re.search(r'class="pb-card-title">[^<]*<a href="([^"]*)"', (site / name).read_text("utf-8"))
        assert link, name
        assert (site / name).parent.joinpath(link[1]).resolve().parent == site.resolve() / "scripts", name


def test_without_javascript_the_grid_and_the_a_to_z_lead_on(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE, java_script_enabled=False) as (page, watch):
        page.goto(f"{address}/index.html")
        page.locator(".pb-grid td a").first.click()
        page.wait_for_url("**/situations/*.html")
        assert page.locator(".pb-card .pb-words").first.is_visible()
        page.goto(f"{address}/index.html")
        page.locator(".md-content a[href='a-to-z.html']").click()
        page.wait_for_url("**/a-to-z.html")
        letter = page.locator(".pb-letters a").last
        anchor = str(letter.get_attribute("href"))
        letter.click()
        page.wait_for_url(f"**/a-to-z.html{anchor}")
        heading = page.locator(anchor)
        assert heading.evaluate("one => one.getBoundingClientRect().top < innerHeight")
        page.locator(f"{anchor} + ul a").first.click()
        page.wait_for_url(lambda url: "a-to-z" not in url)
        assert page.locator("h1").is_visible()
    assert watch.faults == []
