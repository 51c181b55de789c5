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
    lines = [f"{found.place}: {found.rule.label} ({found.rule.id}): {found.message}"]
    if found.source_line:
        number = str(found.place.line)
        before = found.source_line[: found.place.column - 1]
        # A tab before the caret keeps the caret beneath its character.
        indent = "".join("\t" if char == "\t" else " " for char in before)
        lines += [f"  {number} | {_cut(found.source_line)}", f"  {' ' * len(number)} | {indent[:_WIDTH]}^"]
    return "\n".join([*lines, f"  help: {found.help}"])


_WIDTH = 160


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else f"{line[:_WIDTH]}…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
