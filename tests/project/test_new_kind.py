"""A new kind of entry takes one declaration, one line in the registry, and its words in the settings.

The test adds the kind `exercises` to copies of the compiler and the fixture project, and uses it everywhere.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from support.fixture_project import ROOT, small_project
from support.projects import change

pytestmark = pytest.mark.slow  # it builds a site

CASES = ROOT / "tests" / "cases" / "new_kind"
WORDS = """\
  exercises:
    title: Exercises
    intro: Things to try as a team.
"""


class Project:
    """The fixture project, with a copy of the compiler that knows exercises."""

    def __init__(self, folder: Path):
        shutil.copytree(ROOT / "build_scripts" / "playbook", folder / "compiler" / "playbook")
        kinds = folder / "compiler" / "playbook" / "kinds"
        shutil.copy(CASES / "exercise.py", kinds / "exercise.py")
        registry = kinds / "registry.py"
        change(
            registry,
            "from playbook.kinds.kind",
            "from playbook.kinds.exercise import EXERCISES\nfrom playbook.kinds.kind",
        )
        change(registry, ", GUIDES)", ", GUIDES, EXERCISES)")
        self.compiler = folder / "compiler"
        self.root = small_project(folder / "project")
        change(self.root / "site_config" / "playbook.yml", "  a-to-z:\n", f"{WORDS}  a-to-z:\n")
        change(self.root / "site_config" / "playbook.yml", "  claim: [", "  claim: [exercises, ")
        change(self.root / "site_config" / "playbook.yml", "  Learn: [", "  Learn: [exercises, ")
        self.add("swap-places")
        self.run("check", "--fix", code=None)

    def add(self, name):
        (self.root / "content" / "exercises").mkdir(exist_ok=True)
        shutil.copy(CASES / f"{name}.md", self.root / "content" / "exercises")

    def run(self, *arguments, code=0):
        done = subprocess.run(
            [sys.executable, "-c", "from playbook.cli import main; main()", *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.compiler), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert code is None or done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def site(self, path):
        return (self.root / "site" / path).read_text("utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    made = Project(tmp_path_factory.mktemp("new kind"))
    made.run("build")
    return made


def test_the_project_is_valid(project):
    assert "No problems" in project.run("check")


def test_its_page_shows_the_entry_and_its_relations(project):
    page = project.site("exercises/swap-places.html")
    assert "Nobody forgets a wait of their own." in page
    assert re.search(r'>Trains<.*?href="../principles/tell-the-time.html"', page, re.DOTALL)
    assert "exercises/swap-places.html" in project.site("principles/tell-the-time.html")
    assert "swap-places.html" in project.site("exercises/change-places.html")


def test_it_is_in_every_list(project):
    assert "Things to try as a team." in project.site("exercises/index.html")
    assert 'href="swap-places.html"' in project.site("exercises/index.html")
    assert 'href="exercises/swap-places.html"' in project.site("a-to-z.html")
    assert re.search(r'<nav.*href="exercises/index.html".*</nav>', project.site("rules.html"), re.DOTALL)
    assert '<a class="pb-node" href="exercises/swap-places.html"' in project.site("map.html")
    assert "Trained by" in project.site("map.html")
    assert '<th style="text-align: right;">Exercises</th>' in project.site("coverage.html")
    assert '"swap-places"' in project.site("assets/previews/exercises.js")


def test_it_is_exported(project):
    model = json.loads(project.site("playbook.json"))
    entry = next(entry for entry in model["entries"] if entry["id"] == "swap-places")
    assert (entry["kind"], entry["trains"]) == ("exercises", ["tell-the-time"])
    assert {"from": "swap-places", "relation": "trains", "to": "tell-the-time", "passage": None} in model["links"]
    jsonschema.validate(model, json.loads(project.site("playbook.schema.json")))


def test_its_problems_are_reported(project):
    project.add("full-of-problems")
    try:
        report = project.run("check", "--format", "concise", "content/exercises", code=1)
    finally:
        (project.root / "content/exercises/full-of-problems.md").unlink()
    rules = sorted(re.findall(r"\b([a-z-]+) \(PB\d+\)", report))
    assert rules == [
        "empty-section",
        "invalid-choice",
        "missing-citation",
        "missing-section",
        "personal-data",
        "unknown-entry",
        "unknown-field",
        "unknown-section",
        "wrong-kind",
    ]


def test_a_new_file_says_what_to_write(project):
    output = project.run("new", "exercise", "Count the minutes")
    path = project.root / "content/exercises/count-the-minutes.md"
    text = path.read_text("utf-8")
    path.unlink()
    assert "content/exercises/count-the-minutes.md" in output
    for words in ("# Something a team does together", "trains: []", "## Task", "<!-- What to ask afterwards. -->"):
        assert words in text


def test_editors_get_a_schema(project):
    schema = json.loads((project.root / "site_config/schemas/exercise.json").read_text("utf-8"))
    assert schema["properties"]["audience"]["enum"] == ["customers", "colleagues", "both"]


def test_it_covers_passages_and_becomes_suspect(project):
    assert "exercise" in project.run("impact", "tell-the-time")
    project.run("review", "--yes", "swap-places")
    principle = project.root / "content/principles/tell-the-time.md"
    before = principle.read_text("utf-8")
    principle.write_text(before.replace("beats a guess", "is better than a guess"), "utf-8")
    try:
        assert "content/exercises/swap-places.md" in project.run("check", "--select", "suspect", code=1)
    finally:
        principle.write_text(before, "utf-8")


def test_links_to_add_one(project):
    change(project.root / "mkdocs.yml", "# repo_url: ", "repo_url: ")
    try:
        project.run("build")
        assert "Add an exercise" in project.site("exercises/index.html")
    finally:
        change(project.root / "mkdocs.yml", "repo_url: ", "# repo_url: ")
