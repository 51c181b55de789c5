"""Passages: the ideas of an article, one per block."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.config.settings import PassageKind


@dataclass(frozen=True)
class Passage:
    """One block of an article: one idea. `by` names whose comment it is; `waiver` says why no page rests on it.

    `number` is its place among the passages of its article, counted from 1: a short name for a reader, not for a link.
    `text` is its Markdown, and `plain_text` what it says on one line, both without its mark. It is in the file from
    `start` to `end`, and its mark begins at `mark`.
    """

    id: str
    number: int
    kind: PassageKind
    text: str
    plain_text: str
    start: int
    mark: int
    end: int
    by: str | None = None
    waiver: str | None = None
