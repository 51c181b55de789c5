"""A mark: what stands on a line of a file of the site."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """An id or an address, as it was written, and the line that it stands on, counted from 1.

    For a tag of several lines that is the last of them: the reader of HTML knows no other.
    """

    text: str
    line: int
