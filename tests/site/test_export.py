"""The exported pages are plain Markdown, from which renderers that know nothing of this compiler build the same site."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from audit.serving import serve_directory
from support.page_monitor import PHONE, watched
from support.projects import copy_project, differences, files, run

INDEX = "search/search_index.json"


@pytest.fixture(scope="module")
def exported(once: Callable[[str, Callable[[Path], Any]], Path]) -> Path:
    """The exported pages of the real project. They are read-only, except that each renderer writes to its own folder."""

    def make(folder: Path) -> None:
        folder.mkdir()
        result = run(copy_project(folder / "project"), "playbook", "export", folder / "exported")
        assert result.returncode == 0, result.stderr

    return once("export", make) / "exported"


def pages(exported: Path) -> set[str]:
    """Return the pages that every renderer must make from the exported files."""
    docs = exported / "docs"
    return {path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")}


def searchable(index: bytes) -> list[tuple[str, str, str]]:
    """Return all entries of a search index."""
    return sorted((entry["location"], entry["title"], entry["text"]) for entry in json.loads(index)["docs"])


def article(html: bytes) -> str:
    """Return the content of a page without the theme around it, and with normalised spaces."""
    found = re.search(r"<h1.*?(?=</article>)", html.decode("utf-8"), re.DOTALL)
    assert found
    # Zensical wraps code for highlighting, and does not escape quotation marks in it.
    bare = re.sub(r'<div class="highlight"><pre><span></span>(.*?)</pre></div>', r"<pre>\1</pre>", found[0], flags=re.S)
    return " ".join(bare.replace("&quot;", '"').split())


def test_plain_mkdocs_builds_the_same_pages(site: Path, exported: Path, tmp_path: Path) -> None:
    result = run(exported, "mkdocs", "build", "--strict", "-d", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    made, ours = files(tmp_path / "site"), files(site)
    assert [name for name in sorted(pages(exported)) if article(made[name]) != article(ours[name])] == []
    # The theme around the pages is without our overrides. The sitemap has the time of the build. The search has the same
    # entries, in the order of the files. Only our build writes an inventory.
    others = {name for name in differences(made, ours) if not name.endswith(".html")}
    assert others - {"sitemap.xml", "sitemap.xml.gz", INDEX, "search/search_index.js"} == {"inventory.txt"}
    assert searchable(made[INDEX]) == searchable(ours[INDEX])
    assert made["index.html"].count(b'.css") layer(theme);') == 2


@pytest.mark.browser
def test_zensical_builds_the_same_pages(site: Path, exported: Path, browser: Browser) -> None:
    result = run(exported, "zensical", "build", "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    made = files(exported / "site")
    assert pages(exported) - made.keys() == set()
    ours = files(site)
    assert [name for name in sorted(pages(exported)) if article(made[name]) != article(ours[name])] == []
    assert made["playbook.json"] == ours["playbook.json"]
    assert made["index.html"].count(b'.css") layer(theme);') == 2
    some = ["index.html", "a-to-z.html", *sorted(name for name in pages(exported) if name.startswith("scripts/"))[:2]]
    with serve_directory(exported / "site") as address, watched(browser, address, viewport=PHONE) as (page, watch):
        for name in some:
            page.goto(f"{address}/{name}", wait_until="networkidle")
            assert page.locator("article h1").inner_text().strip(), name
        assert page.locator(".pb-card .pb-words").first.is_visible()
    assert watch.problems == []
