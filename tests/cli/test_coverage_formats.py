"""Coverage reports, made in a repository as an editor would make them, and read by the tools that they are for."""

import json
import os
import re
import subprocess
import sys
from copy import deepcopy

import pytest
from lxml import etree

from playbook.reading.source import load
from playbook.reporters.coverage import cobertura, regressions
from playbook.review.coverage import measure_coverage
from support.cli_runner import playbook as run_playbook
from support.fixture_project import CASES, DAY, ROOT, base, compiled, settings, small_project

ARTICLE = "content/articles/gull-on-ferries.md"
COBERTURA = etree.DTD(str(CASES / "formats" / "coverage-04.dtd"))
ENVIRONMENT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_DATE": "2026-06-15T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-06-15T12:00:00Z",
    "SOURCE_DATE_EPOCH": "1781481600",  # the day of all reports: 2026-06-15
}
BOTH = pytest.mark.parametrize("format_", ["lcov", "cobertura"])

UNCITED = "\nThe sea does not answer\nfor anything.\n{ #sea }\n"
CITED = "\nA time on the board counts as an answer.\n{ #board }\n"
CITE_BOARD = "nobody told them once. [@gull-on-ferries#board]"


def run(project, command, code=0):
    done = subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def playbook(project, *arguments, code=0):
    done = run_playbook(project, *arguments, environment=ENVIRONMENT)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def git(project, *arguments):
    return run(project, ["git", *arguments]).stdout


def commit(project, message):
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", message)


def report(project, format_):
    """Write a coverage report in this format, where diff-cover expects it, and return its path."""
    path = project / ("coverage.xml" if format_ == "cobertura" else "coverage.info")
    playbook(project, "coverage", "--format", format_, "--output", path.name, "--fail-under", "0")
    return path


def change(project, path, old, new):
    file = project / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def append(project, text):
    """Add text at the end of the article, and return the numbers of the added lines that are not blank."""
    file = project / ARTICLE
    before = file.read_text("utf-8")
    file.write_text(before + text, "utf-8")
    return [number for number, line in enumerate(text.splitlines(), before.count("\n") + 1) if line]


@pytest.fixture
def project(tmp_path):
    """A clean project on the branch `main`, with full coverage and one waived passage."""
    folder = tmp_path / "project"
    small_project(folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "config", "user.name", "editor")
    git(folder, "config", "user.email", "editor@example.org")
    commit(folder, "Start")
    return folder


# diff-cover


def diff_cover(project, path, *arguments, code=0):
    """Return what diff-cover reports about the lines that the branch has changed, as text and as data."""
    command = [sys.executable, "-m", "diff_cover.diff_cover_tool", path.name, "--compare-branch", "main"]
    output = run(project, [*command, "--format", "json:diff-cover.json", *arguments], code)
    return output.stdout, json.loads((project / "diff-cover.json").read_text("utf-8"))


@BOTH
def test_diff_cover_names_the_lines_of_a_new_paragraph_that_nothing_cites(project, format_):
    git(project, "checkout", "--quiet", "-b", "more")
    uncited, cited = append(project, UNCITED), append(project, CITED)
    append(project, '\nThe author thanks the harbour.\n{ #thanks waive="thanks, not an idea" }\n')
    change(project, "content/principles/tell-the-time.md", "nobody told them once.", CITE_BOARD)
    commit(project, "Add three paragraphs")
    text, data = diff_cover(project, report(project, format_), "--fail-under", "100", code=1)
    assert f"{ARTICLE} (40.0%): Missing lines {uncited[0]}-{uncited[-1]}\n" in text
    assert list(data["src_stats"]) == [ARTICLE]
    assert data["src_stats"][ARTICLE]["violation_lines"] == uncited
    assert data["src_stats"][ARTICLE]["covered_lines"] == cited
    # These are the right lines of the current file.
    lines = (project / ARTICLE).read_text("utf-8").splitlines()
    assert [lines[number - 1] for number in uncited] == ["The sea does not answer", "for anything.", "{ #sea }"]


@BOTH
def test_diff_cover_passes_when_all_new_paragraphs_are_cited(project, format_):
    git(project, "checkout", "--quiet", "-b", "more")
    cited = append(project, CITED)
    change(project, "content/principles/tell-the-time.md", "nobody told them once.", CITE_BOARD)
    commit(project, "Add a paragraph")
    text, data = diff_cover(project, report(project, format_), "--fail-under", "100")
    assert f"{ARTICLE} (100%)" in text
    assert data["total_percent_covered"] == 100
    assert data["src_stats"][ARTICLE]["covered_lines"] == cited


@BOTH
def test_diff_cover_names_a_passage_that_changed_since_its_review(project, format_):
    playbook(project, "review", "--yes", "tell-the-time", "time-or-answer")
    commit(project, "Review")
    git(project, "checkout", "--quiet", "-b", "more")
    change(project, ARTICLE, "A passenger who asks twice", "Whoever asks twice")
    commit(project, "Say it otherwise")
    _, data = diff_cover(project, report(project, format_))
    lines = (project / ARTICLE).read_text("utf-8").splitlines()
    missing = data["src_stats"][ARTICLE]["violation_lines"]
    assert [lines[number - 1].split(" has ")[0] for number in missing] == ["Whoever asks twice"]


# LCOV


def test_lcov_has_only_known_records_and_correct_sums(project):
    uncited = append(project, UNCITED)
    text = report(project, "lcov").read_text("utf-8")
    assert text.endswith("end_of_record\n")
    for record in text.removesuffix("end_of_record\n").split("end_of_record\n"):
        head, lines, sums = re.fullmatch(r"(TN:\nSF:.+\n)((?:DA:\d+,\d+\n)+)(LF:\d+\nLH:\d+\n)", record).groups()
        assert head == f"TN:\nSF:{ARTICLE}\n"
        hits = {int(line): int(hit) for line, hit in re.findall(r"DA:(\d+),(\d+)", lines)}
        assert list(hits) == sorted(hits)
        assert len(hits) == lines.count("DA:")
        assert [line for line, hit in hits.items() if not hit] == uncited
        assert sums == f"LF:{len(hits)}\nLH:{len(hits) - len(uncited)}\n"
    assert text.count("SF:") == 1


# Cobertura


def test_cobertura_is_valid_against_its_dtd(project):
    append(project, UNCITED)
    root = etree.parse(report(project, "cobertura")).getroot()
    assert COBERTURA.validate(root), COBERTURA.error_log
    assert root.getroottree().docinfo.system_url.endswith("/coverage-04.dtd")
    every = root.xpath("//line")
    covered = [line for line in every if line.get("hits") != "0"]
    assert (root.get("lines-valid"), root.get("lines-covered")) == (str(len(every)), str(len(covered)))
    assert 0 < len(covered) < len(every)
    rates = {element.get("line-rate") for element in root.iter("coverage", "package", "class")}
    assert [float(rate) for rate in rates] == [pytest.approx(len(covered) / len(every), abs=1e-4)]


def test_a_broken_report_is_invalid_against_the_dtd(project):
    whole = etree.parse(report(project, "cobertura")).getroot()
    for path, attribute in (
        (".", "line-rate"),
        (".", "timestamp"),
        ("//package", "complexity"),
        ("//class", "filename"),
        ("//line", "hits"),
    ):
        root = deepcopy(whole)
        del root.xpath(path)[0].attrib[attribute]
        assert not COBERTURA.validate(root), attribute
    for path in ("//packages", "//classes", "//methods", "//class/lines"):
        root = deepcopy(whole)
        found = root.xpath(path)[0]
        found.getparent().remove(found)
        assert not COBERTURA.validate(root), path
    assert COBERTURA.validate(whole)


def test_cobertura_is_within_the_limits_of_gitlab(project):
    """The limits are listed in https://docs.gitlab.com/ci/testing/code_coverage/cobertura/ under "Limits".

    GitLab puts the part of a source that follows the project's path on GitLab before each file name, and then looks for
    that path in the repository. If no source has such a part, it uses the file name unchanged.
    """
    git(project, "checkout", "--quiet", "-b", "more")
    append(project, UNCITED)
    commit(project, "Add a paragraph")
    root = etree.parse(report(project, "cobertura")).getroot()
    sources = [source.text for source in root.iter("source")]
    assert len(sources) <= 100
    assert not [source for source in sources if "/" in source]
    names = [found.get("filename") for found in root.iter("class")]
    assert names == [ARTICLE]
    assert set(names) <= set(git(project, "ls-files").splitlines())
    for found in root.iter("class"):
        lines = [(int(line.get("number")), int(line.get("hits"))) for line in found.iter("line")]
        # If a line had two elements, GitLab would keep only the last.
        assert lines == sorted(dict(lines).items())
        assert lines


def test_cobertura_of_a_very_large_playbook_is_below_ten_mebibytes():
    articles, _ = compiled([file for file in load(ROOT)[0] if file.path.parts[0] == "articles"])
    covered = measure_coverage(articles, settings)
    assert len(covered.passages) > 50
    size = len(cobertura(articles, covered).encode("utf-8")) / len(covered.passages)
    assert size * 50_000 < 10 * 2**20


# The baseline


@pytest.fixture
def baseline(project):
    """A report of the clean project, in a file outside the project."""
    path = project.parent / "baseline.json"
    playbook(project, "coverage", "--format", "json", "--output", str(path))
    return path


def ratchet(project, baseline, code):
    """Return the messages of a comparison with the baseline in which the percentage alone never fails."""
    return playbook(project, "coverage", "--baseline", str(baseline), "--fail-under", "0", code=code).stderr


def test_a_comparison_with_its_own_report_finds_no_loss(project, baseline):
    assert ratchet(project, baseline, code=0) == ""


def test_a_deleted_page_is_reported_though_the_article_is_unchanged(project, baseline):
    (project / "content/anecdotes/only-a-time.md").unlink()
    assert ratchet(project, baseline, code=1).split("\n") == [
        "",
        f"{ARTICLE}:22:3: gull-on-ferries#only-a-time was covered and is now uncovered.",
        f"{ARTICLE}:24:3: gull-on-ferries#me-too was covered and is now uncovered.",
        "",
    ]
    assert ARTICLE not in git(project, "status", "--short")


def test_a_page_that_became_a_draft_is_reported(project, baseline):
    change(project, "content/scripts/the-ferry-is-late.md", "channel: desk\n", "channel: desk\nstatus: draft\n")
    output = ratchet(project, baseline, code=1)
    assert output.strip() == f"{ARTICLE}:17:3: gull-on-ferries#in-the-rain was covered and is now uncovered."


def test_a_deleted_passage_is_reported(project, baseline):
    change(project, ARTICLE, "- Me too. { #me-too .comment }\n", "")
    change(project, "content/anecdotes/only-a-time.md", " So did another. [@gull-on-ferries#me-too]", "")
    assert ratchet(project, baseline, code=1).strip() == "gull-on-ferries#me-too was covered and no longer exists."


def test_a_passage_that_became_suspect_or_waived_is_reported(project, baseline):
    playbook(project, "review", "--yes", "tell-the-time", "time-or-answer")
    change(project, ARTICLE, "A passenger who asks twice", "Whoever asks twice")
    change(project, ARTICLE, "{ #me-too .comment }", '{ #me-too .comment waive="says nothing new" }')
    change(project, "content/anecdotes/only-a-time.md", " [@gull-on-ferries#me-too]", "")
    assert ratchet(project, baseline, code=1).strip().split("\n") == [
        f"{ARTICLE}:12:1: gull-on-ferries#asks-twice was covered and is now suspect.",
        f"{ARTICLE}:24:3: gull-on-ferries#me-too was covered and is now waived.",
    ]


def test_new_passages_are_not_a_loss(project, baseline):
    append(project, UNCITED)
    command = ["coverage", "--baseline", str(baseline), "--fail-under"]
    assert playbook(project, *command, "50").stderr == ""
    assert "was covered" not in playbook(project, *command, "100", code=1).stderr


def test_a_renamed_article_keeps_what_was_covered(project, baseline):
    (project / ARTICLE).rename(project / "content/articles/gull-on-boats.md")
    change(project, "content/articles/gull-on-boats.md", "author:", "aliases: [gull-on-ferries]\nauthor:")
    assert ratchet(project, baseline, code=0) == ""
    change(project, "content/articles/gull-on-boats.md", "aliases: [gull-on-ferries]\n", "")
    for page in (project / "content").rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("gull-on-ferries#", "gull-on-boats#"), "utf-8")
    assert "gull-on-ferries#me-too was covered and no longer exists." in ratchet(project, baseline, code=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not JSON",
        "\0",
        "null",
        "[]",
        "{}",
        '{"articles": null}',
        '{"articles": [{"passages": [{"key": "a#b"}]}]}',
        '{"articles": [{"passages": [{"key": 5, "state": "covered"}]}]}',
        # Data of another program, and a report of a later version.
        '{"articles": []}',
        '{"format": 2, "articles": []}',
    ],
)
def test_a_text_that_is_not_a_report_is_refused_as_a_baseline(text):
    known, _ = compiled(base)
    with pytest.raises(ValueError, match=r"."):
        regressions(known, measure_coverage(known, settings), text)


def test_a_missing_or_invalid_baseline_is_a_usage_error(project):
    assert "mkdocs.yml cannot be used as a baseline" in ratchet(project, "mkdocs.yml", code=2)
    assert "'none.json' does not exist" in ratchet(project, "none.json", code=2)
    assert "'content' is a directory" in ratchet(project, "content", code=2)
    (project / "latin.json").write_bytes(b'{"articles": ["\xe9"]}')
    assert "latin.json cannot be used as a baseline" in ratchet(project, "latin.json", code=2)


# The limits


def test_the_minimum_percentage_decides_the_exit_code(project):
    append(project, UNCITED)  # 5 of the 6 passages that count
    assert "Coverage is 83.3%; the minimum is 100%." in playbook(project, "coverage", code=1).stderr
    assert playbook(project, "coverage", "--fail-under", "83.3").stderr == ""
    assert "the minimum is 83.4%." in playbook(project, "coverage", "--fail-under", "83.4", code=1).stderr
    assert "--fail-under" in playbook(project, "coverage", "--fail-under", "101", code=2).stderr


def test_the_number_of_waived_passages_decides_the_exit_code(project):
    playbook(project, "coverage", "--max-waived", "1")
    assert "1 passage waived; the maximum is 0." in playbook(project, "coverage", "--max-waived", "0", code=1).stderr
    assert "--max-waived" in playbook(project, "coverage", "--max-waived", "-1", code=2).stderr


def test_a_stale_waiver_fails_at_any_percentage(project):
    change(project, "content/principles/tell-the-time.md", "#asks-twice]", "#asks-twice] [@gull-on-ferries#timetable]")
    output = playbook(project, "coverage", "--fail-under", "0", code=1)
    assert "1 passage waived but cited." in output.stderr


def test_an_unknown_format_is_a_usage_error(project):
    assert "--format" in playbook(project, "coverage", "--format", "clover", code=2).stderr


def test_problems_in_the_content_are_reported_before_coverage(project):
    change(project, "content/principles/tell-the-time.md", "#asks-twice]", "#asks-thrice]")
    output = playbook(project, "coverage", "--output", "coverage.txt", "--fail-under", "0", code=1)
    assert 'The article "gull-on-ferries" has no passage "asks-thrice".' in output.stderr
    assert not (project / "coverage.txt").exists()


# Output

CLEAN = """\
article           passages    covered    suspect     waived  uncovered    percent     claims      lines   comments
gull-on-ferries          6          5          0          1          0       100%        2/2        1/1        2/2
all                      6          5          0          1          0       100%        2/2        1/1        2/2
"""


FAILING = """\
{article}:12:1: suspect: gull-on-ferries#asks-twice
  {suspect}
  needs: a {owed}
  help: Re-read, then type: playbook review time-or-answer tell-the-time

{article}:22:3: uncovered: gull-on-ferries#only-a-time
  I only ever wanted a time.
  needs: an anecdote
  help: Cite it in an anecdote as [@gull-on-ferries#only-a-time], or say why not: {{ #only-a-time waive="the reason" }}.

{article}:24:3: uncovered: gull-on-ferries#me-too
  Me too.
  needs: an anecdote
  help: Cite it in an anecdote as [@gull-on-ferries#me-too], or say why not: {{ #me-too waive="the reason" }}.

{article}:26:1: stale waiver: gull-on-ferries#timetable
  The author sells a timetable.
  needs: a {owed}
  help: Remove its waiver, or the citation in answer-for-it.

{article}:29:1: uncovered: gull-on-ferries#sea
  The sea does not answer for anything.
  needs: a {owed}
  help: Cite it in a {owed} as [@gull-on-ferries#sea], or say why not: {{ #sea waive="the reason" }}."""


def test_text_report_of_a_clean_project_is_only_the_table(project):
    output = playbook(project, "coverage")
    assert (output.stdout, output.stderr) == (CLEAN, "")


def test_text_report_explains_each_failing_passage_and_how_to_fix_it(project):
    playbook(project, "review", "--yes", "tell-the-time", "time-or-answer")
    change(project, ARTICLE, "A passenger who asks twice", "Whoever asks twice")
    change(project, "content/principles/answer-for-it.md", "late ferry.", "late ferry. [@gull-on-ferries#timetable]")
    (project / "content/anecdotes/only-a-time.md").unlink()
    append(project, UNCITED)
    suspect = (project / ARTICLE).read_text("utf-8").splitlines()[11]
    suspect = suspect.replace("[the first idea](#ours-to-answer)", "the first idea")
    table, *reported = playbook(project, "coverage", code=1).stdout.rstrip("\n").split("\n\n")
    # One is suspect. A claim, two comments and the stale waiver count as uncovered.
    assert table.splitlines()[2].split()[1:6] == ["7", "2", "1", "0", "4"]
    assert "\n\n".join(reported) == FAILING.format(
        article=ARTICLE, owed="principle, situation or tension", suspect=suspect
    )


def test_json_report_is_consistent(project):
    append(project, UNCITED)
    data = json.loads(playbook(project, "coverage", "--format", "json", code=1).stdout)
    assert data["format"] == 1
    (article,) = data["articles"]
    states = [passage["state"] for passage in article["passages"]]
    for numbers in (data["total"], article["total"]):
        assert numbers["passages"] == len(states) == 7
        for state in ("covered", "suspect", "waived", "stale waiver", "uncovered"):
            assert numbers[state.replace(" ", "_")] == states.count(state)
        assert numbers["percent"] == pytest.approx(500 / 6, abs=0.01)
    assert article["passages"][-1] == {
        "key": "gull-on-ferries#sea",
        "kind": "claim",
        "state": "uncovered",
        "owes": ["principles", "situations", "tensions"],
        "users": [],
        "file": ARTICLE,
        "line": 29,
        "text": "The sea does not answer for anything.",
        "waiver": None,
    }


FORMATS = ("text", "json", "lcov", "cobertura")
EVERY_FORMAT = """
import contextlib, sys
from playbook.cli import main
for name in sys.argv[2:]:
    sys.argv[1:] = ["coverage", "--format", name, "--fail-under", "0", "--output", f"reports/{name}"]
    with contextlib.suppress(SystemExit):
        main()
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_output_writes_only_the_file_with_the_same_bytes_each_time(project, seed, monkeypatch):
    append(project, UNCITED)
    commit(project, "Add a paragraph")
    monkeypatch.setitem(ENVIRONMENT, "PYTHONHASHSEED", seed)
    output = run(project, [sys.executable, "-c", EVERY_FORMAT, "each", *FORMATS])
    assert (output.stdout, output.stderr) == ("".join(f"The report is in reports/{name}.\n" for name in FORMATS), "")
    status = git(project, "status", "--short", "--untracked-files=all", "--ignored")
    assert status.splitlines() == [f"?? reports/{name}" for name in sorted(FORMATS)]
    for name in FORMATS:
        # Printed by a process with another seed.
        printed = playbook(project, "coverage", "--format", name, "--fail-under", "0").stdout
        assert (project / "reports" / name).read_text("utf-8") == printed


def test_the_report_has_the_given_day(project):
    root = etree.parse(report(project, "cobertura")).getroot()
    assert int(root.get("timestamp")) == int(ENVIRONMENT["SOURCE_DATE_EPOCH"]) * 1000
    assert DAY.isoformat() == "2026-06-15"


def test_paths_are_relative_to_the_project_from_every_folder(project):
    output = playbook(project / "content/articles", "coverage", "--format", "lcov").stdout
    assert f"SF:{ARTICLE}\n" in output
