"""Building blocks of Markdown pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]{}|])")


def escape(text: str) -> str:
    """Return Markdown that shows a text literally."""
    return _SPECIAL.sub(r"\\\1", html.escape(text, quote=False))


def bullets(items: Iterable[str]) -> str:
    """Return a list with one line per item."""
    return "\n".join(f"- {item}" for item in items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown cells; all columns but the first hold numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def join_blocks(blocks: Iterable[str]) -> str:
    """Join blocks of Markdown with a blank line between them, and leave out empty ones."""
    return "\n\n".join(block.strip("\n") for block in blocks if block)
