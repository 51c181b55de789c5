"""The lines of a script: their words and notes, and the exact locations of problems in them."""

from pathlib import PurePosixPath

import pytest

from playbook.reading.source import SourceFile
from playbook.render.page_writer import PageWriter
from support.fixture_project import base, compiled, settings, valid_playbook

PATH = PurePosixPath("scripts/the-ferry-is-late.md")
LINE = "- Resourcefulness: Where do you have to be, and by when?"
(SCRIPT,) = [file for file in base if file.path == PATH]


def with_line(written, section="say"):
    """Return the files of the fixture project with another text for one line of the script."""
    old = LINE if section == "say" else "- Ask at the office."
    assert old in SCRIPT.text
    return [SourceFile(PATH, SCRIPT.text.replace(old, written)) if file is SCRIPT else file for file in base]


def found(files):
    """Return the problems of the script: the rule, and the line from the reported column on."""
    (file,) = [file for file in files if file.path == PATH]
    return [
        (one.rule.name, file.line(one.location.line)[one.location.column - 1 :])
        for one in sorted(compiled(files)[1])
        if one.location.path == f"content/{PATH}"
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("- Resourcefulness: Where *to*, {name}?", [("markup-in-line", "*to*, {name}?")]),
        ("- Resourcefulness: A `b` and\n  [c](#say) and", [("markup-in-line", "`b` and"), ("markup-in-line", "[c](#say) and")]),
        ("- Resourcefulness: Where <b>to</b>?", [("markup-in-line", "<b>to</b>?"), ("markup-in-line", "</b>?")]),
        ("- Resourcefulness: [x] (y), z](w)", [("markup-in-line", "](w)")]),
        ("- Resourcefulness: Go [[on", [("markup-in-line", "[[on")]),
        ("- **Resourcefulness:** Where to?", [("markup-in-line", "**Resourcefulness:** Where to?")]),
        ("- Resourcefulness: You wait,\n  and be patient with us, {}.", [("customer-carries-us", "be patient with us, {}."), ("invalid-placeholder", "{}.")]),
        ("- Resourcefulness: You &amp; I, be  \n  patient.", [("customer-carries-us", "be  ")]),
        ("- Resourcefulness: Be \\{x} {y", [("invalid-placeholder", "{y")]),
        ("- Resourcefulnes: Where to?", [("unknown-move", "Resourcefulnes: Where to?")]),
        ("- Where to?", [("unknown-move", "Where to?")]),
        ("- Resourcefulness:", [("empty-line", "")]),
        ("- Resourcefulness: (why) [@gull-on-ferries#in-the-rain]", [("empty-line", " (why) [@gull-on-ferries#in-the-rain]")]),
        ("- Resourcefulness: A b.\n    - Shorter: A b c.", [("variant-not-shorter", "Shorter: A b c.")]),
        ("- Resourcefulness: A b.\n    - Shortr: A.", [("invalid-variant", "Shortr: A.")]),
        ("- Resourcefulness: A b.\n    - Softer: A [@gull-on-ferries#in-the-rain]", [("markup-in-line", "[@gull-on-ferries#in-the-rain]")]),
        ("- Resourcefulness: A b.\n    - Softer: You wait, and\n      be patient.", [("customer-carries-us", "be patient.")]),
        ("- Resourcefulness: It is 2 * 3 [sic].", []),
    ],
)  # fmt: skip
def test_each_problem_is_reported_at_the_word(written, expected):
    assert found(with_line(written)) == expected


@pytest.mark.parametrize(
    ("written", "words", "note"),
    [
        ("A b. (c)", "A b.", "(c)"),
        ("A b. (c (d (e))) [@gull-on-ferries#in-the-rain]", "A b.", "(c (d (e))) [@gull-on-ferries#in-the-rain]"),
        ("A (b) c. (d)\n  (e\n  f)", "A (b) c.", "(d) (e f)"),
        ("A b. ([c](https://x.example/a_(b)))", "A b.", "([c](https://x.example/a_(b)))"),
        (r"A b. (c \) d)", "A b.", r"(c \) d)"),
        (r"A b\. (c `)` d)", "A b.", "(c `)` d)"),
        ("A b.(c)", "A b.(c)", None),
        ("A b. c)", "A b. c)", None),
        ("A b. (c", "A b. (c", None),
        ("(c)", "(c)", None),
        (r"A b. \(c\)", "A b. (c)", None),
        ("A &amp; b", "A & b", None),
    ],
)
def test_the_words_of_a_line_and_its_note(written, words, note):
    (*_, line) = valid_playbook(with_line(f"- {written}", "avoid")).entries["the-ferry-is-late"].avoid
    assert line.text == words
    assert (line.note.text if line.note else None) == note


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("([[tell-the-time|then]], [[tell-the-time]])", "([then](/principles/tell-the-time.md), [Tell the \\*time\\*](/principles/tell-the-time.md))"),
        ("(not `[[tell-the-time]]` but [[tell-the-time|x]])", "(not `[[tell-the-time]]` but [x](/principles/tell-the-time.md))"),
        ("(see [a\n  b](../principles/tell-the-time.md) and\n  [[tell-the-time|x\n  y]])", "(see [a b](/principles/tell-the-time.md) and [x y](/principles/tell-the-time.md))"),
        (r"(\[[tell-the-time]])", r"(\[[tell-the-time]])"),
        ("(no more)", "(no more)"),
    ],
)  # fmt: skip
def test_the_references_in_a_note_become_links(note, shown):
    playbook = valid_playbook(with_line(f"- Ask at the office. {note}", "avoid"))
    script = playbook.entries["the-ferry-is-late"]
    made = PageWriter(playbook, settings, "x/y.md").note(script, script.avoid[-1].note)
    assert made.replace("(../", "(/") == shown
