"""Navigation in the built site: from the home page to a script in two clicks, with and without JavaScript."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from support.page_monitor import WIDE, watched

pytestmark = pytest.mark.browser


def test_the_home_page_leads_to_a_script_in_two_clicks(site: Path, address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        page.goto(f"{address}/index.html")
        page.locator(".pb-situations li a").first.click()
        page.wait_for_url("**/situations/*.html")
        page.locator(".pb-labels a").click()
        page.wait_for_url("**/scripts/*.html")
        assert page.locator(".pb-card .pb-words").first.is_visible()
        # Every other situation has the same two links.
        page.goto(f"{address}/index.html")
        listed = {str(link.get_attribute("href")) for link in page.locator(".pb-situations li a").all()}
    assert watch.problems == []
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    assert listed == {entry["url"] for entry in model["entries"] if entry["kind"] == "situations"}
    for name in sorted(listed):
        link = re.search(r'class="pb-labels"><span><a href="([^"]*)"', (site / name).read_text("utf-8"))
        assert link, name
        assert (site / name).parent.joinpath(link[1]).resolve().parent == site.resolve() / "scripts", name


def test_the_home_page_and_the_a_to_z_work_without_javascript(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE, java_script_enabled=False) as (page, watch):
        page.goto(f"{address}/index.html")
        page.locator(".pb-situations li a").first.click()
        page.wait_for_url("**/situations/*.html")
        assert page.locator(".pb-card .pb-words").first.is_visible()
        page.goto(f"{address}/index.html")
        page.locator(".md-nav a[href='a-to-z.html']").click()
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
    assert watch.problems == []


@pytest.mark.parametrize(("asked", "shown"), [("light", "default"), ("dark", "slate")])
def test_a_page_opens_in_the_preferred_colour_scheme(
    address: str, browser: Browser, asked: Literal["light", "dark"], shown: str
) -> None:
    with watched(browser, address, viewport=WIDE, color_scheme=asked) as (page, watch):
        page.goto(f"{address}/index.html")
        page.locator(f"body[data-md-color-scheme={shown}]").wait_for()
    assert watch.problems == []
