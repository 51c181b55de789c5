"""The page of a tension: both sides beside each other, a script for each, and the full screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.page_monitor import PHONE, WIDE, watched

pytestmark = pytest.mark.browser


def test_every_tension_has_two_sides_with_a_script_each(site: Path, address: str, browser: Browser) -> None:
    names = [path.name for path in sorted(site.glob("tensions/*.html")) if path.name != "index.html"]
    assert names
    with watched(browser, address, viewport=WIDE) as (page, watch):
        for name in names:
            page.goto(f"{address}/tensions/{name}", wait_until="domcontentloaded")
            sides = page.locator(".pb-side")
            assert sides.count() == 2, name
            tops = {side.evaluate("one => one.getBoundingClientRect().top") for side in sides.all()}
            assert len(tops) == 1, name
            for side in sides.all():
                assert side.locator(".pb-card-title a[href*='/scripts/']").count() >= 1, name
                assert side.locator(".pb-words:visible").count() > 1, name
    assert watch.problems == []


def test_a_tension_can_fill_the_screen(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.goto(f"{address}/tensions/in-charge-or-equal.html")
        size = "parseFloat(getComputedStyle(document.querySelector('.pb-side p')).fontSize)"
        before = page.evaluate(size)
        page.get_by_role("button", name="Full screen").click()
        page.wait_for_function("document.fullscreenElement?.className === 'pb-board'")
        assert page.evaluate(size) > before
        page.get_by_role("button", name="Exit full screen").click()
        page.wait_for_function("document.fullscreenElement === null")
        page.get_by_role("button", name="Full screen").wait_for()
    assert watch.problems == []


def test_on_a_phone_one_side_follows_the_other(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=PHONE) as (page, watch):
        page.goto(f"{address}/tensions/in-charge-or-equal.html")
        lefts = {side.evaluate("one => one.getBoundingClientRect().left") for side in page.locator(".pb-side").all()}
        assert len(lefts) == 1
    assert watch.problems == []
