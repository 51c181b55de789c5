"""The pages built from `fixture_project/content/`, compared with those in `fixture_project/pages/`.

After an intended change, update them with `BLESS=1 .venv/bin/pytest tests/unit/test_golden_pages.py`, and read the diff.
"""

import json
import random
import subprocess
import sys
from pathlib import PurePosixPath

import pytest
import yaml

from playbook.authoring.edit_links import EditLinks, NewPageLink
from playbook.authoring.git_host import git_host
from playbook.reading.source import SourceFile
from playbook.render import render_files, render_pages
from playbook.render.hosting import NOT_HOSTED, Hosting
from playbook.render.markdown_file import to_markdown
from playbook.render.page import Page
from support.fixture_project import FOLDER, base, compiled, settings, valid_playbook
from support.golden import check_no_stale_files, compare_file

GOLDEN = FOLDER / "pages"


def pages(files, publication=NOT_HOSTED):
    return {page.path: page for page in render_pages(valid_playbook(files), settings, publication)}


def texts(files):
    made = {path: to_markdown(page) for path, page in pages(files).items()}
    return made | {file.path: file.text for file in render_files(valid_playbook(files), settings)}


def test_pages_are_as_expected():
    made = texts(base)
    for path, text in made.items():
        compare_file(GOLDEN / path, text)
    check_no_stale_files(GOLDEN.rglob("*.*"), [GOLDEN / path for path in made])


def test_the_order_of_files_changes_nothing():
    expected = texts(base)
    for seed in range(5):
        shuffled = random.Random(seed).sample(base, len(base))
        assert texts(shuffled) == expected


def test_only_authored_pages_have_a_source():
    sources = {path: page.source for path, page in pages(base).items()}
    authored = {str(file.path): str(file.path) for file in base}
    assert {path: source for path, source in sources.items() if source} == authored
    assert sources["index.md"] is sources["a-to-z.md"] is None


def test_every_page_has_edit_links_if_the_repository_is_known():
    assert {page.edit_links for page in pages(base).values()} == {None}
    host = git_host("https://github.com/team/playbook")
    for site_url in ("", "https://playbook.example.org/"):
        for path, page in pages(base, Hosting(site_url, host)).items():
            links = page.edit_links
            file = f"content/{page.source}" if page.source else "site_config/playbook.yml"
            assert links.edit == host.edit(file)
            assert links.report == host.report(page.title, f"{site_url}{path.removesuffix('.md')}.html")
            assert bool(links.add) == path.endswith("index.md")


def test_the_front_matter_has_everything_but_the_text_of_a_page():
    edit_links = EditLinks(
        "https://example.org/edit", "https://example.org/report?a=b&c", (NewPageLink("a script", "x"),)
    )
    page = Page("a/b.md", 'One: "two"', "Say: 『é』", "Text", None, ("toc",), ("a.css", "b.js"), edit_links)
    _, front, text = to_markdown(page).split("---\n")
    assert text == "\nText\n"
    assert yaml.safe_load(front) == {
        "title": 'One: "two"',
        "description": "Say: 『é』",
        "hide": ["toc"],
        "search": {"exclude": True},
        "assets": ["a.css", "b.js"],
        "edit_links": {
            "edit": "https://example.org/edit",
            "report": "https://example.org/report?a=b&c",
            "add": [{"words": "a script", "address": "x"}],
        },
    }
    plain = to_markdown(Page("a/b.md", "Title", "", "Text", "a/b.md"))
    assert plain == '---\ntitle: "Title"\n---\n\nText\n'


@pytest.mark.parametrize(
    ("site_url", "repo_url", "address"),
    [
        ("https://example.org/wiki", "https://github.com/a/b", "https://example.org/wiki/x.html"),
        ("https://example.org/wiki/", "https://github.com/a/b", "https://example.org/wiki/x.html"),
        (None, "https://github.com/a/b", "x.html"),
        ("https://example.org/", None, None),
    ],
)
def test_a_publication_is_read_from_mkdocs_yml(site_url, repo_url, address):
    made = Hosting.of(site_url, repo_url, None).with_edit_links(Page("x.md", "X", "", ""), settings)
    assert (made.edit_links and made.edit_links.report) == (address and git_host(repo_url).report("X", address))


def test_the_compiler_and_the_commands_do_not_import_mkdocs():
    code = "import sys, playbook.cli, playbook.site.export; sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_page_whose_sources_changed_needs_re_reading():
    reviews = {"tell-the-time": {"gull-on-ferries#asks-twice": "0" * 16}}
    playbook, _ = compiled(base, reviews)
    made = {page.path: page.body for page in render_pages(playbook, settings, NOT_HOSTED)}
    badge = ' <span class="pb-badge pb-suspect">needs re-reading</span>'
    assert f"# Tell the \\*time\\*{badge}\n" in made["principles/tell-the-time.md"]
    assert "## Pages that need re-reading { #pages-suspect }\n\n- [Tell the" in made["coverage.md"]
    previews = {file.path: file.text for file in render_files(playbook, settings)}
    assert '"badge": "needs re-reading"' in previews["assets/previews/principles.js"]
    assert '"trust": "suspect"' in previews["playbook.json"]


def test_drafts_are_not_on_the_practise_page():
    text = pages(base)["practise.md"].body
    assert 'data-script="the-ferry-is-late"' in text
    assert "write-that-it-is-late" not in text


def test_the_exported_lines_are_plain_text():
    model = json.loads(texts(base)["playbook.json"])
    lines = [line["text"] for entry in model["entries"] for line in entry.get("lines", [])]
    assert "You have stood here for an hour, {name}." in lines
    assert not any("[" in line or "\\" in line for line in lines)


def test_passages_of_several_lines_are_shown_without_quote_marks_and_indents():
    article = """---
title: X
author: Ada Gull
---

> One line,
> and [[tell-the-time|another]]
> one.
> { #quoted .line waive="for this test" }

- An item
  of *two* lines.
  { #item waive="for this test" }
"""
    made = pages([*base, SourceFile(PurePosixPath("articles/x.md"), article)])["articles/x.md"].body
    assert "</a> “One line,\nand [another](../principles/tell-the-time.md)\none.”\n{ #quoted }" in made
    assert "</a> An item\nof *two* lines.\n{ #item }" in made
