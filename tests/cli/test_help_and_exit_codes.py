"""The command as editors see it: help, exit codes, and messages instead of tracebacks."""

import shutil

import pytest
from click.testing import CliRunner

from playbook import cli
from playbook.cli.common import EXIT_PROBLEMS
from support.cli_runner import playbook
from support.fixture_project import FOLDER, small_project


@pytest.fixture
def project(tmp_path, monkeypatch):
    small_project(tmp_path)
    monkeypatch.chdir(tmp_path / "content")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(cli.playbook, arguments)


@pytest.mark.parametrize("command", [[], *([name] for name in cli.playbook.commands)])
def test_help(command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")
    assert result.output.count("\n\n") >= 2  # what it does, and its options


def test_outside_a_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert result.exit_code == cli.EXIT_USAGE
    assert "no mkdocs.yml" in result.output


def test_export_writes_pages_pictures_and_a_configuration(project):
    (project / "content" / "principles" / "ferry.png").write_bytes(b"a picture")
    result = run("export", str(project / "out"))
    assert result.exit_code == 0
    golden = FOLDER / "pages"
    for path in golden.rglob("*.*"):
        assert (project / "out" / "docs" / path.relative_to(golden)).read_bytes() == path.read_bytes()
    assert (project / "out" / "docs" / "principles" / "ferry.png").read_bytes() == b"a picture"
    assert "playbook\n" not in (project / "out" / "mkdocs.yml").read_text().split("plugins:")[1].split("markdown")[0]


def test_export_never_overwrites_files_of_others(project):
    (project / "out").mkdir()
    (project / "out" / "thesis.txt").write_text("years of work")
    result = playbook(project / "content", "export", "../out")
    assert result.returncode == cli.EXIT_USAGE
    assert "Nothing was written" in result.stderr
    assert [path.name for path in (project / "out").iterdir()] == ["thesis.txt"]


def test_a_broken_mkdocs_yml_is_reported_without_a_traceback(project):
    (project / "mkdocs.yml").write_text("site_name: [")
    for arguments in (["build"], ["export", "out"]):
        result = playbook(project, *arguments)
        assert result.returncode == cli.EXIT_USAGE
        assert "mkdocs.yml cannot be" in result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments", [["check"], ["build"], ["serve"], ["coverage"], ["export", "out"], ["impact", "x"]]
)
@pytest.mark.parametrize("state", ["missing", "empty"])
def test_every_command_reports_missing_content(project, arguments, state, monkeypatch):
    monkeypatch.chdir(project)
    shutil.rmtree(project / "content")
    if state == "empty":
        (project / "content").mkdir()
    result = playbook(project, *arguments)
    assert result.returncode == EXIT_PROBLEMS
    # For a check, problems are the result, on stdout; for other commands they are the reason for failing, on stderr.
    output = result.stdout if arguments == ["check"] else result.stderr
    assert "content:1:1: error: missing-content (PB101)" in output
    assert sorted(path.name for path in project.iterdir() if path.name != "content") == ["mkdocs.yml", "site_config"]
