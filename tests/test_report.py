"""The report of findings, as a person reads it at a terminal."""

import pytest

from playbook.diagnostics import Diagnostic, Place
from playbook.report import report
from playbook.rules.links import UnknownEntry


def shown(line, column):
    found = Diagnostic(Place("content/x.md", 7, column), UnknownEntry, "It is not there.", "Mend it.", line)
    return report([found]).splitlines()


def test_a_finding_is_told_with_its_line_and_a_caret():
    assert shown("See [[x]].", 5) == [
        "content/x.md:7:5: unknown-entry (PB401): It is not there.",
        "  7 | See [[x]].",
        "    |     ^",
        "  help: Mend it.",
        "",
        "1 finding in 1 file.",
    ]


def test_a_tab_before_the_caret_stays_a_tab():
    assert shown("\tSee", 2)[2] == "    | \t^"


@pytest.mark.parametrize("column", [1, 60, 150, 299, 300])
def test_a_long_line_is_cut_around_its_caret(column):
    line = "".join(chr(ord("a") + number % 26) for number in range(300))
    _, text, caret, *_ = shown(line, column)
    assert len(text) < 140
    assert text[caret.index("^")] == line[column - 1]


def test_a_finding_about_no_line_shows_none():
    assert shown("", 1)[1] == "  help: Mend it."
