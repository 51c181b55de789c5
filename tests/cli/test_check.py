"""`playbook check`, as an editor and a pipeline meet it: what is told, where it goes, and the exit code."""

import json
import os
import stat
import subprocess
import sys

import pytest
from click.testing import CliRunner

from playbook import cli
from playbook.cli.project import EXIT_PROBLEMS
from playbook.reporters import FOR_PEOPLE, REPORTERS
from support.cli_runner import playbook
from support.fixture_project import small_project

BAD = "content/principles/bad.md"
"""Bears two faults on its own, and debts."""
WORSE = "content/anecdotes/worse.md"
"""Bears a fault, and a warning."""
MACHINES = [name for name in REPORTERS if name not in FOR_PEOPLE]
CLEAN = "No problems found in 8 entries.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # 2026-06-15
    return tmp_path


@pytest.fixture
def faulty(project):
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


def told(*arguments, code=EXIT_PROBLEMS):
    """The paths and rules of what is told, in its order."""
    data = json.loads(check("--format", "json", *arguments, code=code))
    return [(found["path"], found["rule_name"]) for found in data["findings"]]


# What is told


def test_from_any_folder_of_the_project(project, monkeypatch):
    assert check() == CLEAN
    monkeypatch.chdir(project / "content" / "scripts")
    assert check() == CLEAN


def test_all_findings_are_told_and_nothing_is_written(faulty):
    before = sorted(faulty.rglob("*"))
    said = check(code=EXIT_PROBLEMS)
    assert f'{BAD}:5:1: error: unknown-entry (PB401): There is no entry "tell-the-tim".' in said
    assert '  5 | [[tell-the-tim]]\n    | ^\n  help: Did you mean "tell-the-time"?' in said
    assert f"{BAD}:1:1: error: missing-field" in said
    assert f"{WORSE}:6:12: warning: due-for-review (PB506)" in said
    *_, count, more = said.splitlines()
    assert count == f"{len(told()) - 1} errors and 1 warning in 2 files."
    gravest = next(rule for _, rule in told() if rule != "due-for-review")
    assert more == f"Explain a rule: playbook explain {gravest}"
    assert sorted(faulty.rglob("*")) == before


def test_warnings_alone_are_told_and_fail_nothing(warned):
    said = check()
    assert "warning: due-for-review" in said
    assert said.splitlines()[-2] == "1 warning in 1 file."


def test_bad_settings_are_told_whatever_was_asked_for(project):
    (project / "site_config" / "playbook.yml").write_text("doing: [")
    for arguments in ([], ["content/scripts"], ["--select", "PB4"], ["--ignore", "invalid-settings"]):
        assert "site_config/playbook.yml:1:1: error: invalid-settings" in check(*arguments, code=EXIT_PROBLEMS)


# Paths


def test_a_file_or_a_folder_narrows_the_report_and_the_exit_code(faulty, monkeypatch):
    everything = told()
    assert {path for path, _ in everything} == {BAD, WORSE}
    assert (
        told(BAD)
        == told("content/principles")
        == told("content/principles/")
        == [found for found in everything if found[0] == BAD]
    )
    assert told(".") == told("content") == told(faulty) == everything
    assert told("content/scripts", code=0) == []
    assert told("content/principles/tell-the-time.md", "mkdocs.yml", code=0) == []
    monkeypatch.chdir(faulty / "content" / "scripts")
    assert told("../principles/bad.md") == [found for found in everything if found[0] == BAD]
    assert told("..") == told("../..") == everything
    assert told(".", code=0) == []


def test_a_path_that_begins_like_another_is_another(faulty):
    (faulty / "content" / "principle").mkdir()
    assert told("content/principle", code=0) == []


def test_the_report_follows_the_order_of_the_paths(faulty):
    assert told()[0][0] == WORSE
    paths = [path for path, _ in told(BAD, ".")]
    assert paths == sorted(paths, key=lambda path: path != BAD)
    assert len(paths) == len(told())
    assert told(".", BAD) == told()


def test_where_what_was_asked_for_is_clean_it_is_said_that_the_rest_is_not(faulty):
    left = len(told()) - 1
    assert check("content/scripts") == (
        f"No problems found in your selection. The whole project has {left} errors and 1 warning in 2 files.\n"
    )


def test_where_all_is_clean_it_is_said_of_all(project):
    assert check("content/scripts", "--select", "PB4") == CLEAN


def test_a_link_is_told_of_under_its_own_name(project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.md"
    elsewhere.write_text("A secret.")
    (project / "content" / "principles" / "a-link.md").symlink_to(elsewhere)
    (project / "content" / "principles" / "a-loop.md").symlink_to("a-loop.md")
    assert told("content/principles/a-link.md") == [("content/principles/a-link.md", "unreadable-file")]
    assert told("content/principles/a-loop.md") == [("content/principles/a-loop.md", "unreadable-file")]


def test_the_way_to_the_project_may_lead_over_a_link(faulty, tmp_path_factory):
    link = tmp_path_factory.mktemp("elsewhere") / "project"
    link.symlink_to(faulty)
    assert told(link) == told()
    assert told(link / BAD) == told(BAD)


def test_a_path_that_is_not_there_is_wrong_use(project):
    assert 'there is no file or folder "content/no.md".' in check("content/no.md", code=cli.EXIT_USAGE)


def test_a_path_outside_the_project_is_wrong_use(project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert "is outside the project" in check(elsewhere, code=cli.EXIT_USAGE)
    assert "is outside the project" in check("..", code=cli.EXIT_USAGE)
    (elsewhere / "loop").symlink_to("loop")
    assert "is outside the project" in check(elsewhere / "loop", code=cli.EXIT_USAGE)


def test_outside_a_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "no mkdocs.yml" in check(code=cli.EXIT_USAGE)


# Rules


def test_rules_are_selected_by_id_name_or_the_start_of_ids(faulty):
    everything = told()
    unknown = [found for found in everything if found[1] == "unknown-entry"]
    assert len(unknown) == 2
    assert told("--select", "PB401") == told("--select", "pb401") == told("--select", "unknown-entry") == unknown
    assert told("--select", "PB4") == unknown
    assert told("--select", "PB") == everything
    both = [found for found in everything if found[1] in {"unknown-entry", "due-for-review"}]
    assert told("--select", "unknown-entry", "--select", "PB506") == both
    assert told("--select", "due-for-review", code=0) == [(WORSE, "due-for-review")]


def test_rules_are_ignored(faulty):
    everything = told()
    assert told("--ignore", "PB401", "--ignore", "missing-field") == [
        found for found in everything if found[1] not in {"unknown-entry", "missing-field"}
    ]
    assert told("--select", "PB4", "--ignore", "unknown-entry", code=0) == []
    assert told("--ignore", "PB", code=0) == []
    assert told(BAD, "--select", "PB4") == [(BAD, "unknown-entry")]


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
def test_a_rule_that_is_none_is_wrong_use(project, option, word, hint):
    said = check(option, word, code=cli.EXIT_USAGE)
    assert f'there is no rule "{word}"' in said
    assert hint in said


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


def test_the_report_is_the_same_bytes_each_time(faulty):
    reports = [check("--format", name, code=EXIT_PROBLEMS) for name in REPORTERS]
    assert all(report.endswith("\n") and str(faulty) not in report for report in reports)
    for seed, folder in (("1", faulty), ("2", faulty / "content")):
        done = started(EVERY_FORMAT, folder, PYTHONHASHSEED=seed, LC_ALL="C")
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout == "".join(reports).encode("utf-8")


@pytest.mark.parametrize("format_", MACHINES)
def test_a_clean_project_gives_a_program_an_empty_report(project, format_):
    report = REPORTERS[format_]([])
    assert check("--format", format_) == (f"{report}\n" if report else "")


def test_the_name_of_a_file_may_be_no_text(project):
    (project / "content" / "principles" / os.fsdecode(b"\xff\x1b.md")).write_text("[[x]]")
    for format_ in REPORTERS:
        done = playbook(project, "check", "--format", format_)
        assert (done.returncode, done.stderr) == (EXIT_PROBLEMS, "")
        assert "\x1b" not in done.stdout
        assert done.stdout


def test_an_unknown_format_is_wrong_use(project):
    assert "'--format'" in check("--format", "clover", code=cli.EXIT_USAGE)


# Where it goes


@pytest.mark.parametrize("format_", REPORTERS)
def test_output_takes_the_report_and_the_terminal_its_number(faulty, format_):
    report = check("--format", format_, BAD, code=EXIT_PROBLEMS)
    before = {path for path in faulty.rglob("*") if path.is_file()}
    said = check("--format", format_, BAD, "--output", "reports/findings", code=EXIT_PROBLEMS)
    count = len(told(BAD))
    assert said == f"{count} errors in 1 file. The report is in reports/findings.\n"
    assert (faulty / "reports" / "findings").read_bytes().decode("utf-8") == report
    assert {path for path in faulty.rglob("*") if path.is_file()} - before == {faulty / "reports" / "findings"}


def test_output_of_a_clean_project(project):
    assert check("--output", "report.txt") == "No problems found in 8 entries. The report is in report.txt.\n"
    assert (project / "report.txt").read_text() == CLEAN
    assert "No problems found" in check("--format", "github", "--output", "report.txt")
    assert (project / "report.txt").read_bytes() == b""


def test_output_takes_the_place_of_an_older_report_and_keeps_a_link(project):
    (project / "old.json").write_text("old")
    (project / "link.json").symlink_to("old.json")
    check("--format", "json", "--output", "link.json")
    assert (project / "link.json").is_symlink()
    assert json.loads((project / "old.json").read_text())["findings"] == []


def test_others_may_read_the_output(project):
    umask = os.umask(0o022)
    try:
        check("--output", "report.txt")
    finally:
        os.umask(umask)
    assert stat.S_IMODE((project / "report.txt").stat().st_mode) == 0o644


def test_output_to_a_pipe_leaves_it_a_pipe(project):
    os.mkfifo(project / "pipe")
    reader = os.open(project / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert playbook(project, "check", "--output", "pipe").returncode == 0
        assert os.read(reader, 1000) == CLEAN.encode()
    finally:
        os.close(reader)
    assert (project / "pipe").is_fifo()


def test_output_to_a_folder_is_wrong_use(project):
    assert "is a directory" in check("--output", "content", code=cli.EXIT_USAGE)


def test_output_that_cannot_be_written_keeps_the_old_one(project):
    (project / "report.txt").write_text("old")
    done = playbook(project, "check", "--output", "report.txt/below")
    assert done.returncode == cli.EXIT_USAGE
    assert "The operating system reported an error: " in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "report.txt").read_text() == "old"


def started(code, folder, *arguments, **environment):
    """Run a Python program of its own in a folder."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=120,
    )


def test_a_fault_of_ours_is_told_in_words(project):
    code = "import playbook.cli.check, sys; sys.modules['playbook.cli.check'].compile_project = lambda *a, **k: 1 / 0; playbook.cli.main()"
    done = started(code, project, "check")
    assert done.returncode == cli.EXIT_INTERNAL
    assert b"division by zero" in done.stderr
    assert b"Traceback" not in done.stderr
