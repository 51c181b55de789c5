"""The coverage page and the marks of passages: the picture and the table say the same, and both say what the model says."""

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
def test_the_picture_says_what_the_table_says(address: str, browser: Browser, scheme: str) -> None:
    with watched(browser, address, viewport=WIDE, color_scheme=scheme) as (page, watch):
        visit(page, f"{address}/coverage.html")
        picture = page.get_by_role("img", name="Ideas in each article, by the kind of page that uses them")
        assert picture.is_visible()
        texts, (head, *rows) = page.evaluate(PICTURE), page.evaluate(TABLE)
        # A column head is as dark as the text around it: the picture takes its colour from there.
        colour = page.evaluate("getComputedStyle(document.querySelector('.pb-chart g')).fill")
        assert colour == page.evaluate("getComputedStyle(document.querySelector('.pb-chart').parentElement).color")
    assert watch.faults == []
    kinds, texts = texts[:5], texts[5:]
    assert kinds == head[4:]
    assert [texts[start + 1 : start + 6] for start in range(0, len(texts), 6)] == [row[4:] for row in rows[:-1]]


def test_every_passage_bears_its_state_and_leads_to_the_pages_that_use_it(
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
    assert watch.faults == []
