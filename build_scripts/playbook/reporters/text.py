"""The report for a person at a terminal, with the source line of each finding (`full`) or without (`concise`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.presentation import count_in_words, excerpt, sanitized

_WIDTH = 120
"""How many columns of a source line are shown at most."""


def full(diagnostics: Sequence[Diagnostic]) -> str:
    """Every finding with its line, a caret beneath the place and how to mend it; then their number."""
    blocks = [block(found) for found in sanitized(diagnostics)]
    end = count_in_words(diagnostics)
    if diagnostics:
        gravest = min(diagnostics, key=lambda found: found.rule.severity.level)  # "error" comes before "warning"
        end += f"\nExplain a rule: playbook explain {gravest.rule.name}"
    return "\n\n".join([*blocks, end])


def concise(diagnostics: Sequence[Diagnostic]) -> str:
    """Every finding on a line of its own, then their number."""
    return "\n".join([*map(_head, sanitized(diagnostics)), count_in_words(diagnostics)])


def block(found: Diagnostic) -> str:
    """One presentable finding: its head, the source line with a caret, and the help."""
    lines = [_head(found)]
    if found.source_line:
        number = str(found.location.line)
        shown, column = excerpt(found, _WIDTH)
        if _columns(shown) > _WIDTH:
            # No character takes more than two columns.
            shown, column = excerpt(found, _WIDTH // 2)
        # A tab before the caret keeps the caret beneath its character.
        indent = "".join("\t" if char == "\t" else " " * _columns(char) for char in shown[:column])
        lines += [f"  {number} | {shown}", f"  {' ' * len(number)} | {indent}^"]
    return "\n".join([*lines, f"  help: {found.help}"])


def _head(found: Diagnostic) -> str:
    rule = found.rule
    return f"{found.location}: {rule.severity.level}: {rule.name} ({rule.id}): {found.message}"


def _columns(text: str) -> int:
    """How many columns a text takes on a terminal: a Chinese character takes two, a combining accent none."""
    return sum(_column(char) for char in text)


def _column(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
