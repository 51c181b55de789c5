"""The script that GitHub and GitLab run for a change, in a small project with a history."""

import json
import os
import re
import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from support.cli_runner import SECONDS
from support.git_repos import ENVIRONMENT, commit, git, start
from support.projects import COMMANDS, PROJECT, QUIET, SMALL, copy_project

SCRIPT = "build_scripts/ci/report.sh"
REPORTS_OF_PROBLEMS = {
    "summary.md",
    "annotations-changed.txt",
    "annotations.txt",
    "findings.sarif",
    "findings.xml",
    "findings.json",
}
REPORTS = {*REPORTS_OF_PROBLEMS, "coverage.xml", "inventory-before.txt"}
HOSTS = (".github/workflows/pull-request.yml", ".gitlab-ci.yml")


@pytest.fixture
def project(tmp_path):
    """A clean, committed project of four entries, with the environment where the script expects it."""
    folder = copy_project(tmp_path / "project", SMALL)
    shutil.rmtree(folder / "site_config" / "reviews")
    (folder / SCRIPT).parent.mkdir(parents=True)
    shutil.copy(PROJECT / SCRIPT, folder / SCRIPT)
    shutil.copy(PROJECT / ".gitignore", folder)
    start(folder)
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "playbook").symlink_to(COMMANDS / "playbook")
    return folder


def report(folder, base="main"):
    """Run the script from another folder, since it must work from anywhere."""
    return subprocess.run(
        ["sh", os.path.relpath(folder / SCRIPT, folder / "content"), base],
        cwd=folder / "content",
        env={**ENVIRONMENT, **QUIET},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def reports(folder):
    return {path.name: path.read_text("utf-8") for path in (folder / "reports").iterdir()}


def page(folder, name, text):
    (folder / "content" / name).write_text(text, "utf-8")


def test_a_valid_change(project):
    file = project / "content/principles/promise-a-time.md"
    file.write_text(file.read_text("utf-8") + "\nSay it twice.\n", "utf-8")
    commit(project, "Change")
    done = report(project)
    assert (done.returncode, done.stderr) == (0, "")
    made = reports(project)
    assert made.keys() == REPORTS
    assert done.stdout.startswith(made["summary.md"])
    assert "## Ready: nothing to fix\n" in made["summary.md"]
    assert "`content/principles/promise-a-time.md`): 1 line added." in made["summary.md"]
    assert made["annotations-changed.txt"] == made["annotations.txt"] == ""
    assert "scripts/late-parcel.html" in made["inventory-before.txt"].splitlines()
    assert "Say it twice." in (project / "site/principles/promise-a-time.html").read_text("utf-8")
    # The script leaves nothing in the repository.
    assert git(project, "status", "--porcelain") == ""
    # Everything that the hosts collect exists, except the reports of the tests and the audit.
    for host in HOSTS:
        named = set(re.findall(r"\b(?:reports|site)/[\w.-]*", (PROJECT / host).read_text("utf-8")))
        assert len(named) >= 5
        assert [path for path in sorted(named) if not (project / path).exists()] == [
            "reports/audit",
            "reports/tests.xml",
        ]


def test_a_change_with_new_and_old_problems(project):
    git(project, "switch", "-q", "main")
    page(project, "principles/old one.md", "---\ntitle: Old\n---\n\n[[nowhere]]\n")
    page(project, "principles/gone.md", "---\ntitle: Gone\n---\n\n[[nowhere]]\n")
    commit(project, "Findings")
    git(project, "switch", "-q", "-C", "change")
    (project / "content/principles/gone.md").unlink()
    page(project, "principles/new one.md", "---\ntitle: New\n\n[[nowhere]]\n")
    commit(project, "Change")
    done = report(project)
    assert done.returncode == 1
    made = reports(project)
    assert (
        made.keys() == REPORTS_OF_PROBLEMS
    )  # the base had problems, so there is no site and no coverage to compare with
    for name, own, other in (
        ("annotations-changed.txt", "new one.md", "old one.md"),
        ("annotations.txt", "old one.md", "new one.md"),
    ):
        lines = made[name].splitlines()
        assert lines
        assert all(line.startswith(f"::error file=content/principles/{own},") for line in lines)
        assert other not in made[name]
    everything = len((made["annotations-changed.txt"] + made["annotations.txt"]).splitlines())
    assert len(json.loads(made["findings.sarif"])["runs"][0]["results"]) == everything
    assert len(json.loads(made["findings.json"])) == everything
    assert ElementTree.fromstring(made["findings.xml"]).get("failures") == str(everything)
    # In addition, one page is removed without an alias.
    assert f"## Not ready yet: {everything + 1} problems to fix" in made["summary.md"]
    assert "content/principles/new one.md:1:1:" in done.stderr
    assert "unclosed-front-matter (PB" in done.stderr
    assert not (project / "site").exists()


def test_a_lost_address_fails_but_the_site_is_kept_for_review(project):
    (project / "content/principles/promise-a-time.md").rename(project / "content/principles/name-a-time.md")
    for file in (project / "content").rglob("*.md"):
        file.write_text(file.read_text("utf-8").replace("promise-a-time", "name-a-time"), "utf-8")
    commit(project, "Change")
    done = report(project)
    assert done.returncode == 1
    assert "Add `aliases: [promise-a-time]`" in done.stdout
    assert "lost-page" in done.stderr
    assert "principles/promise-a-time.html" in done.stderr
    assert (project / "site/principles/name-a-time.html").is_file()


def test_without_an_earlier_commit_nothing_is_compared(project):
    page(project, "principles/promise-a-time.md", "---\ntitle: Late\n---\n\n[[nowhere]]\n")
    commit(project, "Change")
    done = report(project, "0" * 40)
    assert done.returncode == 1
    assert "of them were there before this change." in done.stdout
    assert "No page changed." in done.stdout


@pytest.mark.parametrize("base", ["nowhere", ""])
def test_an_unknown_base_is_a_usage_error(project, base):
    done = report(project, base)
    assert done.returncode == 2
    assert ("Git does not know the commit" if base else "Usage: report.sh BASE") in done.stderr
    assert not (project / "site").exists()
