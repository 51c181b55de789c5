"""Reports of diagnostics, for people and for the programs that read each format."""

import csv
import json
import re
import subprocess
import sysconfig
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped
from lxml import etree

from playbook.diagnostics import Diagnostic, Location
from playbook.reporters import FOR_PEOPLE, REPORTERS
from playbook.rules.coverage.citations import MissingCitation
from playbook.rules.links.targets import UnknownEntry
from playbook.rules.registry import RULES
from playbook.rules.review.status import DueForReview
from support.fixture_project import CASES, ROOT


def problem(line="See [[x]].", column=5, rule=UnknownEntry, path="content/x.md", number=7, message="It is not there."):
    return Diagnostic(Location(path, number, column), rule, message, "Fix it.", line)


AWKWARD = [
    problem(),
    problem(number=9),  # the same line again
    problem("", 1, rule=DueForReview),
    problem("\tSee [[x]]", 6, rule=MissingCitation),
    problem("請看 [[x]]", 4, path="content/über uns/100 % a:b,c#d?.md"),
    problem("\x00\x1b[31mred\x7f\x85 \ufffe", 3, path="content/\udcff.md", message="A \udcfe, a \x00,\n a break."),
    problem("]]> <b a='x' c=\"y\">&amp;", 4, rule=DueForReview, message="]]> <b a='x'> & \"so\"."),
    problem("::error::100%0A", 1, message="::error file=a,line=1::50 % of {0} and [a](b.md)."),
    problem("x" * 5000 + "[[y]]", 5001),
    problem("a\u2028b", 9, message="One\u2028two."),
]
MANY = [
    problem(number=number, rule=RULES[number % len(RULES)], path=f"content/{number % 7}.md") for number in range(1, 200)
]
EVERY_LIST = {"0": [], "1": AWKWARD[:1], "warning": AWKWARD[2:3], "awkward": AWKWARD, "many": MANY}
LISTS = pytest.mark.parametrize("problems", EVERY_LIST.values(), ids=EVERY_LIST)
FORMATS = pytest.mark.parametrize("format_", REPORTERS)

texts = st.text(st.characters(codec=None)) | st.text("\x00\t\r\n\x1b%:,<>&'\"{}[]()\u2028\ufffe\udc80é請👍🏽\u0301 ab")
awkward = st.lists(
    st.builds(
        Diagnostic,
        st.builds(Location, texts.map("content/{}".format), st.integers(1, 10**6), st.integers(1, 300)),
        st.sampled_from(RULES),
        texts.map("It is {}.".format),
        texts.map("Fix {}.".format),
        texts,
    ),
    max_size=5,
)


# For people


def shown(line, column):
    return REPORTERS["full"]([problem(line, column)]).splitlines()


def test_full_shows_the_line_a_caret_and_the_help():
    assert REPORTERS["full"]([problem(), problem("", 1, DueForReview, "content/y.md")]) == (
        "content/x.md:7:5: error: unknown-entry (PB401): It is not there.\n"
        "  7 | See [[x]].\n"
        "    |     ^\n"
        "  help: Fix it.\n"
        "\n"
        "content/y.md:7:1: warning: due-for-review (PB506): It is not there.\n"
        "  help: Fix it.\n"
        "\n"
        "1 error and 1 warning in 2 files.\n"
        "Explain a rule: playbook explain unknown-entry"
    )


def test_the_suggested_rule_is_one_that_stops_something():
    warning, error = problem(rule=DueForReview), problem(rule=MissingCitation)
    assert REPORTERS["full"]([warning, error]).endswith("\nExplain a rule: playbook explain missing-citation")
    assert REPORTERS["full"]([warning]).endswith("\nExplain a rule: playbook explain due-for-review")


def test_concise_has_one_line_per_problem():
    assert REPORTERS["concise"]([problem(), problem(rule=MissingCitation, message="One\nbreak.")]) == (
        "content/x.md:7:5: error: unknown-entry (PB401): It is not there.\n"
        "content/x.md:7:5: error: missing-citation (PB501): One break.\n"
        "2 errors in 1 file."
    )


@pytest.mark.parametrize("format_", FOR_PEOPLE)
def test_an_empty_report_for_people_says_so(format_):
    assert REPORTERS[format_]([]) == "No problems found."


@pytest.mark.parametrize(
    ("line", "column", "indent"),
    [
        ("\tSee", 2, "\t"),
        ("a\tb\tc", 5, " \t \t"),
        ("請看 [[x]]", 4, "     "),  # two columns each
        ("ｗｉｄｅ [[x]]", 6, "         "),
        ("e\u0301e\u0301 [[x]]", 6, "   "),  # a combining accent takes none
        ("\x00\x1b[31m[[x]]", 7, "      "),  # control characters are shown as symbols
        ("ends here", 10, "         "),
    ],
)
def test_the_caret_is_below_its_character(line, column, indent):
    assert shown(line, column)[2] == f"    | {indent}^"


@pytest.mark.parametrize("column", [1, 60, 150, 299, 300, 301])
def test_a_long_line_is_cut_around_its_caret(column):
    line = "".join(chr(ord("a") + number % 26) for number in range(300))
    _, text, caret, *_ = shown(line, column)
    assert len(text) < 140
    assert (text + " ")[caret.index("^")] == (line + " ")[column - 1]


def test_a_long_line_of_wide_characters_is_no_wider():
    _, text, caret, *_ = shown("請" * 200 + "[[x]]" + "請" * 200, 201)
    before = text[: text.index("[[x]]")]
    assert caret.index("^") == len(before) + before.count("請") < 130
    assert len(text) + text.count("請") < 140


def test_control_characters_do_not_reach_the_terminal():
    for reporter in FOR_PEOPLE.values():
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", reporter(AWKWARD))
    assert "␛[31mred␡" in REPORTERS["full"](AWKWARD)


# For programs: a validator for each format


SCHEMA = json.loads((ROOT / "site_config" / "theme" / "findings.schema.json").read_text("utf-8"))
SARIF = json.loads((CASES / "formats" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
# GitLab's own schema accepts anything as a severity, so this one follows its documentation.
CODE_QUALITY = json.loads((CASES / "formats" / "code-quality.schema.json").read_text("utf-8"))
VALIDATORS = {
    "json": jsonschema.Draft202012Validator(SCHEMA),
    "sarif": jsonschema.Draft4Validator(SARIF),
    "gitlab": jsonschema.Draft202012Validator(CODE_QUALITY),
}
COMMAND = re.compile(r"::(error|warning) file=([^:,]*),line=(\d+),col=(\d+),title=([^:,]*)::(.*)")


def unescaped(text):
    """Return a property of a workflow command as GitHub's runner reads it."""
    for escape, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def validated(format_, problems):
    """Return the content of a report, after checking it with the validator of its format."""
    report = REPORTERS[format_](problems)
    report.encode("utf-8")
    if format_ in VALIDATORS:
        data = json.loads(report)
        assert [error.message for error in VALIDATORS[format_].iter_errors(data)] == []
        return data
    if format_ == "junit":
        assert etree.fromstring(report.encode()).tag == "testsuites"
        return JUnitXml.fromstring(report.encode())
    if format_ == "github":
        return [COMMAND.fullmatch(line).groups() for line in report.split("\n") if report]
    return report


def severities(problems):
    return Counter(found.rule.severity.level for found in problems)


def test_the_schemas_are_valid():
    for validator in VALIDATORS.values():
        validator.check_schema(validator.schema)


@FORMATS
@LISTS
def test_every_report_is_valid_and_reproducible(format_, problems):
    validated(format_, problems)
    assert REPORTERS[format_](problems) == REPORTERS[format_](tuple(problems))


@FORMATS
@settings(max_examples=100)
@given(problems=awkward)
def test_any_text_gives_a_valid_report(format_, problems):
    validated(format_, problems)


@LISTS
def test_json_has_every_field_in_the_given_order(problems):
    data = validated("json", problems)
    assert [(entry["rule_id"], entry["rule_name"], entry["line"], entry["column"]) for entry in data["findings"]] == [
        (found.rule.id, found.rule.name, found.location.line, found.location.column) for found in problems
    ]
    counts = severities(problems)
    files = len({found.location.path for found in problems})
    assert data["summary"] == {"errors": counts["error"], "warnings": counts["warning"], "files": files}


def test_json_of_one_problem():
    assert validated("json", [problem()])["findings"] == [
        {
            "path": "content/x.md",
            "line": 7,
            "column": 5,
            "rule_id": "PB401",
            "rule_name": "unknown-entry",
            "severity": "error",
            "message": "It is not there.",
            "help": "Fix it.",
            "source_line": "See [[x]].",
        }
    ]


def test_very_long_lines_are_cut_for_programs():
    (entry,) = validated("json", [problem("x" * 500_000 + "[[y]]" + "x" * 500_000, 500_001)])["findings"]
    assert len(entry["source_line"]) == 2002
    assert "x[[y]]x" in entry["source_line"]


@pytest.mark.parametrize(
    "break_report",
    [
        lambda data: data.update(format=2),
        lambda data: data.pop("summary"),
        lambda data: data["summary"].update(errors=-1),
        lambda data: data["findings"][0].update(line=0),
        lambda data: data["findings"][0].update(severity="debt"),
        lambda data: data["findings"][0].update(rule_id="E501"),
        lambda data: data["findings"][0].pop("help"),
        lambda data: data["findings"][0].update(colour="red"),
    ],
)
def test_the_schema_rejects_an_invalid_report(break_report):
    data = validated("json", [problem()])
    break_report(data)
    assert not VALIDATORS["json"].is_valid(data)


def test_github_shows_each_problem_on_its_line_with_its_help():
    assert REPORTERS["github"]([problem(), problem("", 1, DueForReview, "content/100 % a:b,c.md")]) == (
        "::error file=content/x.md,line=7,col=5,title=unknown-entry (PB401)::It is not there.%0Ahelp: Fix it.\n"
        "::warning file=content/100 %25 a%3Ab%2Cc.md,line=7,col=1,title=due-for-review (PB506)"
        "::It is not there.%0Ahelp: Fix it."
    )
    assert REPORTERS["github"]([]) == ""


def test_github_reads_the_original_text_and_no_second_command():
    _, file, *_, text = validated("github", [problem(path="content/100%3A, b:c.md", message="%0A::error::x 100 %")])[0]
    assert unescaped(file) == "content/100%3A, b:c.md"
    assert unescaped(text) == "%0A::error::x 100 %\nhelp: Fix it."


# SARIF


def results(problems):
    return validated("sarif", problems)["runs"][0]["results"]


def test_sarif_describes_every_rule_within_githubs_limits():
    driver = validated("sarif", [])["runs"][0]["tool"]["driver"]
    assert [(rule["id"], rule["name"]) for rule in driver["rules"]] == [(rule.id, rule.name) for rule in RULES]
    for rule, known in zip(driver["rules"], RULES, strict=True):
        assert rule["defaultConfiguration"]["level"] == known.severity.level
        for part in ("shortDescription", "fullDescription", "help"):
            assert rule[part]["text"].strip()
        assert len(rule["name"]) <= 255
        assert max(len(rule["shortDescription"]["text"]), len(rule["fullDescription"]["text"])) <= 1024
        assert rule["help"]["markdown"].count("\n\n    ") >= 2  # the examples are code
        assert rule["fullDescription"]["text"] in rule["help"]["text"]


def test_sarif_of_one_problem():
    (result,) = results([problem()])
    fingerprint = result.pop("partialFingerprints")
    assert list(fingerprint) == ["primaryLocationLineHash"]
    assert result == {
        "ruleId": "PB401",
        "ruleIndex": RULES.index(UnknownEntry),
        "level": "error",
        "message": {"text": "It is not there.\nhelp: Fix it."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "content/x.md"},
                    "region": {"startLine": 7, "startColumn": 5, "snippet": {"text": "[[x]]."}},
                    "contextRegion": {"startLine": 7, "snippet": {"text": "See [[x]]."}},
                }
            }
        ],
    }


@pytest.mark.parametrize("path", ["content/über uns/a b.md", "content/100 % a:b,c#d?.md", "a:b.md", "content/[x].md"])
def test_sarif_names_a_file_by_a_relative_uri(path):
    uri = results([problem(path=path)])[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
    assert urlsplit(uri)[:2] == ("", "")
    assert unquote(uri) == path


def test_sarif_does_not_read_messages_as_links():
    assert results([problem(message="No [a](b.md), no [[x]].")])[0]["message"]["text"].startswith(
        r"No \[a\](b.md), no [[x]]."
    )


def fingerprints(format_, problems):
    data = validated(format_, problems)
    if format_ == "gitlab":
        return [entry["fingerprint"] for entry in data]
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in data["runs"][0]["results"]]


@pytest.mark.parametrize("format_", ["sarif", "gitlab"])
def test_a_problem_keeps_its_fingerprint_when_its_line_moves(format_):
    here = [
        problem(),
        problem(number=9),
        problem("Another", 1),
        problem(rule=MissingCitation),
        problem(path="content/y.md"),
        problem("", 1),
        problem("", 1, message="Nor that."),
    ]
    before = fingerprints(format_, here)
    assert len(set(before)) == len(here)
    moved = [
        Diagnostic(
            Location(found.location.path, found.location.line + 3, found.location.column + 1),
            found.rule,
            found.message,
            found.help,
            found.source_line,
        )
        for found in here
    ]
    assert fingerprints(format_, moved) == before
    assert fingerprints(format_, here[:2] + here[3:]) == before[:2] + before[3:]


def test_sarif_tools_counts_the_same_problems(tmp_path):
    for name, problems in EVERY_LIST.items():
        (tmp_path / f"{name}.sarif").write_text(REPORTERS["sarif"](problems), "utf-8")
    for made in ("summary", "csv"):
        (tmp_path / made).mkdir()
        command = [Path(sysconfig.get_path("scripts")) / "sarif", made, "--output", made]
        command += [f"{name}.sarif" for name in EVERY_LIST]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
    for name, problems in EVERY_LIST.items():
        counts = severities(problems)
        output = (tmp_path / "summary" / f"{name}_summary.txt").read_text("utf-8")
        for severity in ("error", "warning", "note"):
            assert f"\n{severity}: {counts[severity]}\n" in output, name
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert Counter((row["Severity"], row["Code"], row["Line"]) for row in rows) == Counter(
            (found.rule.severity.level, found.rule.id, str(found.location.line)) for found in problems
        ), name
        assert {row["Tool"] for row in rows} <= {"playbook check"}


# JUnit


@LISTS
def test_junitparser_counts_the_same_problems(problems):
    suites = validated("junit", problems)
    counts = severities(problems)
    tests = max(1, len(problems))
    stated = (suites.tests, suites.failures, suites.errors, suites.skipped)
    assert stated == (tests, counts["error"], 0, counts["warning"])
    suites.update_statistics()
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == stated
    outcomes = Counter(type(result) for suite in suites for case in suite for result in case.result)
    assert outcomes == Counter({Failure: counts["error"], Skipped: counts["warning"]})
    names = [(suite.name, case.classname, case.name) for suite in suites for case in suite]
    assert len(set(names)) == tests


def test_junit_has_one_suite_per_file_with_complete_problems():
    suites = validated("junit", [problem(), problem(path="content/y.md", rule=DueForReview), problem(number=9)])
    assert [(suite.name, suite.tests) for suite in suites] == [("content/x.md", 2), ("content/y.md", 1)]
    first, again = next(iter(suites))
    assert (first.classname, first.name) == ("content.x", "unknown-entry: It is not there.")
    assert (again.classname, again.name) == ("content.x", "unknown-entry: It is not there. (2)")
    assert first.result[0].text == (
        "content/x.md:7:5: error: unknown-entry (PB401): It is not there.\n"
        "  7 | See [[x]].\n"
        "    |     ^\n"
        "  help: Fix it."
    )
    assert first._elem.attrib["file"] == "content/x.md"


def test_junit_without_problems_has_one_passed_case():
    ((case,),) = validated("junit", [])
    assert (case.name, case.is_passed) == ("No problems found", True)


# GitLab


def test_gitlab_of_each_severity():
    data = validated("gitlab", [problem(), problem(rule=MissingCitation), problem(rule=DueForReview)])
    assert [(entry["check_name"], entry["severity"]) for entry in data] == [
        ("unknown-entry", "critical"),
        ("missing-citation", "major"),
        ("due-for-review", "minor"),
    ]
    assert data[0]["description"] == "It is not there. Fix it."
    assert data[0]["location"] == {"path": "content/x.md", "lines": {"begin": 7}}


@LISTS
def test_gitlab_has_one_fingerprint_per_problem(problems):
    assert len(set(fingerprints("gitlab", problems))) == len(problems)
