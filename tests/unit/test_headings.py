"""A heading may name its own anchor, as PB707 suggests, and nothing else about the page changes."""

from pathlib import PurePosixPath

import pytest

from playbook.model.linking import anchors
from playbook.reading.source import SourceFile
from playbook.render import render_pages
from playbook.render.hosting import NOT_HOSTED
from playbook.review.fingerprint import NORMALISERS, fingerprint
from support.fixture_project import base, compiled, settings, valid_playbook

PRINCIPLE = PurePosixPath("principles/tell-the-time.md")
HEADING = "## How to act on it"


def changed(new, path=PRINCIPLE, old=HEADING):
    """Return the files of the fixture project with another text for a heading."""
    return [SourceFile(file.path, file.text.replace(old, new, 1)) if file.path == path else file for file in base]


@pytest.mark.parametrize(
    "heading",
    [
        "## How to act on it { #act }",
        "## How to act on it {: #act .wide }",
        "## How to act on it ## {#act}",
    ],
)
def test_a_heading_with_an_anchor_keeps_its_section_and_fingerprint(heading):
    before, after = (valid_playbook(files).entries["tell-the-time"] for files in (base, changed(heading)))
    assert after.body.section("How to act on it")
    for version in NORMALISERS:
        assert fingerprint(after, version) == fingerprint(before, version)
    assert anchors(after) == anchors(before) | {"act"}


def test_both_anchors_are_on_the_page():
    pages = {
        page.path: page.body
        for page in render_pages(valid_playbook(changed(f"{HEADING} {{ #act }}")), settings, NOT_HOSTED)
    }
    heading = '## <span id="how-to-act-on-it"></span>How to act on it { #act }'
    assert heading in pages["principles/tell-the-time.md"].splitlines()


def test_an_anchor_of_another_heading_is_not_repeated():
    files = changed(f"## Do it {{ #how-to-act-on-it }}\n\nAt once.\n\n{HEADING} {{ #act }}")
    pages = {page.path: page.body for page in render_pages(valid_playbook(files), settings, NOT_HOSTED)}
    assert f"{HEADING} {{ #act }}" in pages["principles/tell-the-time.md"].splitlines()


def test_a_heading_of_an_article_keeps_its_anchor():
    path = PurePosixPath("articles/gull-on-ferries.md")
    old = next(line for file in base if file.path == path for line in file.text.splitlines() if line.startswith("## "))
    pages = {
        page.path: page.body
        for page in render_pages(valid_playbook(changed(f"{old} {{ #old }}", path, old)), settings, NOT_HOSTED)
    }
    assert any(line.endswith("{ #old }") for line in pages["articles/gull-on-ferries.md"].splitlines())


@pytest.mark.parametrize("heading", ["## How to act on it {#a} {#b}", "## How to act on it{ #act }"])
def test_invalid_attributes_are_text_of_the_heading(heading):
    _, diagnostics = compiled(changed(heading))
    assert "missing-section" in {found.rule.name for found in diagnostics}
