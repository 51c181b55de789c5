"""History: what Git holds of earlier versions of the content."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from playbook.config.settings import SETTINGS, Settings
from playbook.kinds.article import Article
from playbook.model.entry import Entry
from playbook.model.graph import Link
from playbook.model.passage import Passage
from playbook.reading.parse import parse
from playbook.reading.source import CONTENT, SourceFile
from playbook.review.fingerprint import fingerprint, version_of

_CONFIGURATION = PurePosixPath(SETTINGS).parent.name
_SHALLOW = (
    'This clone is shallow. Get the whole history with "git fetch --unshallow"; a workflow on GitHub does so with '
    '"fetch-depth: 0", a pipeline on GitLab with "GIT_DEPTH: 0".'
)


class HistoryError(Exception):
    """A commit cannot be had. The text says why, and what to do about it."""


def reviewed_text(root: Path, link: Link, recorded: str, settings: Settings) -> str | None:
    """The text of a link's target that has the recorded fingerprint; None where the history here does not hold it."""
    for path, text in _versions(root, f"{CONTENT}/{link.target.file.path}"):
        entry, _ = parse(SourceFile(PurePosixPath(path).relative_to(CONTENT), text), settings)
        if entry is None:
            continue
        said: Entry | Passage | None = entry
        if link.passage:
            said = entry.passage(link.passage.id) if isinstance(entry, Article) else None
        if said and fingerprint(said, version_of(recorded)) == recorded:
            return said.plain_text
    return None


def merge_base(root: Path, ref: str) -> str:
    """The commit at which HEAD went its own way from `ref`: what HEAD has since is what a request changes.

    Raises:
        HistoryError: there is no such commit here.
    """
    asked = _run(root, "rev-parse", "--is-shallow-repository")
    if asked.returncode:
        raise HistoryError(f"There is no Git history here to compare with. Git says: {_stderr_text(asked)}")
    hint = f" {_SHALLOW}" if asked.stdout.strip() == b"true" else ""
    for name in ("HEAD", ref):
        if _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").returncode:
            advice = hint or ' Name a branch, a tag or a commit; "git fetch" gets those that are not here yet.'
            raise HistoryError(f'Git knows no commit "{name}" here.{advice}')
    met = _run(root, "merge-base", "--end-of-options", ref, "HEAD")
    if met.returncode:
        raise HistoryError(f'"{ref}" and HEAD have no commit in common here.{hint}')
    return met.stdout.decode("ascii").strip()


def export_commit(root: Path, commit: str, folder: Path) -> None:
    """Write the content and its configuration, as far as a commit holds them, below a folder.

    Raises:
        HistoryError: the commit is not all there.
    """
    listed = _run(root, "ls-tree", "--name-only", commit, CONTENT, _CONFIGURATION)
    present = listed.stdout.decode("utf-8").splitlines()
    if not present:
        return
    with tempfile.NamedTemporaryFile(suffix=".tar") as file:
        packed = _run(root, "archive", "--format=tar", f"--output={file.name}", commit, *present)
        if packed.returncode:
            raise HistoryError(f"The commit {commit} cannot be read. Git says: {_stderr_text(packed)}")
        with tarfile.open(file.name) as archive:
            # Symbolic links are kept, since a check tells them. The filters came with Python 3.11.4:
            # https://docs.python.org/3.11/library/tarfile.html#supporting-older-python-versions
            archive.extraction_filter = getattr(tarfile, "tar_filter", lambda member, path: member)
            archive.extractall(folder)


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
        done = _run(root, *arguments)
    except HistoryError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise HistoryError(f"Git cannot be run here: {error.strerror}. Install it first.") from error


def _stderr_text(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8", "replace").strip()
