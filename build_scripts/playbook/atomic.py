"""Atomic writes: output replaces the old one only when it is complete."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class UnmanagedOutputError(Exception):
    """The target folder contains files that playbook did not write."""


@contextmanager
def replace_directory(target: Path, marker: str) -> Iterator[Path]:
    """Yield a new folder that replaces `target` if the block succeeds; otherwise `target` stays as it is.

    `marker` is a file that every complete output contains. A folder with other files but without it is not replaced.

    Raises:
        UnmanagedOutputError: the target contains files that playbook did not write.
    """
    target = target.resolve()
    if target.exists() and not (target / marker).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise UnmanagedOutputError(
            f"{target} contains files that playbook did not write. Nothing was written. "
            "Choose another folder, or empty this one."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    # In the target's parent, so that the last step is a rename within one file system.
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    new, old = scratch / "new", scratch / "old"
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
        shutil.rmtree(scratch, ignore_errors=True)


def write_atomic(target: Path, content: bytes) -> None:
    """Write a file so that other programs read either the old content or the new one, never a part."""
    if target.exists() and not target.is_file():
        target.write_bytes(content)  # a pipe or a device, which must not be replaced by a file
        return
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as scratch:
        new = Path(scratch) / "new"
        new.write_bytes(content)
        new.replace(target)
