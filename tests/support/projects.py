"""Projects to test with: copies of this one, and running commands in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

from support.cli_runner import SECONDS, playbook

PROJECT = Path(__file__).parents[2]
SMALL = PROJECT / "tests" / "small_project" / "content"
"""The content of a project of four entries, one of them with an alias."""

COMMANDS = Path(sysconfig.get_path("scripts"))
# Material for MkDocs prints a notice about its future whenever mkdocs runs; it does not concern this site.
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def copy_project(target: Path, content: Path = PROJECT / "content") -> Path:
    """Make a project in `target` with this project's configuration and theme, and the given content."""
    shutil.copytree(content, target / "content")
    shutil.copytree(PROJECT / "site_config", target / "site_config")
    shutil.copyfile(PROJECT / "mkdocs.yml", target / "mkdocs.yml")
    return target


def run(
    folder: Path, command: str, *arguments: str | Path, environment: dict[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run one of the environment's commands in a folder, and return its exit code and output."""
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
    """Build a valid project, and return its site."""
    result = run(project, "playbook", "build")
    assert result.returncode == 0, result.stderr
    return project / "site"


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of the files that are not in both folders with the same bytes."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def change(file: Path, old: str, new: str) -> None:
    """Replace `old`, which the file must contain, with `new`."""
    text = file.read_text("utf-8")
    assert old in text, f"{file} does not contain {old!r}"
    file.write_text(text.replace(old, new), "utf-8")
