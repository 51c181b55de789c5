"""Limits of the input, so that a file can be read in bounded time and without harm."""

from __future__ import annotations

import re

from playbook.diagnostics import Diagnostic
from playbook.reading.source import SourceFile
from playbook.rules.files.limits import control_character, oversized_block, oversized_file

MAX_CHARACTERS = 100_000
"""The maximum number of characters in an entry; our longest has a tenth of it."""

MAX_BLOCK_CHARACTERS = 10_000
"""The maximum number of characters without an empty line, which separates blocks of Markdown.

The time of Markdown parsers grows with the square of the length of a block that is full of brackets.
"""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EMPTY_LINES = re.compile(r"\n[ \t>\r]*\n")


def sanitize(file: SourceFile) -> tuple[SourceFile | None, list[Diagnostic]]:
    """Return the file with every control character replaced by a visible one, or None if it is too long to be read."""
    text = file.text or ""
    found = list(_CONTROLS.finditer(text))
    if found:
        file = SourceFile(file.path, _CONTROLS.sub("\ufffd", text))
    diagnostics: list[Diagnostic] = []
    if found:
        diagnostics.append(control_character(file, found[0][0], found[0].start(), len(found) - 1))
    if len(text) > MAX_CHARACTERS:
        return None, [*diagnostics, oversized_file(file, MAX_CHARACTERS)]
    start = 0
    for end in [*(match.start() for match in _EMPTY_LINES.finditer(text)), len(text)]:
        if end - start > MAX_BLOCK_CHARACTERS:
            return None, [*diagnostics, oversized_block(file, start, end, MAX_BLOCK_CHARACTERS)]
        start = end
    return file, diagnostics
