"""Legibility: whether a file's text is such that it can be read at all, in bounded time and without harm."""

from __future__ import annotations

import re

from playbook.diagnostics import Diagnostic
from playbook.reading.source import SourceFile
from playbook.rules.files import ControlCharacter, OversizedFile

MAX_CHARACTERS = 100_000
"""How many characters an entry may have; the longest of ours has a tenth of that."""

MAX_BLOCK_CHARACTERS = 10_000
"""How many characters may follow one another without an empty line, which parts one block of Markdown from the next.

Parsers of Markdown take time that grows with the square of a block that is full of brackets.
"""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_EMPTY_LINES = re.compile(r"\n[ \t>\r]*\n")


def sanitize(file: SourceFile) -> tuple[SourceFile | None, list[Diagnostic]]:
    """The file with every control character replaced by one that can be shown; None where it is too long to be read."""
    text = file.text or ""
    found = list(_CONTROLS.finditer(text))
    if found:
        file = SourceFile(file.path, _CONTROLS.sub("\ufffd", text))
    diagnostics: list[Diagnostic] = []
    if found:
        others = f" (and {len(found) - 1} more in this file)" if found[1:] else ""
        diagnostics.append(
            file.diagnostic(
                ControlCharacter,
                f"A control character that nobody can see stands here: U+{ord(found[0][0]):04X}{others}.",
                "Delete it; retype the words around it if it comes back.",
                found[0].start(),
            )
        )
    if len(text) > MAX_CHARACTERS:
        diagnostics.append(
            file.diagnostic(
                OversizedFile,
                f"This entry has {len(text):,} characters; {MAX_CHARACTERS:,} are the most.",
                "Take out what was pasted by mistake, or make several entries of it.",
            )
        )
        return None, diagnostics
    start = 0
    for end in [*(match.start() for match in _EMPTY_LINES.finditer(text)), len(text)]:
        if end - start > MAX_BLOCK_CHARACTERS:
            diagnostics.append(
                file.diagnostic(
                    OversizedFile,
                    f"These {end - start:,} characters follow one another without an empty line; "
                    f"{MAX_BLOCK_CHARACTERS:,} are the most.",
                    "Take out what was pasted by mistake, or part it into paragraphs.",
                    start,
                )
            )
            return None, diagnostics
        start = end
    return file, diagnostics
