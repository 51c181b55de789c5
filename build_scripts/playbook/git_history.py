"""Earlier versions of the content, from the Git history."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from playbook.config.settings import SETTINGS, Settings
from playbook.kinds.article import Article
from playbook.model.entry import Entry
from playbook.model.passages import Passage
from playbook.model.playbook import Link
from playbook.reading.parse import parse
from playbook.reading.source import CONTENT, SourceFile
from playbook.review.fingerprint import fingerprint, version_of

_CONFIGURATION = PurePosixPath(SETTINGS).parent.name
_SHALLOW = (
    'This clone is shallow. Fetch the whole history with "git fetch --unshallow"; in a GitHub workflow, set '
    '"fetch-depth: 0"; in a GitLab pipeline, set "GIT_DEPTH: 0".'
)


class HistoryError(Exception):
    """A commit cannot be found or read. The message says why and what to do."""


def reviewed_text(root: Path, link: Link, recorded: str, settings: Settings) -> str | None:
    """Return the text of a link's target that has the recorded fingerprint; None if the history does not contain it."""
    for path, text in _versions(root, f"{CONTENT}/{link.target.file.path}"):
        entry, _ = parse(SourceFile(PurePosixPath(path).relative_to(CONTENT), text), settings)
        if entry is None:
            continue
        earlier: Entry | Passage | None = entry
        if link.passage:
            earlier = entry.passage(link.passage.id) if isinstance(entry, Article) else None
        if earlier and fingerprint(earlier, version_of(recorded)) == recorded:
            return earlier.plain_text
    return None


def merge_base(root: Path, ref: str) -> str:
    """Return the commit at which HEAD branched off from `ref`; a pull request changes what came after it.

    Raises:
        HistoryError: the repository has no such commit.
    """
    shallow = _run(root, "rev-parse", "--is-shallow-repository")
    if shallow.returncode:
        raise HistoryError(f"There is no Git history to compare with. Git says: {_stderr_text(shallow)}")
    hint = f" {_SHALLOW}" if shallow.stdout.strip() == b"true" else ""
    for name in ("HEAD", ref):
        if _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").returncode:
            advice = hint or ' Name a branch, a tag or a commit; "git fetch" gets those that are missing here.'
            raise HistoryError(f'Git does not know the commit "{name}".{advice}')
    base = _run(root, "merge-base", "--end-of-options", ref, "HEAD")
    if base.returncode:
        raise HistoryError(f'"{ref}" and HEAD have no commit in common.{hint}')
    return base.stdout.decode("ascii").strip()


def export_commit(root: Path, commit: str, folder: Path) -> None:
    """Write the content and its configuration of a commit to a folder; folders that it lacks are skipped.

    Raises:
        HistoryError: Git cannot read the whole commit, as in a partial clone.
    """
    listed = _run(root, "ls-tree", "--name-only", commit, CONTENT, _CONFIGURATION)
    present = listed.stdout.decode("utf-8").splitlines()
    if not present:
        return
    with tempfile.NamedTemporaryFile(suffix=".tar") as file:
        archived = _run(root, "archive", "--format=tar", f"--output={file.name}", commit, *present)
        if archived.returncode:
            raise HistoryError(f"The commit {commit} cannot be read. Git says: {_stderr_text(archived)}")
        with tarfile.open(file.name) as archive:
            # Symbolic links are kept, since a check reports them. The filters came with Python 3.11.4:
            # https://docs.python.org/3.11/library/tarfile.html#supporting-older-python-versions
            archive.extraction_filter = getattr(tarfile, "tar_filter", lambda member, path: member)
            archive.extractall(folder)


def _versions(root: Path, path: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every committed version of a file, newest first."""
    log = _git(root, "log", "--follow", "--format=%H", "--name-only", "--relative", "--", path)
    lines = [line for line in (log or "").splitlines() if line]
    for commit, name in zip(lines[::2], lines[1::2], strict=False):
        text = _git(root, "show", f"{commit}:./{name}")
        if text is not None and name.startswith(f"{CONTENT}/"):
            yield name, text


def _git(root: Path, *arguments: str) -> str | None:
    try:
        result = _run(root, *arguments)
    except HistoryError:
        return None
    return result.stdout.decode("utf-8", "replace") if result.returncode == 0 else None


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise HistoryError(f"Git cannot be run: {error.strerror}. Install it first.") from error


def _stderr_text(result: subprocess.CompletedProcess[bytes]) -> str:
    return result.stderr.decode("utf-8", "replace").strip()
