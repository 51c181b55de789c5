"""The emitted pages are plain Markdown: renderers that know nothing of this compiler make a site of them."""

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
def emitted(once: Callable[[str, Callable[[Path], Any]], Path]) -> Path:
    """The pages of the real project. Nothing may be written there but by one renderer each, to a folder of its own."""

    def make(folder: Path) -> None:
        folder.mkdir()
        result = run(copy_project(folder / "project"), "playbook", "export", folder / "emitted")
        assert result.returncode == 0, result.stderr

    return once("emission", make) / "emitted"


def pages(emitted: Path) -> set[str]:
    """The pages that every renderer must make of the emitted files."""
    docs = emitted / "docs"
    return {path.relative_to(docs).with_suffix(".html").as_posix() for path in docs.rglob("*.md")}


def searchable(index: bytes) -> list[tuple[str, str, str]]:
    """All that the search of a site can find."""
    return sorted((entry["location"], entry["title"], entry["text"]) for entry in json.loads(index)["docs"])


def article(html: bytes) -> str:
    """What stands between the frame of a page, without the blanks that only templates care for."""
    found = re.search(r"<h1.*?(?=</article>)", html.decode("utf-8"), re.DOTALL)
    assert found
    # Zensical puts a frame around code, to colour it, and a quotation mark in it stands as itself.
    bare = re.sub(r'<div class="highlight"><pre><span></span>(.*?)</pre></div>', r"<pre>\1</pre>", found[0], flags=re.S)
    return " ".join(bare.replace("&quot;", '"').split())


def test_plain_mkdocs_makes_the_same_pages_of_them(site: Path, emitted: Path, tmp_path: Path) -> None:
    result = run(emitted, "mkdocs", "build", "--strict", "-d", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    made, ours = files(tmp_path / "site"), files(site)
    assert [name for name in sorted(pages(emitted)) if article(made[name]) != article(ours[name])] == []
    # Around the pages stands the theme as it comes, without our overrides. The clock of the build stands in the sitemap. The
    # search has the same entries, in the order of the files. The inventory is ours alone.
    others = {name for name in differences(made, ours) if not name.endswith(".html")}
    assert others - {"sitemap.xml", "sitemap.xml.gz", INDEX, "search/search_index.js"} == {"inventory.txt"}
    assert searchable(made[INDEX]) == searchable(ours[INDEX])
    assert made["index.html"].count(b".css\") layer(theme);") == 2


@pytest.mark.browser
def test_zensical_makes_the_same_pages_of_them(site: Path, emitted: Path, browser: Browser) -> None:
    result = run(emitted, "zensical", "build", "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    made = files(emitted / "site")
    assert pages(emitted) - made.keys() == set()
    ours = files(site)
    assert [name for name in sorted(pages(emitted)) if article(made[name]) != article(ours[name])] == []
    assert made["playbook.json"] == ours["playbook.json"]
    assert made["index.html"].count(b".css\") layer(theme);") == 2
    some = ["index.html", "a-to-z.html", *sorted(name for name in pages(emitted) if name.startswith("scripts/"))[:2]]
    with serve_directory(emitted / "site") as address, watched(browser, address, viewport=PHONE) as (page, watch):
        for name in some:
            page.goto(f"{address}/{name}", wait_until="networkidle")
            assert page.locator("article h1").inner_text().strip(), name
        assert page.locator(".pb-card .pb-words").first.is_visible()
    assert watch.faults == []
