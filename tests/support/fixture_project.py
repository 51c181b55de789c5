"""The project in `fixture_project/`: its files, its vocabulary, the day of the tests, and copies of it."""

import shutil
from datetime import date
from pathlib import Path

from playbook.compile import analyse
from playbook.config.settings import load_settings
from playbook.reading.source import load

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
CASES = TESTS / "cases"
FOLDER = TESTS / "fixture_project"
DAY = date(2026, 6, 15)

settings, _ = load_settings(ROOT)
base, _ = load(FOLDER)


def small_project(folder):
    """The files of a project around the small playbook, below a folder, with no review recorded."""
    shutil.copytree(FOLDER / "content", folder / "content")
    shutil.copytree(ROOT / "site_config", folder / "site_config", ignore=shutil.ignore_patterns("reviews", "*.png"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def compiled(files, reviews=None, today=DAY):
    """The playbook and the findings of some files."""
    return analyse(files, settings, reviews or {}, today)


def sound(files, reviews=None, today=DAY):
    """The playbook of files in which nothing is wrong."""
    playbook, diagnostics = compiled(files, reviews, today)
    assert diagnostics == []
    return playbook
