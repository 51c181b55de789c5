"""The chart and the table of the coverage page agree with each other and the model, and so do the states of passages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.page_monitor import WIDE, visit, watched

pytestmark = pytest.mark.browser

PICTURE = """[...document.querySelectorAll('.pb-chart text')].map(text => text.textContent)"""
TABLE = (
    """[...document.querySelectorAll('article table tr')].map(row => [...row.cells].map(cell => cell.textContent))"""
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chart_and_the_table_agree(address: str, browser: Browser, scheme: str) -> None:
    with watched(browser, address, viewport=WIDE, color_scheme=scheme) as (page, watch):
        visit(page, f"{address}/coverage.html")
        picture = page.get_by_role("img", name="Ideas in each article, by the kind of page that uses them")
        assert picture.is_visible()
        texts, (head, *rows) = page.evaluate(PICTURE), page.evaluate(TABLE)
        # Column heads have the colour of the text around the chart.
        colour = page.evaluate("getComputedStyle(document.querySelector('.pb-chart g')).fill")
        assert colour == page.evaluate("getComputedStyle(document.querySelector('.pb-chart').parentElement).color")
    assert watch.problems == []
    kinds, texts = texts[:5], texts[5:]
    assert kinds == head[4:]
    assert [texts[start + 1 : start + 6] for start in range(0, len(texts), 6)] == [row[4:] for row in rows[:-1]]


def test_every_passage_shows_its_state_and_links_to_the_pages_that_use_it(
    site: Path, address: str, browser: Browser
) -> None:
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    articles = [entry for entry in model["entries"] if entry["kind"] == "articles"]
    cited = {(link["to"], link["passage"]): link["from"] for link in model["links"] if link["passage"]}
    with watched(browser, address, viewport=WIDE) as (page, watch):
        for article in articles:
            visit(page, f"{address}/{article['url']}")
            for passage in article["passages"]:
                block = page.locator(".pb-passage", has=page.locator(f"#{passage['id']}"))
                state = block.locator(".pb-state").inner_text()
                assert state == ("waived" if passage["waiver"] else "covered")
                if not passage["waiver"]:
                    assert block.locator(f"a[href*='{cited[article['id'], passage['id']]}']").count() >= 1
    assert watch.problems == []
