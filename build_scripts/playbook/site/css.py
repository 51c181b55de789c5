"""Reading CSS: what a style asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.site.occurrence import Mark

# What only looks like a request is taken whole first: comments, the names of namespaces, and other strings.
_TOKEN = re.compile(
    r"""
    /\*.*?(?:\*/|\Z)
    | @namespace\b [^;{}]*
    | (?: (?<![\w-])url\(\s* | @import(?:\s|/\*.*?\*/)* )
      (?: "(?P<double>(?:\\.|[^"\\\n])*)" | '(?P<single>(?:\\.|[^'\\\n])*)' )
    | (?<![\w-])url\(\s* (?P<bare>(?:\\.|[^\s"'()\\])+)
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.DOTALL | re.IGNORECASE)


def read_css(text: str, first_line: int = 1) -> Iterator[Mark]:
    """Every address for which a style asks: with `url(…)` or `@import`."""
    line, counted = first_line, 0
    for token in _TOKEN.finditer(text):
        written = token["double"] or token["single"] or token["bare"]
        if written and not written.startswith("data:"):
            line, counted = line + text.count("\n", counted, token.start()), token.start()
            yield Mark(_ESCAPE.sub(_unescaped, written), line)


def _unescaped(escape: re.Match[str]) -> str:
    if not escape[1]:
        return "" if escape[2] == "\n" else escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
