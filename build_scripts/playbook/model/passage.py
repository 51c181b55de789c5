"""Passages: the ideas of an article, one per block."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from playbook.config.settings import PassageKind
from playbook.review.fingerprint import fingerprint, plain


@dataclass(frozen=True)
class Passage:
    """One block of an article: one idea. `by` names whose comment it is; `waiver` says why no page rests on it.

    `number` is its place among the passages of its article, counted from 1: a short name for a reader, not for a link.
    In the file it stands from `start` to `end`, and its mark begins at `mark`.
    """

    id: str
    number: int
    kind: PassageKind
    text: str
    start: int
    mark: int
    end: int
    by: str | None = None
    waiver: str | None = None

    @cached_property
    def plain_text(self) -> str:
        """What it says, without markup and on one line."""
        return plain(self.text)

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of what it says."""
        return fingerprint(self.plain_text)
