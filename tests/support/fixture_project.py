"""The project in `fixture_project/`: its files, its settings, the day of the tests, and copies of it."""

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
    """Write the fixture project with this project's configuration into a folder, without reviews, and return the folder."""
    shutil.copytree(FOLDER / "content", folder / "content")
    shutil.copytree(ROOT / "site_config", folder / "site_config", ignore=shutil.ignore_patterns("reviews", "*.png"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def compiled(files, reviews=None, today=DAY):
    """Return the playbook and the diagnostics of some files."""
    return analyse(files, settings, reviews or {}, today)


def valid_playbook(files, reviews=None, today=DAY):
    """Return the playbook of files that are valid."""
    playbook, diagnostics = compiled(files, reviews, today)
    assert diagnostics == []
    return playbook
