"""The search finds a situation by what customers say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.page_monitor import WIDE, visit, watched
from support.site_search import search

pytestmark = pytest.mark.browser


def test_what_customers_say_finds_their_situation(site: Path, address: str, browser: Browser) -> None:
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    situations = [entry for entry in model["entries"] if entry["kind"] == "situations"]
    assert situations
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/index.html")
        shown = {one["url"]: search(page, one["they_say"][0]) for one in situations}
    assert watch.problems == []
    assert {url: found for url, found in shown.items() if url not in found} == {}
