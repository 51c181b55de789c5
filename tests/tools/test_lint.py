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
# What each hook finds: a file and its text.
BAD = {
    "ruff-check": ("build_scripts/a.py", '"""A module."""\n\nimport os\n'),
    "ruff-format": ("build_scripts/a.py", '"""A module."""\n\nANSWER: int  =  42\n'),
    "mypy": ("build_scripts/a.py", '"""A module."""\n\nANSWER: int = "42"\n'),
    "biome": ("site_config/theme/assets/a.js", "const answer  =  42;\n"),
    "tsc": ("site_config/theme/assets/a.js", "findElement(42);\n"),
    "playbook-check": ("content/scripts/a.md", "No fields.\n"),
    "codespell": ("README.md", "A sumary.\n"),  # codespell:ignore sumary
    "trailing-space": ("README.md", "A line. \n"),
    "final-newline": ("README.md", "A line."),
}


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with the configuration of the hooks, the environment, and files in which nothing is wrong."""
    for name in (CONFIG, "pyproject.toml", "mkdocs.yml", "biome.json"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "site_config", tmp_path / "site_config", ignore=shutil.ignore_patterns("reviews", "*.png"))
    (tmp_path / "content").mkdir()
    (tmp_path / ".venv").symlink_to(Path(sysconfig.get_path("scripts")).parent)
    write(tmp_path, "build_scripts/a.py", GOOD)
    modules = Path("build_scripts", "audit", "node_modules")
    (tmp_path / modules).parent.mkdir()
    (tmp_path / modules).symlink_to(ROOT / modules)
    write(tmp_path, "README.md", "A line.\n")
    # Nothing of a hook that may be running these tests.
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(
        ["git", "add", "build_scripts/a.py", "site_config", "README.md", CONFIG, "mkdocs.yml"], cwd=tmp_path, check=True
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
    if hook != "playbook-check":  # a folder of content with nothing in it is a problem too
        done = run_hook(checkout, hook)
        assert done.returncode == 0, done.stdout + done.stderr
    name, text = BAD[hook]
    write(checkout, name, text)
    done = run_hook(checkout, hook)
    assert done.returncode == 1, done.stdout + done.stderr
    assert Path(name).name in done.stdout
