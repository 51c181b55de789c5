"""Trust: what may have gone stale. A relation is suspect when its target changed since somebody looked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from playbook.model.entries import Entry
from playbook.model.graph import Link, Playbook, Relation

MEANINGFUL: frozenset[Relation] = frozenset(
    {"situation", "principles", "illustrates", "challenges", "between", "citation"}
)
"""The relations over which a change makes an entry suspect. A mere reference says "see also", and no more."""


class Trust(Enum):
    """How far an entry can be relied on, the worst first; the value is what a badge says."""

    DRAFT = "draft"
    SUSPECT = "suspect"
    DUE = "due for review"
    UNREVIEWED = "not reviewed"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Ground:
    """One thing on which an entry rests: the link to it, and its fingerprint as it was recorded (None: never)."""

    link: Link
    recorded: str | None

    @property
    def suspect(self) -> bool:
        """Whether it has changed since the entry was reviewed. What was never recorded is new, and not suspect."""
        return self.recorded is not None and self.recorded != self.link.fingerprint


def grounds(playbook: Playbook, entry: Entry) -> tuple[Ground, ...]:
    """Everything on which an entry rests, once each, in the order in which its file names it."""
    return _all_grounds(playbook)[entry.id]


@lru_cache(maxsize=4)
def _all_grounds(playbook: Playbook) -> Mapping[str, tuple[Ground, ...]]:
    return {entry.id: tuple(_grounds(playbook, entry)) for entry in playbook.entries.values()}


def _grounds(playbook: Playbook, entry: Entry) -> Iterator[Ground]:
    # Under its old ids, the review of a renamed entry still holds, and so does the record of a renamed target.
    review = next((playbook.reviews[name] for name in _names(entry) if name in playbook.reviews), {})
    seen: set[str] = set()
    for link in playbook.links_from(entry):
        if link.relation in MEANINGFUL and link.target is not entry and link.key not in seen:
            seen.add(link.key)
            suffix = link.key.removeprefix(link.target.id)
            keys = [name + suffix for name in _names(link.target)]
            yield Ground(link, next((review[key] for key in keys if key in review), None))


def _names(entry: Entry) -> tuple[str, ...]:
    return (entry.id, *entry.fields.aliases)


@lru_cache(maxsize=4)
def trust(playbook: Playbook) -> Mapping[str, Trust]:
    """How far each entry, by its id, can be relied on as of the playbook's day."""
    return {entry.id: _trust(playbook, entry) for entry in playbook.entries.values()}


def _trust(playbook: Playbook, entry: Entry) -> Trust:
    found = grounds(playbook, entry)
    if entry.fields.status == "draft":
        return Trust.DRAFT
    if any(ground.suspect for ground in found):
        return Trust.SUSPECT
    if entry.fields.review_by and entry.fields.review_by < playbook.today:
        return Trust.DUE
    return Trust.REVIEWED if all(ground.recorded for ground in found) else Trust.UNREVIEWED
