"""Sources: the files in `content/`, as text. Only this module reads the content from disk."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from playbook.diagnostics import Diagnostic, Edit, Location
from playbook.rules.files.loading import missing_content, not_utf_8, unreadable_file
from playbook.rules.rule import Rule

CONTENT = "content"
"""The folder of the authored entries, relative to the project's root."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class SourceFile:
    """One file in `content/`. `path` is relative to it; `text` is None for a file that is not an entry (an image)."""

    path: PurePosixPath
    text: str | None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text or ""))]

    def line_start(self, line: int) -> int:
        """Return the offset at which a line, counted from 0, begins; past the last line, the end of the text."""
        starts = self._line_starts
        return starts[line] if line < len(starts) else len(self.text or "")

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line break."""
        return (self.text or "")[self.line_start(number - 1) : self.line_start(number)].rstrip("\r\n")

    def location(self, offset: int) -> Location:
        """Return the location of the character at an offset."""
        line = bisect_right(self._line_starts, offset)
        return Location(f"{CONTENT}/{self.path}", line, offset - self._line_starts[line - 1] + 1)

    def diagnostic(
        self, rule: type[Rule], message: str, help: str, offset: int = 0, edits: Iterable[Edit] = ()
    ) -> Diagnostic:
        """Return a diagnostic at the character at an offset, with the edits that fix it."""
        location = self.location(offset)
        return Diagnostic(location, rule, message, help, self.line(location.line), tuple(edits))


def load(root: Path) -> tuple[list[SourceFile], list[Diagnostic]]:
    """Read every file in `root/content`, in the order of their paths.

    Hidden files are ignored. Anything other than a regular file is reported and left out. A file that is not UTF-8 is
    reported and read with replacement characters, so that one problem causes no others elsewhere.
    """
    folder = root / CONTENT
    if not folder.is_dir():
        return [], [missing_content(Location(CONTENT), folder_exists=False)]
    files: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for path in _walk(folder):
        relative = PurePosixPath(path.relative_to(folder).as_posix())
        file, problem = _read(path, relative)
        files += [file] if file else []
        diagnostics += [problem] if problem else []
    if not files and not diagnostics:
        diagnostics.append(missing_content(Location(CONTENT), folder_exists=True))
    return files, diagnostics


def _walk(folder: Path) -> Iterator[Path]:
    """Yield every visible file below a folder; a folder that is a symbolic link is treated as a file, never entered."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def _read(path: Path, relative: PurePosixPath) -> tuple[SourceFile | None, Diagnostic | None]:
    """Read one file as far as possible, and report its problems."""
    here = Location(f"{CONTENT}/{relative}")
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        return None, unreadable_file(here, mode)
    if relative.suffix != ".md":
        return SourceFile(relative, None), None
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, unreadable_file(here, error)
    # Some editors on Windows write a byte order mark at the start; it is not part of the text.
    file = SourceFile(relative, data.decode("utf-8-sig", "replace"))
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = len(error.object[: error.start].decode("utf-8", "replace"))
        location = file.location(offset)
        return file, not_utf_8(location, error.object[error.start], file.line(location.line))
    return file, None
