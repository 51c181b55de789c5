"""Every task in CONTRIBUTING works as described, and mistakes in it give the messages shown there."""

import re
import shutil

import pytest
from click.testing import CliRunner

from playbook import cli
from support.fixture_project import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TASKS = dict(re.findall(r"^### ([^\n]*)\n(.*?)(?=^### |^## When a page)", TEXT, re.M | re.S))


def block(task, language):
    """Return the code block of a task in the given language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", TASKS[task], re.M | re.S)
    return found


@pytest.fixture
def project(tmp_path, monkeypatch):
    for folder in ("content", "site_config"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01
    return tmp_path


def change(project, path, old, new):
    file = project / "content" / path
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def check(*arguments):
    return CliRunner().invoke(cli.playbook, ["check", *arguments])


def test_the_tasks_are_those_tested_here():
    assert list(TASKS) == [
        "Change a sentence",
        "Add a phrase that a customer said",
        "Add a script",
        "Add an article",
        "Rename a page",
    ]


def test_change_a_sentence(project):
    change(project, "scripts/late-order.md", "[[delivery-failed-them]]", "[[delivery-failed-them|what to do then]]")
    assert check().exit_code == 0
    change(project, "scripts/late-order.md", "[[delivery-failed-them|what to do then]]", "[[delivery-failed-him]]")
    assert block("Change a sentence", "text") in check().output


def test_add_a_phrase(project):
    before, phrase = block("Add a phrase that a customer said", "yaml").splitlines()[-2:]
    change(project, "situations/they-attack-or-blame.md", before, f"{before}\n{phrase}")
    assert check().exit_code == 0
    change(project, "situations/they-attack-or-blame.md", phrase, phrase.replace('"', ""))
    assert block("Add a phrase that a customer said", "text") in check().output


def test_add_a_script(project):
    (project / "content/scripts/parcel-left-in-the-rain.md").write_text(block("Add a script", "markdown"), "utf-8")
    assert check().exit_code == 0
    change(project, "scripts/late-order.md", "I'm checking with", "Please be patient, I'm checking with")
    assert block("Add a script", "text") in check().output


def test_add_an_article(project):
    article = "---\ntitle: Its title\nauthor: Somebody\n---\n\n" + block("Add an article", "markdown")
    (project / "content/articles/an-example.md").write_text(article, "utf-8")
    output = check()
    assert block("Add an article", "text") in output.output
    reported = re.findall(r"^content/articles/an-example.md:\d+:\d+: error: ([a-z-]+)", output.output, re.M)
    assert reported == ["uncovered-passage"] * 3


def test_rename_a_page(project):
    old, new = (project / f"content/scripts/{name}.md" for name in ("late-order", "order-is-late"))
    old.rename(new)
    assert block("Rename a page", "text") in check("--format", "concise").output
    (alias,) = re.findall(r"`(aliases: .*?)`", TASKS["Rename a page"])
    change(project, "scripts/order-is-late.md", "\n---\n", f"\n{alias}\n---\n")
    assert check().exit_code == 0


def test_the_commands_that_it_names_exist():
    named = set(re.findall(r"playbook ([a-z]+)", TEXT))
    assert named <= cli.playbook.commands.keys()
    assert {"check", "new", "review", "explain"} <= named
