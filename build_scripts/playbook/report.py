"""Reporting: diagnostics as text for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from playbook.diagnostics import Diagnostic


def report(diagnostics: Sequence[Diagnostic]) -> str:
    """Every finding with its line and a caret beneath the place, and a last line that counts them."""
    blocks = [_block(found) for found in diagnostics]
    files = {found.place.path for found in diagnostics}
    count = f"{_count(len(diagnostics), 'finding')} in {_count(len(files), 'file')}."
    return "\n\n".join([*blocks, count])


def _block(found: Diagnostic) -> str:
    lines = [f"{found.place}: {found.rule.name} ({found.rule.id}): {found.message}"]
    if found.source_line:
        number = str(found.place.line)
        shown, column = _window(found.source_line, found.place.column - 1)
        # A tab before the caret keeps the caret beneath its character.
        indent = "".join("\t" if char == "\t" else " " for char in shown[:column])
        lines += [f"  {number} | {shown}", f"  {' ' * len(number)} | {indent}^"]
    return "\n".join([*lines, f"  help: {found.help}"])


_WIDTH = 120


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and where the column is in it."""
    if len(line) <= _WIDTH:
        return line, column
    start = max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
    before, after = "…" if start else "", "…" if start + _WIDTH < len(line) else ""
    return f"{before}{line[start : start + _WIDTH]}{after}", column - start + len(before)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
