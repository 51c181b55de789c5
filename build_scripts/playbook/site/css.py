"""Reading the addresses that CSS loads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.site.occurrence import Occurrence

# Comments, names of namespaces and other strings only look like requests; they match first, as a whole.
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


def read_css(text: str, first_line: int = 1) -> Iterator[Occurrence]:
    """Yield every address that a style sheet loads with `url(…)` or `@import`, except data URLs."""
    line, counted = first_line, 0
    for token in _TOKEN.finditer(text):
        address = token["double"] or token["single"] or token["bare"]
        if address and not address.startswith("data:"):
            line, counted = line + text.count("\n", counted, token.start()), token.start()
            yield Occurrence(_ESCAPE.sub(_unescape, address), line)


def _unescape(escape: re.Match[str]) -> str:
    if not escape[1]:
        return "" if escape[2] == "\n" else escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
