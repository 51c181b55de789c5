"""The hooks that `make lint` runs: each of them finds what it is there for, in files that Git does not have yet too."""

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml

from support.fixture_project import ROOT

CONFIG = ".pre-commit-config.yaml"
HOOKS = [hook["id"] for hook in yaml.safe_load((ROOT / CONFIG).read_text("utf-8"))["repos"][0]["hooks"]]

GOOD = '"""A module."""\n\nANSWER: int = 42\n'
# What only looks like one of the phrases.
SPEECH = "For a customer for whom it is late.\n\n- Say: Shall I mend it?\n"
PROSE = "There is no page, and it is no longer said for whom. `color` cannot be told apart. It stands for a page.\n"
# What each hook finds: a file, and texts for it.
BAD = {
    "ruff-check": ("build_scripts/a.py", '"""A module."""\n\nimport os\n'),
    "ruff-format": ("build_scripts/a.py", '"""A module."""\n\nANSWER: int  =  42\n'),
    "mypy": ("build_scripts/a.py", '"""A module."""\n\nANSWER: int = "42"\n'),
    "biome": ("site_config/theme/assets/a.js", "const answer  =  42;\n"),
    "tsc": ("site_config/theme/assets/a.js", "findElement(42);\n"),
    "playbook-check": ("content/scripts/a.md", "No fields.\n"),
    "codespell": ("README.md", "Mend the page.\n", "A sumary.\n"),
    "codespell-speech": ("content/scripts/a.md", "For a page to mend.\n\n- Say: Mend it.\n"),
    "codespell-british": ("README.md", "The color `color`.\n"),
    "is-no": ("README.md", "It is no page.\n"),
    "is-told": ("README.md", "Each problem is told.\n"),
    "one-per": ("README.md", "A table with a line a page.\n"),
    "stands": ("README.md", "It stands behind the title.\n"),
    "all-is-well": ("README.md", "All is well.\n"),
    "docstring": ("build_scripts/a.py", GOOD.replace("A module", "What it is")),
    "trailing-space": ("README.md", "A line. \n"),
    "final-newline": ("README.md", "A line."),
}


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with the configuration of the hooks, the environment, and files in which nothing is wrong."""
    for name in (CONFIG, "pyproject.toml", "mkdocs.yml", "biome.json"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "build_scripts" / "lint", tmp_path / "build_scripts" / "lint")
    shutil.copytree(ROOT / "site_config", tmp_path / "site_config", ignore=shutil.ignore_patterns("reviews", "*.png"))
    (tmp_path / ".venv").symlink_to(Path(sysconfig.get_path("scripts")).parent)
    write(tmp_path, "build_scripts/a.py", GOOD)
    modules = Path("build_scripts", "audit", "node_modules")
    (tmp_path / modules).parent.mkdir()
    (tmp_path / modules).symlink_to(ROOT / modules)
    write(tmp_path, "README.md", PROSE)
    write(tmp_path, "content/scripts/a.md", SPEECH)
    # Nothing of a hook that may be running these tests.
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(
        [
            "git",
            "add",
            "build_scripts/a.py",
            "build_scripts/lint",
            "content",
            "site_config",
            "README.md",
            CONFIG,
            "mkdocs.yml",
        ],
        cwd=tmp_path,
        check=True,
    )
    return tmp_path


def write(folder, name, text):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def run_hook(folder, hook):
    return subprocess.run(
        [folder / ".venv" / "bin" / "pre-commit", "run", "--all-files", hook],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_every_hook_has_a_case():
    assert list(BAD) == HOOKS


@pytest.mark.parametrize("hook", BAD)
def test_each_hook_finds_its_problem_and_nothing_else(checkout, hook):
    if hook != "playbook-check":  # the content here is only for codespell
        done = run_hook(checkout, hook)
        assert done.returncode == 0, done.stdout + done.stderr
    name, *texts = BAD[hook]
    for text in texts:
        write(checkout, name, text)
        done = run_hook(checkout, hook)
        assert done.returncode == 1, done.stdout + done.stderr
        assert Path(name).name in done.stdout
