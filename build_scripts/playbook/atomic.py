"""Output: made beside the old one, and put in its place only when it is complete."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class UnmanagedOutputError(Exception):
    """The folder to be written holds files that were not made by this program."""


@contextmanager
def replace_directory(target: Path, marker: str) -> Iterator[Path]:
    """A new folder that takes the place of `target` when the block ends well; else `target` stays as it was.

    `marker` is a file that every complete output holds: a folder with other files and without it is not replaced.

    Raises:
        NotOursError: the target holds files of somebody else.
    """
    target = target.resolve()
    if target.exists() and not (target / marker).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise UnmanagedOutputError(
            f"{target} holds files that this program did not make. Nothing was written. "
            "Name another folder, or empty this one."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target, so that the last step is a rename within one file system.
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    new, old = beside / "new", beside / "old"
    try:
        new.mkdir()
        yield new
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_atomic(target: Path, content: bytes) -> None:
    """Write a file, so that whoever reads it meanwhile sees the old content or the new one, and never half of it."""
    if target.exists() and not target.is_file():
        target.write_bytes(content)  # a pipe or a device, which has nothing to keep and must stay what it is
        return
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
        new = Path(beside) / "new"
        new.write_bytes(content)
        new.replace(target)
