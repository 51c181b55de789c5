"""Comparing output with expected files, or updating them with BLESS=1 in the environment.

Blessing also removes files that nothing produces any more; without it they are failures.
"""

import os
from collections.abc import Iterable
from pathlib import Path

BLESS = bool(os.environ.get("BLESS"))


def compare_file(path: Path, text: str) -> None:
    """Compare a text with the file of expected output."""
    if BLESS:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    assert path.is_file(), f"{path} is missing; BLESS=1 writes it"
    assert text == path.read_bytes().decode("utf-8")


def check_no_stale_files(found: Iterable[Path], expected: Iterable[Path]) -> None:
    """Report files of expected output that belong to nothing."""
    stale = sorted(set(found) - set(expected))
    if BLESS:
        for path in stale:
            path.unlink()
        return
    assert stale == []
