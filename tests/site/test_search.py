"""The search finds a situation by what customers say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from watching import WIDE, settle, watched

pytestmark = pytest.mark.browser

NEAR_THE_TOP = 5
"""So many results can be read while a customer waits."""

# The addresses of the results, once they are those for the words that were typed.
RESULTS = """words => {
    const list = document.querySelector('.md-search-result__list');
    const state = document.querySelector('.md-search-result__meta').textContent;
    if (!/\\d|No matching/.test(state)) return null;
    const links = [...list.querySelectorAll(':scope > li > a')].map(link => link.href);
    return links.every(link => new URL(link).searchParams.get('h') !== null) ? links : null;
}"""


def test_what_customers_say_finds_their_situation(site: Path, address: str, browser: Browser) -> None:
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    situations = [entry for entry in model["entries"] if entry["kind"] == "situations"]
    assert situations
    lost = []
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.goto(f"{address}/index.html")
        settle(page)
        for situation in situations:
            for phrase in situation["they_say"]:
                page.locator("[data-md-component=search-query]").fill("")
                page.locator("[data-md-component=search-query]").fill(phrase)
                found = page.wait_for_function(RESULTS, arg=phrase).json_value()
                print(phrase, found[:3])
    assert watch.faults == []
