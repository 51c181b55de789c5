"""What `playbook check --fix` does: it shows each change, then writes it."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import click

from playbook.atomic import write_atomic
from playbook.compile import Compilation
from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.reading.fixes import apply_edits, apply_fixes
from playbook.reading.source import CONTENT, SourceFile
from playbook.reporters.filter import DiagnosticFilter


def fix(root: Path, compilation: Compilation, asked: DiagnosticFilter, *, aside: bool) -> bool:
    """Mend what was asked for and has one right mend; say whether anything was. `aside` keeps standard output free."""
    assert compilation.settings
    found = [finding for finding in asked.apply(compilation.diagnostics) if finding.edits]
    changed = False
    for path in dict.fromkeys(finding.location.path for finding in found):
        old, mark = _read(root / path)
        if old is None and _is_entry(path):
            continue  # it cannot be read as text, and is told
        old = old or ""
        edits = [edit for finding in found if finding.location.path == path for edit in finding.edits]
        new = _mended(path, old, compilation.settings, asked) if _is_entry(path) else apply_edits(old, edits)
        if new == old:
            continue
        click.echo("\n".join(_difference(path, old, new)), err=aside)
        write_atomic(root / path, mark + new.encode("utf-8"))
        changed = True
    return changed


def _is_entry(path: str) -> bool:
    """Whether somebody wrote the file. All others are made, and can be made anew."""
    return path.startswith(f"{CONTENT}/")


def _mended(path: str, text: str, settings: Settings, asked: DiagnosticFilter) -> str:
    file = SourceFile(PurePosixPath(path).relative_to(CONTENT), text)

    def wanted(finding: Diagnostic) -> bool:
        return bool(asked.apply([finding]))

    return apply_fixes(file, settings, wanted).text or ""


def _read(path: Path) -> tuple[str | None, bytes]:
    """The text of a file, with its line ends as they are, and the byte order mark before it."""
    if not path.exists():
        return "", b""
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        return data.decode("utf-8-sig"), mark
    except UnicodeDecodeError:
        return None, b""


def _difference(path: str, old: str, new: str) -> Iterator[str]:
    """A unified diff, in which blanks at the end of a line, a tab and a line's kind of end can be seen."""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"{path} (before)", f"{path} (after)", n=1
    )
    for line in lines:
        shown = line.rstrip("\r\n")
        bare = shown.rstrip(" \t")
        yield bare + shown[len(bare) :].replace(" ", "·").replace("\t", "→") if line[0] in "+-" else shown
