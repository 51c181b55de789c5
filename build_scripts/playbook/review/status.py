"""Review status: whether an entry is still reviewed, or suspect because something that it depends on has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.model.passages import Passage
from playbook.model.playbook import CITATION, Link, Playbook
from playbook.review.fingerprint import fingerprint, version_of


def is_tracked(link: Link) -> bool:
    """Return whether a change of the target makes the source suspect. References are excluded: they say "see also"."""
    relation = KINDS[link.source.kind].relations.get(link.relation)
    return relation.depends if relation else link.relation == CITATION


class ReviewStatus(Enum):
    """The review status of an entry, the worst first. The values are shown as badges."""

    DRAFT = "draft"
    SUSPECT = "suspect"
    DUE = "due for review"
    UNREVIEWED = "not reviewed"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class Dependency:
    """A link to something that an entry depends on, and the target's fingerprint as of the last review, if any.

    `suspect` says whether the target has changed since then. A target without a recorded review is not suspect.
    """

    link: Link
    recorded: str | None
    suspect: bool


def dependencies(playbook: Playbook, entry: Entry) -> tuple[Dependency, ...]:
    """Return the dependencies of an entry, each target once, in the order of its file."""
    return _all_dependencies(playbook)[entry.id]


# Cached, because every page asks. A playbook is compared by identity and never changes.
@lru_cache(maxsize=4)
def _all_dependencies(playbook: Playbook) -> Mapping[str, tuple[Dependency, ...]]:
    # Many entries depend on the same things, and were reviewed with the same version.
    current = cache(fingerprint)
    return {entry.id: tuple(_dependencies(playbook, entry, current)) for entry in playbook.entries.values()}


def _dependencies(
    playbook: Playbook, entry: Entry, current: Callable[[Entry | Passage, int], str]
) -> Iterator[Dependency]:
    # A renamed entry keeps the review under its old id, and a renamed target keeps its record.
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
    """Return the review status of each entry by its id, on the playbook's date."""
    return {entry.id: _review_status(playbook, entry) for entry in playbook.entries.values()}


def _review_status(playbook: Playbook, entry: Entry) -> ReviewStatus:
    targets = dependencies(playbook, entry)
    if not entry.published:
        return ReviewStatus.DRAFT
    if any(dependency.suspect for dependency in targets):
        return ReviewStatus.SUSPECT
    if entry.fields.review_by and entry.fields.review_by < playbook.today:
        return ReviewStatus.DUE
    return ReviewStatus.REVIEWED if all(dependency.recorded for dependency in targets) else ReviewStatus.UNREVIEWED


def due_by_owner(playbook: Playbook) -> str:
    """Return the entries whose review is due, by owner; "" if there are none."""
    owners: dict[str, list[str]] = defaultdict(list)
    for entry in playbook.entries.values():
        if entry.fields.review_by and entry.fields.review_by < playbook.today:
            owners[entry.fields.owner or "no owner"].append(entry.id)
    return "; ".join(f"{owner} ({', '.join(ids)})" for owner, ids in sorted(owners.items()))
