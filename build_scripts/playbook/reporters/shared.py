"""Code that all reporters share: sanitised texts, excerpts of long lines, fingerprints and totals."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from playbook.diagnostics import Diagnostic
from playbook.plurals import count

_UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that some formats cannot contain or that control a terminal: control characters except the tab, line
separators, surrogates (for bytes of a file name that are not UTF-8), and two that XML forbids."""

MAX_EXCERPT = 2000
"""The number of characters of a source line in reports for programs: many problems in a long line could fill a disk."""


def sanitize(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics with path, message and help each on one line, in characters that every format allows."""
    return [
        replace(
            item,
            location=replace(item.location, path=_replace_unsafe(item.location.path)),
            message=_replace_unsafe(" ".join(item.message.splitlines())),
            help=_replace_unsafe(" ".join(item.help.splitlines())),
        )
        for item in diagnostics
    ]


def excerpt(diagnostic: Diagnostic, limit: int = MAX_EXCERPT) -> tuple[str, int]:
    """Return the source line of a diagnostic, and the diagnostic's offset in it.

    A line of more than `limit` characters is cut to the part around the diagnostic, with an ellipsis for the rest.
    """
    line, column = diagnostic.source_line, diagnostic.location.column - 1
    if len(line) <= limit:
        return _replace_unsafe(line), column
    start = max(0, min(column - limit // 2, len(line) - limit))
    before, after = "…" if start else "", "…" if start + limit < len(line) else ""
    return f"{before}{_replace_unsafe(line[start : start + limit])}{after}", column - start + len(before)


def _replace_unsafe(text: str) -> str:
    """Return a text of the same length with a visible symbol for each unsafe character."""
    return _UNSAFE.sub(lambda match: _symbol(ord(match[0])), text)


def _symbol(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def stable_fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a fingerprint for each diagnostic, which stays the same when its line moves.

    It is a hash of the rule, the file and the text of the line; equal ones are numbered from the top.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for item in diagnostics:
        identity = (item.rule.id, item.location.path, excerpt(item)[0].strip() or item.message)
        seen[identity] += 1
        yield hashlib.sha256("\0".join([*identity, str(seen[identity])]).encode()).hexdigest()[:32]


def count_problems(diagnostics: Iterable[Diagnostic]) -> tuple[int, int, int]:
    """Return the number of errors, the number of warnings, and the number of files that have any."""
    items = list(diagnostics)
    levels = Counter(item.rule.severity.level for item in items)
    return levels["error"], levels["warning"], len({item.location.path for item in items})


def describe_totals(diagnostics: Iterable[Diagnostic]) -> str:
    """Return a sentence with the totals, such as "2 errors and 1 warning in 2 files."."""
    errors, warnings, files = count_problems(diagnostics)
    parts = [count(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number]
    return f"{' and '.join(parts)} in {count(files, 'file')}." if parts else "No problems found."
