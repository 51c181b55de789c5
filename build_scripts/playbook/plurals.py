"""English plurals and indefinite articles."""

from __future__ import annotations

import re


def count(number: int, noun: str) -> str:
    """Return a number with its noun, such as "1 line", "2 aliases" or "3 entries"."""
    return f"{number:,} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """Return the plural of a regular noun."""
    if re.search(r"(s|x|ch|sh)$", noun):
        return f"{noun}es"
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def with_article(noun: str) -> str:
    """Return a noun with its indefinite article, chosen by spelling: "a script", "an anecdote"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
