"""The schemas for editors accept the same front matter as the check, and the VS Code files name only what exists."""

import json
import os
import re
import shutil
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker

from playbook import cli
from playbook.authoring.schemas import FOLDER, editor_files, load_editor_files, schemas
from playbook.clock import today
from playbook.compile import compile_project
from playbook.kinds.registry import KINDS
from playbook.reading.front_matter import parse_front_matter
from playbook.reading.source import SourceFile, load
from playbook.rules.front_matter.fields import InvalidChoice, InvalidDate, MissingField, UnknownField, WrongType
from playbook.rules.settings import StaleSchema, check_stale_schema
from support.content_cases import INVALID_CASES
from support.fixture_project import CASES, ROOT, base, settings, small_project

made = schemas(settings)
validators = {
    kind: Draft202012Validator(
        json.loads(made[f"{FOLDER}/{KINDS[kind].singular}.json"]), format_checker=FormatChecker()
    )
    for kind in KINDS
}
SEEN = {rule.name for rule in (InvalidDate, MissingField, UnknownField, InvalidChoice, WrongType)}
"""The names of the rules about problems that a schema can find."""


def test_the_files_of_this_project_are_up_to_date():
    """`BLESS=1` or `playbook check --fix` updates them."""
    found = load_editor_files(ROOT)
    if os.environ.get("BLESS"):
        for path, text in editor_files(settings, found).items():
            (ROOT / path).write_text(text, "utf-8")
        found = load_editor_files(ROOT)
    assert found == editor_files(settings, found)
    assert {".remarkrc.yaml", ".vscode/tasks.json", *made} == found.keys()


def test_an_outdated_list_of_kinds_is_reported_and_updated(tmp_path, monkeypatch):
    small_project(tmp_path)
    shutil.copytree(ROOT / ".vscode", tmp_path / ".vscode")
    shutil.copy(ROOT / ".remarkrc.yaml", tmp_path)
    before = load_editor_files(tmp_path)
    for name, old, new in (
        (".vscode/tasks.json", '"situation", ', ""),
        (".remarkrc.yaml", "/script.json", "/words.json"),
    ):
        file = tmp_path / name
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    found = compile_project(tmp_path, date(2026, 6, 15)).diagnostics
    assert {(finding.rule, finding.location.path) for finding in found} == {
        (StaleSchema, ".remarkrc.yaml"),
        (StaleSchema, ".vscode/tasks.json"),
    }
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli.playbook, ["check", "--fix"]).exit_code == 0
    assert load_editor_files(tmp_path) == before


def test_an_outdated_and_a_missing_schema_are_reported_and_updated(tmp_path, monkeypatch):
    small_project(tmp_path)
    (tmp_path / FOLDER / "article.json").write_bytes(b"\xff")
    (tmp_path / FOLDER / "tension.json").unlink()
    config = tmp_path / "site_config" / "playbook.yml"
    config.write_text(config.read_text("utf-8").replace("  phone: On the phone", "  phone: By telephone"), "utf-8")
    (tmp_path / FOLDER / "of-somebody-else.json").write_text("{}", "utf-8")
    found = compile_project(tmp_path, date(2026, 6, 15)).diagnostics
    assert {(finding.rule, finding.location.path, finding.message) for finding in found} == {
        (StaleSchema, f"{FOLDER}/article.json", "This generated file is missing, or cannot be read."),
        (
            StaleSchema,
            f"{FOLDER}/script.json",
            "This generated file does not match the current kinds, fields and values.",
        ),
        (StaleSchema, f"{FOLDER}/tension.json", "This generated file is missing, or cannot be read."),
    }
    monkeypatch.chdir(tmp_path)
    shown = CliRunner().invoke(cli.playbook, ["check", "--fix"])
    assert shown.exit_code == 0, shown.output
    assert '+      "description": "Where the words are said. Values: phone (By telephone)' in shown.output
    assert load_editor_files(tmp_path)[f"{FOLDER}/of-somebody-else.json"] == "{}"
    assert compile_project(tmp_path, date(2026, 6, 15)).diagnostics == ()


def test_a_project_without_schemas_needs_none(tmp_path):
    shutil.rmtree(small_project(tmp_path) / FOLDER)
    assert compile_project(tmp_path, date(2026, 6, 15)).diagnostics == ()


def test_other_files_in_the_folder_are_ignored():
    assert list(check_stale_schema({**made, f"{FOLDER}/of-somebody-else.json": "{}"}, made)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_they_are_schemas_that_explain_each_field(kind):
    schema = validators[kind].schema
    Draft202012Validator.check_schema(schema)
    assert tuple(schema["properties"]) == KINDS[kind].field_order
    for shape in schema["properties"].values():
        assert shape["description"].endswith(".")
        for example in shape.get("examples", []):
            Draft202012Validator(shape, format_checker=FormatChecker()).validate(example)


def test_vocabularies_are_explained():
    channel = validators["scripts"].schema["properties"]["channel"]
    assert dict(zip(channel["enum"], channel["enumDescriptions"], strict=True)) == dict(settings.channel)
    assert "phone (On the phone)" in channel["description"]


@pytest.mark.parametrize("file", [*load(ROOT)[0], *base], ids=lambda file: str(file.path))
def test_real_front_matter_is_valid(file):
    if file.text is not None:
        validators[file.path.parts[0]].validate(parse_front_matter(file)[0].values)


def invalid_files():
    """Yield each invalid file whose front matter can be read: its kind, its values, and the rules that it breaks."""
    for case in INVALID_CASES:
        for path in case.paths:
            kind, text = path.parent.name, path.read_text("utf-8")
            front, problems = parse_front_matter(SourceFile(PurePosixPath(kind, path.name), text))
            if kind in KINDS and not problems:
                yield pytest.param(kind, front.values, case.rules_of(path), id=path.relative_to(CASES).as_posix())


@pytest.mark.parametrize(("kind", "values", "reported"), list(invalid_files()))
def test_a_schema_rejects_exactly_what_the_check_reports(kind, values, reported):
    assert validators[kind].is_valid(values) is not bool(reported & SEEN)


@pytest.mark.parametrize(
    ("kind", "change", "valid"),
    [
        ("anecdotes", {"title": 2026, "keywords": [404]}, True),  # as an editor reads a number
        ("anecdotes", {"owner": None}, True),
        ("anecdotes", {"keywords": None}, False),
        ("anecdotes", {"title": " "}, False),
        ("anecdotes", {"review_by": "2026-02-30"}, False),
        ("anecdotes", {"review_by": "20260228"}, False),
        ("anecdotes", {"aliases": ["Old Name"]}, False),
        ("tensions", {"between": ["one", "two"]}, True),
        ("tensions", {"between": ["one"]}, False),
        ("tensions", {"between": ["one", "two", "three"]}, False),
        ("tensions", {"between": ["one", "No id"]}, False),
    ],
)
def test_single_values(kind, change, valid):
    values = {"title": "A title", "summary": "A summary."} | ({"between": ["one", "two"]} if kind == "tensions" else {})
    assert validators[kind].is_valid(values)
    assert validators[kind].is_valid(values | change) is valid


# VS Code


def jsonc(name):
    """Read a configuration file of VS Code, which is JSON with comments on separate lines."""
    return json.loads(re.sub(r"^\s*//.*$", "", (ROOT / ".vscode" / name).read_text("utf-8"), flags=re.M))


tasks = {task["label"]: task for task in jsonc("tasks.json")["tasks"]}


def test_the_files_of_vs_code_can_be_read_and_name_what_exists():
    settings_text = (ROOT / ".vscode" / "settings.json").read_text("utf-8")
    assert jsonc("settings.json")
    assert jsonc("extensions.json")["recommendations"]
    for name in (".remarkrc.yaml", FOLDER, "tasks.json"):
        assert name in settings_text
    for label in re.findall(r'task "([^"]+)"', settings_text) + re.findall(r'tasks[^"]*"([^"]+)"', settings_text):
        assert label in tasks
    for task in tasks.values():
        if task["type"] == "process":
            assert task["command"] == "${workspaceFolder}/.venv/bin/playbook"
            assert task["args"][0] in cli.playbook.commands


def test_each_entry_has_the_schema_of_its_kind_in_the_editor():
    plugins = yaml.safe_load((ROOT / ".remarkrc.yaml").read_text("utf-8"))["plugins"]
    name, options = plugins[1]
    assert name == "remark-lint-frontmatter-schema"
    matched = {
        schema: [path for glob in globs for path in ROOT.glob(glob)] for schema, globs in options["schemas"].items()
    }
    assert matched == {
        f"{FOLDER}/{KINDS[kind].singular}.json": list((ROOT / "content" / kind).glob("*.md")) for kind in KINDS
    }
    assert all(matched.values())
    assert options["schemas"].keys() == made.keys()
    assert re.search(
        r"npm install .*remark-lint-frontmatter-schema", tasks["Check front matter while typing"]["command"]
    )


def test_a_new_page_can_be_of_every_kind():
    kind, title = jsonc("tasks.json")["inputs"]
    assert sorted(kind["options"]) == sorted(kind.singular for kind in KINDS.values())
    assert tasks["New page"]["args"] == ["new", f"${{input:{kind['id']}}}", f"${{input:{title['id']}}}"]


@pytest.mark.parametrize("label", ["Check the content", "Preview the wiki"])
def test_the_problem_matcher_understands_every_problem(label, tmp_path, monkeypatch):
    small_project(tmp_path)
    for path in (CASES / "invalid" / "anecdotes").glob("*.md"):
        shutil.copy(path, tmp_path / "content" / "anecdotes" / path.name)
    (tmp_path / "content" / "anecdotes" / "a name: with, all.md").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1781481600")  # the day of the other tests
    found = compile_project(tmp_path, today(), with_pages=False).diagnostics
    arguments = tasks[label]["args"] if label == "Check the content" else ["check", "--format", "full"]
    printed = CliRunner().invoke(cli.playbook, arguments).output.splitlines()
    pattern = tasks[label]["problemMatcher"]["pattern"]
    matches = [match for line in printed if (match := re.search(pattern["regexp"], line))]
    fields = [
        (match[pattern["file"]], *(int(match[pattern[part]]) for part in ("line", "column"))) for match in matches
    ]
    places = [(finding.location.path, finding.location.line, finding.location.column) for finding in found]
    assert len(places) > 50
    assert sorted(fields) == sorted(places)
    assert {match[pattern["severity"]] for match in matches} == {"error", "warning"}
    assert {match[pattern["code"]] for match in matches} == {finding.rule.name for finding in found}
    assert sorted(match[pattern["message"]] for match in matches) == sorted(finding.message for finding in found)
    assert Path(tmp_path, fields[0][0]).is_file()
