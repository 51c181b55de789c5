"""Impact: the entries that must be re-read if an entry or a passage changes, directly and in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.kinds.article import Article
from playbook.model.entry import Entry
from playbook.model.passages import Passage
from playbook.model.playbook import Link, Playbook
from playbook.review.status import is_tracked


@dataclass(frozen=True)
class Affected:
    """An entry that depends on the one above it through a relation, and the `dependents` that depend on it in turn.

    If `repeated` is set, the entry appears elsewhere in the tree, with its own branch.
    """

    entry: Entry
    relation: str
    dependents: tuple[Affected, ...]
    repeated: bool


def impact(playbook: Playbook, target: Entry, passage: Passage | None = None) -> tuple[Affected, ...]:
    """Return the tree of entries that depend on an entry or on one passage of an article, direct ones first."""
    links = (
        playbook.citations(target, passage) if isinstance(target, Article) and passage else playbook.links_to(target)
    )
    seen = {target.id}
    return tuple(_affected(playbook, links, seen))


def _affected(playbook: Playbook, links: list[Link], seen: set[str]) -> Iterator[Affected]:
    direct = {link.source.id: link for link in reversed(links) if is_tracked(link) and link.source is not link.target}
    ordered = sorted(direct.values(), key=lambda link: (link.source.kind, link.source.id))
    # An entry that depends on this one directly is expanded here, not further down.
    unseen = {link.source.id for link in ordered} - seen
    seen |= unseen
    for link in ordered:
        entry = link.source
        dependents = tuple(_affected(playbook, playbook.links_to(entry), seen)) if entry.id in unseen else ()
        yield Affected(entry, link.relation, dependents, repeated=entry.id not in unseen)
