"""Coverage: the state of every passage of every article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from playbook.config.settings import Settings
from playbook.kinds.article import Article
from playbook.model.entry import Entry
from playbook.model.graph import Playbook
from playbook.model.passage import Passage
from playbook.review.status import dependencies


class State(Enum):
    """The state of a passage; each has exactly one. The value is its name for people."""

    COVERED = "covered"
    SUSPECT = "suspect"
    WAIVED = "waived"
    STALE_WAIVER = "stale waiver"
    UNCOVERED = "uncovered"


PASSING_STATES = frozenset({State.COVERED, State.WAIVED})
"""The states that fail no check."""


@dataclass(frozen=True)
class PassageCoverage:
    """A passage, its state, the kinds of which it owes one, and all the entries that cite it, by title."""

    article: Article
    passage: Passage
    state: State
    required: tuple[str, ...]
    citing_entries: tuple[Entry, ...]

    @property
    def satisfying(self) -> tuple[Entry, ...]:
        """The users that count: published, and of a kind that is required."""
        return _satisfying(self.citing_entries, self.required)

    @property
    def key(self) -> str:
        """The passage as a citation names it: `article#passage`."""
        return f"{self.article.id}#{self.passage.id}"


@dataclass(frozen=True)
class Coverage:
    """Every passage of a playbook, by article and in the order of its file."""

    passages: tuple[PassageCoverage, ...]

    @cached_property
    def counts(self) -> Counter[State]:
        """How many passages are in each state."""
        return Counter(passage.state for passage in self.passages)

    @property
    def coverable(self) -> int:
        """How many passages carry no waiver.

        A stale waiver is a waiver here too: else citing a waived passage would lower the coverage.
        """
        return len(self.passages) - self.counts[State.WAIVED] - self.counts[State.STALE_WAIVER]

    @property
    def percent(self) -> float:
        """Covered ÷ owing, in percent; 100 where nothing is required."""
        return 100 * self.counts[State.COVERED] / self.coverable if self.coverable else 100.0

    def for_article(self, article: Article) -> Coverage:
        """The passages of one article."""
        return Coverage(tuple(passage for passage in self.passages if passage.article is article))

    def by_article(self) -> list[tuple[Article, Coverage]]:
        """The coverage of each article, in their order."""
        articles = {passage.article.id: passage.article for passage in self.passages}
        return [(article, self.for_article(article)) for article in articles.values()]


def measure_coverage(playbook: Playbook, settings: Settings) -> Coverage:
    """The coverage of a playbook."""
    return Coverage(tuple(_states(playbook, settings)))


def _states(playbook: Playbook, settings: Settings) -> Iterator[PassageCoverage]:
    # The passages that changed since a page that cites them was reviewed, by page.
    suspect = {
        (entry.id, dependency.link.key)
        for entry in playbook.entries.values()
        for dependency in dependencies(playbook, entry)
        if dependency.suspect
    }
    for article in sorted(playbook.entries_of(Article), key=lambda article: article.id):
        for passage in article.passages:
            required = settings.covered_by[passage.kind]
            users = tuple(playbook.citing_entries(article, passage))
            satisfying = _satisfying(users, required)
            if passage.waiver:
                state = State.STALE_WAIVER if users else State.WAIVED
            elif not satisfying:
                state = State.UNCOVERED
            elif all((user.id, f"{article.id}#{passage.id}") in suspect for user in satisfying):
                state = State.SUSPECT
            else:
                state = State.COVERED
            yield PassageCoverage(article, passage, state, required, users)


def _satisfying(users: tuple[Entry, ...], required: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(user for user in users if user.kind in required and user.fields.status == "published")
