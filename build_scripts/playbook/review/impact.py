"""Impact: what would have to be read again if a thing changed, and what rests on that in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.kinds.article import Article
from playbook.model.entry import Entry
from playbook.model.graph import Link, Playbook
from playbook.model.passage import Passage
from playbook.review.status import is_tracked


@dataclass(frozen=True)
class Affected:
    """An entry that rests on the one above it, by which relation, and what rests on the entry in turn.

    `again` says that the entry stands elsewhere in the tree too, where its own branch is shown.
    """

    entry: Entry
    relation: str
    below: tuple[Affected, ...]
    again: bool


def impact(playbook: Playbook, target: Entry, passage: Passage | None = None) -> tuple[Affected, ...]:
    """The tree of what rests on an entry, or on one passage of an article, nearest first."""
    links = (
        playbook.citations(target, passage) if isinstance(target, Article) and passage else playbook.links_to(target)
    )
    seen = {target.id}
    return tuple(_affected(playbook, links, seen))


def _affected(playbook: Playbook, links: list[Link], seen: set[str]) -> Iterator[Affected]:
    direct = {link.source.id: link for link in reversed(links) if is_tracked(link) and link.source is not link.target}
    ordered = sorted(direct.values(), key=lambda link: (link.source.kind, link.source.id))
    # An entry that rests on this one directly is shown here, not deeper down.
    fresh = {link.source.id for link in ordered} - seen
    seen |= fresh
    for link in ordered:
        entry = link.source
        below = tuple(_affected(playbook, playbook.links_to(entry), seen)) if entry.id in fresh else ()
        yield Affected(entry, link.relation, below, again=entry.id not in fresh)
