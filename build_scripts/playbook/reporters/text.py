"""Reports for people at a terminal: `full` with the source line of each diagnostic, `concise` without."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.shared import describe_totals, excerpt, sanitize

_MAX_WIDTH = 120
"""The number of terminal columns for a source line."""


def full(diagnostics: Sequence[Diagnostic]) -> str:
    """Return each diagnostic with its source line, a caret under its column and its help, then the totals."""
    blocks = [block(item) for item in sanitize(diagnostics)]
    totals = describe_totals(diagnostics)
    if diagnostics:
        worst = min(diagnostics, key=lambda item: item.rule.severity.level)  # "error" sorts before "warning"
        totals += f"\nExplain a rule: playbook explain {worst.rule.name}"
    return "\n\n".join([*blocks, totals])


def concise(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one line per diagnostic, then the totals."""
    return "\n".join([*map(_headline, sanitize(diagnostics)), describe_totals(diagnostics)])


def block(diagnostic: Diagnostic) -> str:
    """Return the lines that show one sanitised diagnostic: headline, source line with a caret, help."""
    lines = [_headline(diagnostic)]
    if diagnostic.source_line:
        number = str(diagnostic.location.line)
        shown, column = excerpt(diagnostic, _MAX_WIDTH)
        if _width(shown) > _MAX_WIDTH:
            # No character is wider than two columns.
            shown, column = excerpt(diagnostic, _MAX_WIDTH // 2)
        # A tab stays a tab, so that the caret lines up with its character.
        indent = "".join("\t" if char == "\t" else " " * _width(char) for char in shown[:column])
        lines += [f"  {number} | {shown}", f"  {' ' * len(number)} | {indent}^"]
    return "\n".join([*lines, f"  help: {diagnostic.help}"])


def _headline(diagnostic: Diagnostic) -> str:
    rule = diagnostic.rule
    return f"{diagnostic.location}: {rule.severity.level}: {rule.name} ({rule.id}): {diagnostic.message}"


def _width(text: str) -> int:
    """Return the number of terminal columns of a text: a Chinese character takes two, a combining accent none."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
