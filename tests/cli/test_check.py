"""`playbook check` as editors and pipelines use it: what it reports, where the report goes, and the exit code."""

import json
import os
import stat
import subprocess
import sys

import pytest
from click.testing import CliRunner

from playbook import cli
from playbook.cli.common import EXIT_PROBLEMS
from playbook.reporters import FOR_PEOPLE, REPORTERS
from support.cli_runner import SECONDS, playbook
from support.fixture_project import small_project

BAD = "content/principles/bad.md"
"""An entry with two problems of its own, and some of completeness."""
WORSE = "content/anecdotes/worse.md"
"""An entry with an error and a warning."""
MACHINES = [name for name in REPORTERS if name not in FOR_PEOPLE]
CLEAN = "No problems found in 9 entries.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 2026-06-15
    return tmp_path


@pytest.fixture
def with_problems(project):
    (project / BAD).write_text("---\ntitle: Bad\n---\n\n[[tell-the-tim]]\n")
    anecdote = (project / "content/anecdotes/only-a-time.md").read_text("utf-8")
    worse = anecdote.replace("title: ", "title: Worse than ", 1).replace("---\n\n", "review_by: 2020-01-31\n---\n\n", 1)
    (project / WORSE).write_text(f"{worse}\n[[tell-the-tim]]\n", "utf-8")
    return project


@pytest.fixture
def warned(project):
    path = project / "content/anecdotes/only-a-time.md"
    path.write_text(path.read_text("utf-8").replace("---\n\n", "review_by: 2020-01-31\n---\n\n", 1), "utf-8")
    return project


def check(*arguments, code=0):
    result = CliRunner().invoke(cli.playbook, ["check", *map(str, arguments)])
    assert result.exit_code == code, result.output
    assert result.stderr == "" or code == cli.EXIT_USAGE
    return result.stderr if code == cli.EXIT_USAGE else result.stdout


def reported(*arguments, code=EXIT_PROBLEMS):
    """Return the path and rule of each reported problem, in the order of the report."""
    data = json.loads(check("--format", "json", *arguments, code=code))
    return [(found["path"], found["rule_name"]) for found in data["findings"]]


# What is reported


def test_from_any_folder_of_the_project(project, monkeypatch):
    assert check() == CLEAN
    monkeypatch.chdir(project / "content" / "scripts")
    assert check() == CLEAN


def test_all_problems_are_reported_and_nothing_is_written(with_problems):
    before = sorted(with_problems.rglob("*"))
    output = check(code=EXIT_PROBLEMS)
    assert f'{BAD}:5:1: error: unknown-entry (PB401): There is no entry "tell-the-tim".' in output
    assert '  5 | [[tell-the-tim]]\n    | ^\n  help: Did you mean "tell-the-time"?' in output
    assert f"{BAD}:1:1: error: missing-field" in output
    assert f"{WORSE}:6:12: warning: due-for-review (PB506)" in output
    *_, count, more, due = output.splitlines()
    assert count == f"{len(reported()) - 1} errors and 1 warning in 2 files."
    worst = next(rule for _, rule in reported() if rule != "due-for-review")
    assert more == f"Explain a rule: playbook explain {worst}"
    assert due == "Due for review, by owner: no owner (worse)."
    assert sorted(with_problems.rglob("*")) == before


def test_warnings_alone_are_reported_and_do_not_fail_the_check(warned):
    output = check()
    assert "warning: due-for-review" in output
    assert output.splitlines()[-3] == "1 warning in 1 file."


def test_what_is_due_is_listed_by_owner(warned):
    for id, owner in (("tell-the-time", "The Pier"), ("answer-for-it", "The Pier"), ("time-or-answer", "Captains")):
        (path,) = (warned / "content").rglob(f"{id}.md")
        lines = path.read_text("utf-8").split("---\n", 2)
        path.write_text(f"---\n{lines[1]}owner: {owner}\nreview_by: 2020-01-31\n---\n{lines[2]}", "utf-8")
    output = check()
    assert output.count("by 2020-01-31; The Pier looks after it.") == 2
    by_owner = "Captains (time-or-answer); The Pier (answer-for-it, tell-the-time); no owner (only-a-time)"
    assert output.splitlines()[-1] == f"Due for review, by owner: {by_owner}."


def test_invalid_settings_are_reported_for_every_selection(project):
    (project / "site_config" / "playbook.yml").write_text("doing: [")
    for arguments in ([], ["content/scripts"], ["--select", "PB4"], ["--ignore", "invalid-settings"]):
        assert "site_config/playbook.yml:1:1: error: invalid-settings" in check(*arguments, code=EXIT_PROBLEMS)


# Paths


def test_a_file_or_a_folder_narrows_the_report_and_the_exit_code(with_problems, monkeypatch):
    everything = reported()
    assert {path for path, _ in everything} == {BAD, WORSE}
    assert (
        reported(BAD)
        == reported("content/principles")
        == reported("content/principles/")
        == [found for found in everything if found[0] == BAD]
    )
    assert reported(".") == reported("content") == reported(with_problems) == everything
    assert reported("content/scripts", code=0) == []
    assert reported("content/principles/tell-the-time.md", "mkdocs.yml", code=0) == []
    monkeypatch.chdir(with_problems / "content" / "scripts")
    assert reported("../principles/bad.md") == [found for found in everything if found[0] == BAD]
    assert reported("..") == reported("../..") == everything
    assert reported(".", code=0) == []


def test_a_path_does_not_match_another_with_the_same_beginning(with_problems):
    (with_problems / "content" / "principle").mkdir()
    assert reported("content/principle", code=0) == []


def test_the_report_follows_the_order_of_the_paths(with_problems):
    assert reported()[0][0] == WORSE
    paths = [path for path, _ in reported(BAD, ".")]
    assert paths == sorted(paths, key=lambda path: path != BAD)
    assert len(paths) == len(reported())
    assert reported(".", BAD) == reported()


def test_a_clean_selection_mentions_the_problems_elsewhere(with_problems):
    left = len(reported()) - 1
    assert check("content/scripts") == (
        f"No problems found in your selection. The whole project has {left} errors and 1 warning in 2 files.\n"
    )


def test_a_clean_selection_of_a_clean_project_says_that_all_is_clean(project):
    assert check("content/scripts", "--select", "PB4") == CLEAN


def test_a_symbolic_link_is_reported_under_its_own_name(project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.md"
    elsewhere.write_text("A secret.")
    (project / "content" / "principles" / "a-link.md").symlink_to(elsewhere)
    (project / "content" / "principles" / "a-loop.md").symlink_to("a-loop.md")
    assert reported("content/principles/a-link.md") == [("content/principles/a-link.md", "unreadable-file")]
    assert reported("content/principles/a-loop.md") == [("content/principles/a-loop.md", "unreadable-file")]


def test_the_project_may_be_reached_through_a_symbolic_link(with_problems, tmp_path_factory):
    link = tmp_path_factory.mktemp("elsewhere") / "project"
    link.symlink_to(with_problems)
    assert reported(link) == reported()
    assert reported(link / BAD) == reported(BAD)


def test_a_missing_path_is_a_usage_error(project):
    assert 'there is no file or folder "content/no.md".' in check("content/no.md", code=cli.EXIT_USAGE)


def test_a_path_outside_the_project_is_a_usage_error(project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert "is outside the project" in check(elsewhere, code=cli.EXIT_USAGE)
    assert "is outside the project" in check("..", code=cli.EXIT_USAGE)
    (elsewhere / "loop").symlink_to("loop")
    assert "is outside the project" in check(elsewhere / "loop", code=cli.EXIT_USAGE)


def test_outside_a_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "no mkdocs.yml" in check(code=cli.EXIT_USAGE)


# Rules


def test_rules_are_selected_by_id_name_or_the_start_of_ids(with_problems):
    everything = reported()
    unknown = [found for found in everything if found[1] == "unknown-entry"]
    assert len(unknown) == 2
    assert (
        reported("--select", "PB401")
        == reported("--select", "pb401")
        == reported("--select", "unknown-entry")
        == unknown
    )
    assert reported("--select", "PB4") == unknown
    assert reported("--select", "PB") == everything
    both = [found for found in everything if found[1] in {"unknown-entry", "due-for-review"}]
    assert reported("--select", "unknown-entry", "--select", "PB506") == both
    assert reported("--select", "due-for-review", code=0) == [(WORSE, "due-for-review")]


def test_rules_are_ignored(with_problems):
    everything = reported()
    assert reported("--ignore", "PB401", "--ignore", "missing-field") == [
        found for found in everything if found[1] not in {"unknown-entry", "missing-field"}
    ]
    assert reported("--select", "PB4", "--ignore", "unknown-entry", code=0) == []
    assert reported("--ignore", "PB", code=0) == []
    assert reported(BAD, "--select", "PB4") == [(BAD, "unknown-entry")]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("unknown-entri", 'Did you mean "unknown-entry"?'),
        ("PB4011", 'Did you mean "PB401"?'),
        ("zebra", "playbook explain"),
        ("", 'there is no rule ""'),
    ],
)
def test_an_unknown_rule_is_a_usage_error(project, option, word, hint):
    output = check(option, word, code=cli.EXIT_USAGE)
    assert f'there is no rule "{word}"' in output
    assert hint in output


# Formats


EVERY_FORMAT = """
import contextlib, sys
from playbook.cli import main
from playbook.reporters import REPORTERS
for name in REPORTERS:
    sys.argv = ["playbook", "check", "--format", name]
    with contextlib.suppress(SystemExit):
        main()
"""


def test_the_report_is_the_same_bytes_each_time(with_problems):
    reports = [check("--format", name, code=EXIT_PROBLEMS) for name in REPORTERS]
    assert all(report.endswith("\n") and str(with_problems) not in report for report in reports)
    for seed, folder in (("1", with_problems), ("2", with_problems / "content")):
        done = started(EVERY_FORMAT, folder, PYTHONHASHSEED=seed, LC_ALL="C")
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout == "".join(reports).encode("utf-8")


@pytest.mark.parametrize("format_", MACHINES)
def test_a_clean_project_gives_programs_an_empty_report(project, format_):
    report = REPORTERS[format_]([])
    assert check("--format", format_) == (f"{report}\n" if report else "")


def test_a_file_name_may_be_invalid_unicode(project):
    (project / "content" / "principles" / os.fsdecode(b"\xff\x1b.md")).write_text("[[x]]")
    for format_ in REPORTERS:
        done = playbook(project, "check", "--format", format_)
        assert (done.returncode, done.stderr) == (EXIT_PROBLEMS, "")
        assert "\x1b" not in done.stdout
        assert done.stdout


def test_an_unknown_format_is_a_usage_error(project):
    assert "'--format'" in check("--format", "clover", code=cli.EXIT_USAGE)


# Where it goes


@pytest.mark.parametrize("format_", REPORTERS)
def test_output_writes_the_report_and_prints_the_totals(with_problems, format_):
    report = check("--format", format_, BAD, code=EXIT_PROBLEMS)
    before = {path for path in with_problems.rglob("*") if path.is_file()}
    output = check("--format", format_, BAD, "--output", "reports/findings", code=EXIT_PROBLEMS)
    count = len(reported(BAD))
    assert output == f"{count} errors in 1 file. The report is in reports/findings.\n"
    assert (with_problems / "reports" / "findings").read_bytes().decode("utf-8") == report
    assert {path for path in with_problems.rglob("*") if path.is_file()} - before == {
        with_problems / "reports" / "findings"
    }


def test_output_of_a_clean_project(project):
    assert check("--output", "report.txt") == "No problems found in 9 entries. The report is in report.txt.\n"
    assert (project / "report.txt").read_text() == CLEAN
    assert "No problems found" in check("--format", "github", "--output", "report.txt")
    assert (project / "report.txt").read_bytes() == b""


def test_output_replaces_an_older_report_and_keeps_a_symbolic_link(project):
    (project / "old.json").write_text("old")
    (project / "link.json").symlink_to("old.json")
    check("--format", "json", "--output", "link.json")
    assert (project / "link.json").is_symlink()
    assert json.loads((project / "old.json").read_text())["findings"] == []


def test_the_output_file_is_readable_by_others(project):
    umask = os.umask(0o022)
    try:
        check("--output", "report.txt")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((project / "report.txt").stat().st_mode) == 0o644


def test_output_to_a_pipe_keeps_the_pipe(project):
    os.mkfifo(project / "pipe")
    reader = os.open(project / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert playbook(project, "check", "--output", "pipe").returncode == 0
        assert os.read(reader, 1000) == CLEAN.encode()
    finally:
        os.close(reader)
    assert (project / "pipe").is_fifo()


def test_output_to_a_folder_is_a_usage_error(project):
    assert "is a directory" in check("--output", "content", code=cli.EXIT_USAGE)


def test_output_that_cannot_be_written_keeps_the_old_file(project):
    (project / "report.txt").write_text("old")
    done = playbook(project, "check", "--output", "report.txt/below")
    assert done.returncode == cli.EXIT_USAGE
    assert "The operating system reported an error: " in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "report.txt").read_text() == "old"


def started(code, folder, *arguments, **environment):
    """Run Python code in a folder, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=SECONDS,
    )


def test_an_internal_error_is_reported_without_a_traceback(project):
    code = "import playbook.cli.check, sys; sys.modules['playbook.cli.check'].compile_project = lambda *a, **k: 1 / 0; playbook.cli.main()"
    done = started(code, project, "check")
    assert done.returncode == cli.EXIT_INTERNAL
    assert b"division by zero" in done.stderr
    assert b"Traceback" not in done.stderr
