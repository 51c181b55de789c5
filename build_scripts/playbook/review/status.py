"""Trust: what may have gone stale. A relation is suspect when its target changed since somebody looked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from playbook.model.entry import Entry
from playbook.model.graph import REFERENCE, Link, Playbook
from playbook.model.passage import Passage
from playbook.review.fingerprint import fingerprint, version_of


def is_tracked(link: Link) -> bool:
    """Return whether a change of the target makes the source suspect. A mere reference says "see also", no more."""
    return link.relation != REFERENCE


class ReviewStatus(Enum):
    """How far an entry can be relied on, the worst first; the value is what a badge says."""

    DRAFT = "draft"
    SUSPECT = "suspect"
    DUE = "due for review"
    UNREVIEWED = "not reviewed"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Dependency:
    """One thing on which an entry rests: the link to it, and its fingerprint as it was recorded (None: never).

    `suspect` says whether it has changed since the entry was reviewed. What was never recorded is new, and not suspect.
    """

    link: Link
    recorded: str | None
    suspect: bool


def dependencies(playbook: Playbook, entry: Entry) -> tuple[Dependency, ...]:
    """Everything on which an entry rests, once each, in the order in which its file names it."""
    return _all_dependencies(playbook)[entry.id]


@lru_cache(maxsize=4)
def _all_dependencies(playbook: Playbook) -> Mapping[str, tuple[Dependency, ...]]:
    # Many entries rest on the same things, and were reviewed with the same version.
    current = cache(lambda said, version: fingerprint(said, version))
    return {entry.id: tuple(_dependencies(playbook, entry, current)) for entry in playbook.entries.values()}


def _dependencies(
    playbook: Playbook, entry: Entry, current: Callable[[Entry | Passage, int], str]
) -> Iterator[Dependency]:
    # Under its old ids, the review of a renamed entry still holds, and so does the record of a renamed target.
    review = next((playbook.reviews[name] for name in _names(entry) if name in playbook.reviews), {})
    seen: set[str] = set()
    for link in playbook.links_from(entry):
        if is_tracked(link) and link.target is not entry and link.key not in seen:
            seen.add(link.key)
            suffix = link.key.removeprefix(link.target.id)
            keys = [name + suffix for name in _names(link.target)]
            recorded = next((review[key] for key in keys if key in review), None)
            suspect = recorded is not None and current(link.destination, version_of(recorded)) != recorded
            yield Dependency(link, recorded, suspect)


def _names(entry: Entry) -> tuple[str, ...]:
    return (entry.id, *entry.fields.aliases)


@lru_cache(maxsize=4)
def review_statuses(playbook: Playbook) -> Mapping[str, ReviewStatus]:
    """How far each entry, by its id, can be relied on as of the playbook's day."""
    return {entry.id: _review_status(playbook, entry) for entry in playbook.entries.values()}


def _review_status(playbook: Playbook, entry: Entry) -> ReviewStatus:
    found = dependencies(playbook, entry)
    if entry.fields.status == "draft":
        return ReviewStatus.DRAFT
    if any(dependency.suspect for dependency in found):
        return ReviewStatus.SUSPECT
    if entry.fields.review_by and entry.fields.review_by < playbook.today:
        return ReviewStatus.DUE
    return ReviewStatus.REVIEWED if all(dependency.recorded for dependency in found) else ReviewStatus.UNREVIEWED
