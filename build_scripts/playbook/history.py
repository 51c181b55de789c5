"""History: what a thing said when it was last reviewed, found in Git by its fingerprint."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from playbook.fingerprint import fingerprint
from playbook.linked import Link
from playbook.model import Article
from playbook.parse import parse
from playbook.settings import Settings
from playbook.source import CONTENT, SourceFile


def text_at_review(root: Path, link: Link, recorded: str, settings: Settings) -> str | None:
    """The text of a link's target that has the recorded fingerprint; None where the history here does not hold it."""
    for path, text in _versions(root, f"{CONTENT}/{link.target.file.path}"):
        entry, _ = parse(SourceFile(PurePosixPath(path).relative_to(CONTENT), text), settings)
        if entry is None:
            continue
        if link.passage:
            passage = entry.passage(link.passage.id) if isinstance(entry, Article) else None
            said = passage.says if passage else ""
        else:
            said = entry.says
        if fingerprint(said) == recorded:
            return said
    return None


def _versions(root: Path, path: str) -> Iterator[tuple[str, str]]:
    """Every committed version of a file, newest first, with the name that it had then."""
    log = _git(root, "log", "--follow", "--format=%H", "--name-only", "--relative", "--", path)
    lines = [line for line in (log or "").splitlines() if line]
    for commit, name in zip(lines[::2], lines[1::2], strict=False):
        text = _git(root, "show", f"{commit}:./{name}")
        if text is not None and name.startswith(f"{CONTENT}/"):
            yield name, text


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
