"""What all reporters do with findings: make their texts fit for any format, cut long lines, tell them apart, count."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from playbook.diagnostics import Diagnostic

_UNFIT = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What some format cannot hold, or a terminal would obey: all control characters but the tab, line separators, halves
of surrogate pairs (they stand for what is no UTF-8 in the name of a file), and the two that XML forbids."""

MAX_EXCERPT = 2000
"""How many characters of a line a program is given: a long line with a finding a word would else fill a disk."""


def sanitized(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same findings with a path, a message and a help that are one line each, and that any format can hold."""
    return [
        replace(
            found,
            location=replace(found.location, path=_visible(found.location.path)),
            message=_visible(" ".join(found.message.splitlines())),
            help=_visible(" ".join(found.help.splitlines())),
        )
        for found in diagnostics
    ]


def excerpt(found: Diagnostic, longest: int = MAX_EXCERPT) -> tuple[str, int]:
    """The source line of a finding, and where in it the finding is, counted from 0.

    Of a line with more than `longest` characters it is the part around the finding, with an ellipsis for the rest.
    """
    line, column = found.source_line, found.location.column - 1
    if len(line) <= longest:
        return _visible(line), column
    start = max(0, min(column - longest // 2, len(line) - longest))
    before, after = "…" if start else "", "…" if start + longest < len(line) else ""
    return f"{before}{_visible(line[start : start + longest])}{after}", column - start + len(before)


def _visible(text: str) -> str:
    """A text of the same length with a picture in the place of each character that is unfit."""
    return _UNFIT.sub(lambda match: _picture(ord(match[0])), text)


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def stable_fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """What a finding is known by in the next report too, though it may stand on another line then.

    It is made of the rule, the file and the text of the line; equal ones are numbered from the top.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for found in diagnostics:
        about = (found.rule.id, found.location.path, excerpt(found)[0].strip() or found.message)
        seen[about] += 1
        yield hashlib.sha256("\0".join([*about, str(seen[about])]).encode()).hexdigest()[:32]


def count(diagnostics: Iterable[Diagnostic]) -> tuple[int, int, int]:
    """How many errors and warnings there are, and in how many files."""
    found = list(diagnostics)
    severities = Counter(finding.rule.severity.level for finding in found)
    return severities["error"], severities["warning"], len({finding.location.path for finding in found})


def count_in_words(diagnostics: Iterable[Diagnostic]) -> str:
    """A sentence that counts the findings."""
    errors, warnings, files = count(diagnostics)
    parts = [_counted(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number]
    return f"{' and '.join(parts)} in {_counted(files, 'file')}." if parts else "No findings."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
