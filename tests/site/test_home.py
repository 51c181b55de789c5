"""The home page: the search box, every situation with the first words to say, and the filter by audience."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support.page_monitor import PHONE, WIDE, watched

pytestmark = pytest.mark.browser


def entries(site: Path, kind: str) -> list[dict[str, Any]]:
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    return [entry for entry in model["entries"] if entry["kind"] == kind]


def test_typing_on_the_home_page_searches(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.goto(f"{address}/index.html")
        page.locator("#pb-ask:focus").wait_for()
        page.keyboard.type("you ruined my event")
        result = page.locator(".md-search-result__link").first
        result.wait_for()
        assert page.locator("[data-md-component=search-query]").input_value() == "you ruined my event"
        page.locator(".md-search-result__link[href*='they-attack-or-blame']").first.click()
        page.wait_for_url("**/they-attack-or-blame.html*")
    assert watch.problems == []


def test_on_a_phone_the_box_has_no_focus_until_it_is_tapped(address: str, browser: Browser) -> None:
    """With the focus in a field, a phone would open its keyboard over half of the page."""
    with watched(browser, address, viewport=PHONE, has_touch=True, is_mobile=True) as (page, watch):
        page.goto(f"{address}/index.html")
        page.locator("#pb-ask").wait_for()
        assert page.evaluate("document.activeElement === document.body")
        page.locator("#pb-ask").tap()
        page.wait_for_function("document.activeElement !== document.body")
        page.keyboard.type("late")
        page.locator(".md-search-result__link").first.wait_for()
    assert watch.problems == []


def test_the_home_page_has_every_situation_with_its_first_words(site: Path, address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE, java_script_enabled=False) as (page, watch):
        page.goto(f"{address}/index.html")
        items = page.locator(".pb-situations li").all()
        shown = {
            item.locator("a").get_attribute("href"): [
                item.locator(part).text_content() for part in ("a", ".pb-staff-title", ".pb-first-words")
            ]
            for item in items
        }
        lines = {entry["id"]: entry["lines"][0]["text"] for entry in entries(site, "scripts")}
        assert shown == {
            entry["url"]: [f"“{entry['they_say'][0]}”", entry["title"], lines[entry["lead"]]]
            for entry in entries(site, "situations")
        }
        # Without scripts there is no search, so its box takes no space.
        assert page.locator(".pb-search").bounding_box() is None
    assert watch.problems == []


def shown(page: Page, links: str) -> set[str]:
    return {
        str(link.get_attribute("href")).rpartition("/")[2] for link in page.locator(links).all() if link.is_visible()
    }


@pytest.mark.parametrize(
    ("name", "kind", "links"),
    [
        ("index.html", "situations", ".pb-situations li a"),
        ("situations/index.html", "situations", "article li a"),
        ("scripts/index.html", "scripts", "article li a"),
    ],
)
@pytest.mark.parametrize("scripting", [True, False], ids=["with-javascript", "without"])
def test_a_list_is_filtered_by_audience(
    site: Path, address: str, browser: Browser, name: str, kind: str, links: str, scripting: bool
) -> None:
    expected = {
        word: {one["url"].rpartition("/")[2] for one in entries(site, kind) if one["audience"] in {word, "both"}}
        for word in ("customers", "colleagues")
    }
    every = expected["customers"] | expected["colleagues"]
    assert all(every > some for some in expected.values())
    with watched(browser, address, viewport=WIDE, java_script_enabled=scripting) as (page, watch):
        page.goto(f"{address}/{name}")
        assert shown(page, links) == every
        for word in ("colleagues", "customers"):
            page.locator(f".pb-filter [value={word}]").click()
            assert shown(page, links) == expected[word]
            # No heading or row remains without entries.
            for heading in page.locator("article h2:has(+ ul [data-for])").all():
                assert heading.is_visible() == heading.locator("+ ul li:visible").first.is_visible()
            for group in page.locator(".pb-situations").all():
                assert group.is_visible() == (group.locator("a:visible").count() > 0)
    assert watch.problems == []
