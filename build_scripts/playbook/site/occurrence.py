"""An occurrence of an id or an address in a file of the site."""

from __future__ import annotations

from typing import NamedTuple


class Occurrence(NamedTuple):
    """An id or an address as it is written, and its line, counted from 1.

    For a tag that spans several lines it is the last line, the only one that the HTML parser knows.
    """

    text: str
    line: int
