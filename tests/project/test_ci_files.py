"""The files for GitHub and GitLab pass their linters, and name only commands that exist."""

import re
import subprocess
import sysconfig
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from playbook.cli import playbook
from support.fixture_project import ROOT

COMMANDS = Path(sysconfig.get_path("scripts"))
WORKFLOW = ".github/workflows/pull-request.yml"
PIPELINE = ".gitlab-ci.yml"
FORM = ".github/ISSUE_TEMPLATE/problem.yml"
FORMS = ".github/ISSUE_TEMPLATE/config.yml"
SCRIPT = "build_scripts/ci/report.sh"
ENVIRONMENT = "build_scripts/setup/environment.sh"

ZIZMOR = ("zizmor", "--offline", "--no-progress", "--strict-collection", "--persona=pedantic")
LINTERS = {
    WORKFLOW: [ZIZMOR, ("check-jsonschema", "--builtin-schema", "vendor.github-workflows")],
    PIPELINE: [("check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")],
    FORM: [("check-jsonschema", "--builtin-schema", "vendor.github-issue-forms")],
    FORMS: [("check-jsonschema", "--builtin-schema", "vendor.github-issue-config")],
}


def lint(file):
    """Return the output of the linters of a file, or "" if they find nothing."""
    kind = next(kind for kind in LINTERS if Path(kind).name == file.name)
    reported = ""
    for name, *options in LINTERS[kind]:
        done = subprocess.run([COMMANDS / name, *options, file], capture_output=True, encoding="utf-8", check=False)
        reported += done.stdout + done.stderr if done.returncode else ""
    return reported


def test_every_file_for_a_host_is_linted():
    hosts = [*ROOT.glob(".github/**/*.y*ml"), *ROOT.glob(".gitlab*/**/*.y*ml"), *ROOT.glob(".gitlab*.y*ml")]
    assert sorted(path.relative_to(ROOT).as_posix() for path in hosts) == sorted(LINTERS)


@pytest.mark.parametrize("name", LINTERS)
def test_the_linters_find_nothing(name):
    assert lint(ROOT / name) == ""


@pytest.mark.parametrize(
    ("name", "old", "new", "reported"),
    [
        (WORKFLOW, 'report.sh "$BASE"', 'report.sh "${{ github.head_ref }}"', "template-injection"),
        (WORKFLOW, "persist-credentials: false", "fetch-tags: false", "artipacked"),
        (WORKFLOW, "checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd", "checkout@v6", "unpinned-uses"),
        (WORKFLOW, "  pull_request:", "  pull_request_target:", "dangerous-triggers"),
        (WORKFLOW, "contents: read", "contents: everything", "everything"),
        (WORKFLOW, "runs-on:", "run-on:", "run-on"),
        (PIPELINE, "coverage_format: cobertura", "coverage_format: lcov", "lcov"),
        (PIPELINE, "expire_in: 2 weeks", "expires_in: 2 weeks", "expires_in"),
        (FORM, "type: input", "type: line", "line"),
        (FORMS, "blank_issues_enabled", "blank_issues", "blank_issues"),
    ],
)
def test_an_added_problem_is_found(tmp_path, name, old, new, reported):
    text = (ROOT / name).read_text("utf-8")
    assert old in text
    copy = tmp_path / Path(name).name
    copy.write_text(text.replace(old, new), "utf-8")
    assert reported in lint(copy)


def test_an_issue_has_the_fields_that_links_fill_in():
    form = yaml.safe_load((ROOT / FORM).read_text("utf-8"))
    assert [field["id"] for field in form["body"]] == ["page", "wrong", "right"]


def test_the_hosts_test_the_oldest_python_and_the_newest():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = re.search(r"for candidate in python([\d.]+)", (ROOT / ENVIRONMENT).read_text("utf-8"))
    tested = [project["requires-python"].removeprefix(">="), newest[1]]
    github = yaml.safe_load((ROOT / WORKFLOW).read_text("utf-8"))
    assert github["jobs"]["test"]["strategy"]["matrix"]["python"] == tested
    gitlab = yaml.safe_load((ROOT / PIPELINE).read_text("utf-8"))
    assert gitlab["test"]["parallel"]["matrix"] == [{"PYTHON_VERSION": tested}]


def shell_lines():
    """Return every shell line in the hosts' files, and those of the script that both run."""
    workflow = yaml.safe_load((ROOT / WORKFLOW).read_text("utf-8"))
    for job in workflow["jobs"].values():
        yield from (step["run"] for step in job["steps"] if "run" in step)
    for job in yaml.safe_load((ROOT / PIPELINE).read_text("utf-8")).values():
        yield from job.get("script", ())
    yield from (line for line in (ROOT / SCRIPT).read_text("utf-8").splitlines() if not line.startswith("#"))


def unknown(lines):
    """Return the commands, options, option values, targets and scripts in shell lines that do not exist."""
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for line in lines:
        for name, rest in re.findall(r'(?:playbook|"\$0)"? ([a-z]+)((?: [^|;&>)]*)?)', line):
            command = playbook.commands.get(name)
            options = {opt: param for param in command.params for opt in param.opts} if command else {}
            if not command:
                yield name
            for option, value in re.findall(r"(--[a-z-]+)[ =]?([\w./$\"]*)", rest):
                kind = options[option].type if option in options else None
                if not kind:
                    yield f"{name} {option}"
                if isinstance(kind, click.Choice) and value not in kind.choices:
                    yield f"{name} {option} {value}"
        yield from (f"make {target}" for target in re.findall(r"\bmake ([a-z-]+)", line) if target not in targets)
        yield from (path for path in re.findall(r"\bsh ([\w/.-]+\.sh)", line) if not (ROOT / path).is_file())


def test_everything_that_the_hosts_run_exists():
    lines = list(shell_lines())
    assert sum("make test" in line for line in lines) == 2
    assert sum("make audit" in line for line in lines) == 2
    assert sum("make browsers" in line for line in lines) == 2
    assert sum("make site" in line for line in lines) == 2  # on macOS
    assert sum(SCRIPT in line for line in lines) == 2
    assert list(unknown(lines)) == []


def test_names_that_do_not_exist_are_found():
    lines = [
        '"$playbook" chekc',
        "playbook check --fromat json && playbook coverage --format cobertura.xml | cat",
        "make tset",
        "sh build_scripts/ci/none.sh x",
    ]
    reported = ["chekc", "check --fromat", "coverage --format cobertura.xml", "make tset", "build_scripts/ci/none.sh"]
    assert list(unknown(lines)) == reported
