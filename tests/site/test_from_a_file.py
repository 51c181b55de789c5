"""The site works from a folder, unpacked from a zip file and without a web server, and so does its search."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from support.page_monitor import PHONE, WIDE, visit, watched
from support.site_search import search

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, unpacked from a zip file into a folder whose name has a space and a comma."""
    folder = tmp_path_factory.mktemp("disk")
    archive = Path(shutil.make_archive(str(folder / "site"), "zip", site))
    with ZipFile(archive) as packed:
        packed.extractall(folder / "The playbook, of March")
    return folder / "The playbook, of March"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("start", ["index.html", "scripts/index.html"])
def test_the_search_leads_from_a_phrase_to_a_script(
    unpacked: Path, browser: Browser, start: str, size: dict[str, int]
) -> None:
    model = json.loads((unpacked / "playbook.json").read_text("utf-8"))
    situation = next(entry for entry in model["entries"] if entry["kind"] == "situations")
    address = unpacked.as_uri()
    with watched(browser, address, viewport=size) as (page, watch):
        visit(page, f"{address}/{start}")
        if size is PHONE:
            page.locator(".pb-search-open").click()
        page.locator(".md-search__input").wait_for()
        root = address.removeprefix("file://").lstrip("/")
        assert f"{root}/{situation['url']}" in search(page, situation["they_say"][0])
        page.locator(f".md-search-result__link[href*='{situation['url']}']").first.click()
        page.wait_for_url(f"**/{situation['url']}*")
        assert page.locator("h1").is_visible()
        page.locator(".pb-labels a").first.click()
        page.wait_for_url("**/scripts/*.html")
    # Nothing outside the folder was requested.
    assert watch.problems == []
