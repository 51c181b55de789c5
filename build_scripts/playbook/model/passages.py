"""Passages: the ideas of an article, one per block."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.config.settings import PassageKind


@dataclass(frozen=True)
class Passage:
    """One block of an article: one idea. `by` is the author of a comment; `waiver` says why no page uses the idea.

    `number` is its position in the article, from 1: a short name for readers, which links do not use. `text` is its
    Markdown, and `plain_text` the same on one line without markup, both without the passage's mark. `start`, `mark` and
    `end` are the offsets of its beginning, its mark and its end in the file.
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
