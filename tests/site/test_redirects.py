"""Redirects from the old address of a renamed entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from audit.serving import serve_directory
from support.page_monitor import watched

pytestmark = pytest.mark.browser

OLD, NEW = "scripts/lost-parcel.html", "scripts/late-parcel.html"


@pytest.fixture(scope="module")
def renamed(small_site: Path) -> Iterator[str]:
    """The address of a site in which `lost-parcel` is now called `late-parcel`."""
    with serve_directory(small_site) as address:
        yield address


def test_the_old_address_redirects_to_the_new_one_with_its_anchor(renamed: str, browser: Browser) -> None:
    with watched(browser, renamed) as (page, watch):
        page.goto(f"{renamed}/{OLD}?from=mail#if-they-push-back")
        page.wait_for_url(lambda url: url == f"{renamed}/{NEW}?from=mail#if-they-push-back")
        assert page.locator("article h1").inner_text().startswith("The parcel is late")
        assert page.locator("#if-they-push-back").is_visible()
    assert watch.problems == []


def test_the_back_button_skips_the_redirect(renamed: str, browser: Browser) -> None:
    with watched(browser, renamed) as (page, watch):
        page.goto(f"{renamed}/index.html")
        page.evaluate(f"location.assign('{OLD}')")
        page.wait_for_url(f"{renamed}/{NEW}")
        page.go_back()
        page.wait_for_url(f"{renamed}/index.html")
    assert watch.problems == []


def test_the_redirect_works_without_javascript(renamed: str, browser: Browser) -> None:
    # The page before the browser refreshes it.
    with watched(browser, renamed, java_script_enabled=False) as (page, watch):
        text = page.request.get(f"{renamed}/{OLD}").text()
        # A page without an icon may make the browser request /favicon.ico.
        assert '<link rel="icon" ' in text
        page.set_content(text.split("<noscript>")[0] + text.split("</noscript>")[1])
        link = page.get_by_role("link", name="The parcel is late")
        assert link.get_attribute("href") == "late-parcel.html"
        page.goto(f"{renamed}/{OLD}")
        page.wait_for_url(f"{renamed}/{NEW}")
    assert watch.problems == []
