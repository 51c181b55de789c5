"""Previews of entries at links: shown by pointer and focus, dismissed, and left out where they would repeat the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.keyboard import reach
from support.page_monitor import WIDE, watched

pytestmark = pytest.mark.browser

PAGE = "scripts/delivery-failed-them.html"
LINK = ".pb-avoid-first a[href$='our-troubles-stay-with-us.html']"
SHOWN = "#pb-preview:popover-open"


@pytest.mark.parametrize("way", ["http", "file"])
def test_pointing_at_a_link_shows_a_preview(site: Path, address: str, browser: Browser, way: str) -> None:
    base = address if way == "http" else site.as_uri()
    with watched(browser, base, viewport=WIDE) as (page, watch):
        page.goto(f"{base}/{PAGE}")
        link = page.locator(LINK)
        link.hover()
        bubble = page.locator(SHOWN)
        bubble.wait_for()
        text = bubble.inner_text()
        assert text.startswith("Principle · ")
        assert len(text.splitlines()) == 2
        assert link.get_attribute("aria-describedby") == "pb-preview"
        # The preview stays when the pointer moves onto it.
        bubble.hover()
        assert bubble.is_visible()
        page.mouse.move(5, 5)
        bubble.wait_for(state="hidden")
        assert link.get_attribute("aria-describedby") is None
    assert watch.problems == []


def test_focus_shows_it_and_escape_dismisses_it(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.goto(f"{address}/{PAGE}")
        page.locator("#say-1 .pb-copy").focus()
        reach(page, LINK)
        bubble = page.locator(SHOWN)
        bubble.wait_for()
        page.keyboard.press("Escape")
        bubble.wait_for(state="hidden")
        assert page.locator(f"{LINK}:focus").count() == 1
    assert watch.problems == []


def test_a_preview_does_not_repeat_the_text_beside_its_link(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.goto(f"{address}/{PAGE}")
        with page.expect_request_finished(lambda request: "previews/principles" in request.url):
            page.locator("li a[href$='openness-before-answers.html']").first.hover()
        page.locator("li a[href$='openness-before-answers.html']").first.hover()
        page.locator(LINK).hover()
        page.locator(SHOWN).wait_for()
        assert page.locator("[aria-describedby=pb-preview]").count() == 1
    assert watch.problems == []
