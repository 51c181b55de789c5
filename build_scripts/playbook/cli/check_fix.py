"""The option `--fix` of `playbook check`: show each change, then write it."""

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


def fix_files(root: Path, compilation: Compilation, selection: DiagnosticFilter, *, to_stderr: bool) -> bool:
    """Fix the selected problems that have only one possible fix, and show the changes. Return whether there are any."""
    assert compilation.settings
    fixable = [item for item in selection.apply(compilation.diagnostics) if item.edits]
    changed = False
    for path in dict.fromkeys(item.location.path for item in fixable):
        old, byte_order_mark = _read(root / path)
        if old is None and _is_entry(path):
            continue  # not UTF-8, which the check reports
        old = old or ""
        edits = [edit for item in fixable if item.location.path == path for edit in item.edits]
        new = _fix_entry(path, old, compilation.settings, selection) if _is_entry(path) else apply_edits(old, edits)
        if new == old:
            continue
        click.echo("\n".join(_diff(path, old, new)), err=to_stderr)
        write_atomic(root / path, byte_order_mark + new.encode("utf-8"))
        changed = True
    return changed


def _is_entry(path: str) -> bool:
    """Return whether a person wrote the file; all other files are generated."""
    return path.startswith(f"{CONTENT}/")


def _fix_entry(path: str, text: str, settings: Settings, selection: DiagnosticFilter) -> str:
    file = SourceFile(PurePosixPath(path).relative_to(CONTENT), text)

    def is_selected(diagnostic: Diagnostic) -> bool:
        return bool(selection.apply([diagnostic]))

    return apply_fixes(file, settings, is_selected).text or ""


def _read(path: Path) -> tuple[str | None, bytes]:
    """Return the text of a file with its own line endings (None if it is not UTF-8), and its byte order mark."""
    if not path.exists():
        return "", b""
    data = path.read_bytes()
    byte_order_mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        return data.decode("utf-8-sig"), byte_order_mark
    except UnicodeDecodeError:
        return None, b""


def _diff(path: str, old: str, new: str) -> Iterator[str]:
    """Yield the lines of a unified diff in which spaces and tabs at the end of a changed line are visible."""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"{path} (before)", f"{path} (after)", n=1
    )
    for line in lines:
        shown = line.rstrip("\r\n")
        stripped = shown.rstrip(" \t")
        yield stripped + shown[len(stripped) :].replace(" ", "·").replace("\t", "→") if line[0] in "+-" else shown
