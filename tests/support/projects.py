"""Projects to test with: copies of this one, and the commands that are run in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

from support.cli_runner import playbook

PROJECT = Path(__file__).parents[2]
SMALL = PROJECT / "tests" / "small_project" / "content"
"""The content of a project of four entries, one of them with an alias."""

COMMANDS = Path(sysconfig.get_path("scripts"))
SECONDS = 120
"""How long a command may take, on the slowest machine."""

# Material for MkDocs has a word on its future for everybody who calls mkdocs; it is no warning about this site.
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def copy_project(target: Path, content: Path = PROJECT / "content") -> Path:
    """A project in `target`, with this one's configuration and theme, and with that content."""
    shutil.copytree(content, target / "content")
    shutil.copytree(PROJECT / "site_config", target / "site_config")
    shutil.copyfile(PROJECT / "mkdocs.yml", target / "mkdocs.yml")
    return target


def run(
    folder: Path, command: str, *arguments: str | Path, environment: dict[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run one of the environment's commands in a folder, and give back its exit code and all that it said."""
    if command == "playbook" and not environment:
        return playbook(folder, *arguments, environment=QUIET, umask=umask)
    return subprocess.run(
        [COMMANDS / command, *arguments],
        cwd=folder,
        env={**os.environ, **QUIET, **(environment or {})},
        umask=umask,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )


def built(project: Path) -> Path:
    """Build a project that has no fault, and give back its site."""
    result = run(project, "playbook", "build")
    assert result.returncode == 0, result.stderr
    return project / "site"


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, and what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of the files that two folders do not have in common, byte for byte."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def change(file: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old`, which the file must hold."""
    text = file.read_text("utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    file.write_text(text.replace(old, new), "utf-8")
