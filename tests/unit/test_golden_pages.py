"""The pages made of `fixture_project/content/`, compared with those in `fixture_project/pages/`.

After a change that is meant, write them anew with `BLESS=1 .venv/bin/pytest tests/unit/test_golden_pages.py`, and read the diff.
"""

import json
import random
from pathlib import PurePosixPath

from playbook.reading.source import SourceFile
from playbook.render import render
from support.fixture_project import FOLDER, base, settings, sound
from support.golden import check_no_stale_files, compare_file

GOLDEN = FOLDER / "pages"


def pages(files):
    return {page.path: page for page in render(sound(files), settings)}


def test_pages_are_as_they_were():
    made = {path: page.text for path, page in pages(base).items()}
    for path, text in made.items():
        compare_file(GOLDEN / path, text)
    check_no_stale_files(GOLDEN.rglob("*.*"), [GOLDEN / path for path in made])


def test_the_order_of_files_changes_nothing():
    expected = pages(base)
    for seed in range(5):
        shuffled = random.Random(seed).sample(base, len(base))
        assert pages(shuffled) == expected


def test_authored_pages_know_their_file_and_others_have_none():
    sources = {path: page.source for path, page in pages(base).items()}
    authored = {str(file.path): str(file.path) for file in base}
    assert {path: source for path, source in sources.items() if source} == authored
    assert sources["index.md"] is sources["a-to-z.md"] is sources["principles/own-it.html"] is None


def test_drafts_are_not_for_practising():
    text = pages(base)["practise.md"].text
    assert 'data-script="the-ferry-is-late"' in text
    assert "write-that-it-is-late" not in text


def test_the_exported_lines_are_plain_text():
    model = json.loads(pages(base)["playbook.json"].text)
    lines = [line["text"] for entry in model["entries"] for line in entry.get("lines", [])]
    assert "You have stood here for an hour, {name}." in lines
    assert not any("[" in line or "\\" in line for line in lines)


def test_a_passage_of_several_lines_loses_its_quote_marks_and_indents_wherever_it_is_shown():
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
    made = pages([*base, SourceFile(PurePosixPath("articles/x.md"), article)])["articles/x.md"].text
    assert "</a> “One line,\nand [another](../principles/tell-the-time.md)\none.”\n{ #quoted }" in made
    assert "</a> An item\nof *two* lines.\n{ #item }" in made
