"""The search finds a situation by what customers say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from watching import WIDE, visit, watched

pytestmark = pytest.mark.browser

STATE = "document.querySelector('.md-search-result__meta').textContent.trim()"
# A page is one result, whose first link leads to the page itself; below it stand its sections.
RESULTS = """[...document.querySelectorAll('.md-search-result__list > li')]
    .map(result => new URL(result.querySelector('a').href).pathname)"""


def search(page: Page, words: str) -> list[str]:
    """The pages that are shown at once for these words, the best first: about ten."""
    field = page.locator("[data-md-component=search-query]")
    # Empty first, so that the results before these cannot be taken for them. The theme listens to keys alone.
    field.fill("")
    field.press("End")
    page.wait_for_function(f"{STATE} === 'Type to start searching'")
    field.fill(words)
    field.press("End")
    page.wait_for_function(f"/matching/.test({STATE})")
    return [address.removeprefix("/") for address in page.evaluate(RESULTS)]


def test_what_customers_say_finds_their_situation(site: Path, address: str, browser: Browser) -> None:
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    situations = [entry for entry in model["entries"] if entry["kind"] == "situations"]
    assert situations
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/index.html")
        shown = {one["url"]: search(page, one["they_say"][0]) for one in situations}
    assert watch.faults == []
    assert {url: found for url, found in shown.items() if url not in found} == {}
