"""An occurrence of an id or an address in a file of the site."""

from __future__ import annotations

from typing import NamedTuple


class Occurrence(NamedTuple):
    """An id or an address as it is written, and its line, counted from 1.

    In a tag of several lines it is the last one, because the HTML parser reports no other.
    """

    text: str
    line: int
