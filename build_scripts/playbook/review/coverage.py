"""Coverage: which passages of the articles are used by other entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from playbook.config.settings import Settings
from playbook.kinds.article import Article
from playbook.model.entry import Entry
from playbook.model.passages import Passage
from playbook.model.playbook import Playbook
from playbook.review.status import dependencies


class State(Enum):
    """The state of a passage. The values are shown to people."""

    COVERED = "covered"
    SUSPECT = "suspect"
    WAIVED = "waived"
    STALE_WAIVER = "stale waiver"
    UNCOVERED = "uncovered"


PASSING_STATES = frozenset({State.COVERED, State.WAIVED})
"""The states that pass every check."""


@dataclass(frozen=True)
class PassageCoverage:
    """A passage, its state, and all entries that cite it, by title.

    It is covered by an entry of one of the `required` kinds.
    """

    article: Article
    passage: Passage
    state: State
    required: tuple[str, ...]
    citing_entries: tuple[Entry, ...]

    @property
    def satisfying(self) -> tuple[Entry, ...]:
        """The citing entries that count: published, and of a required kind."""
        return _satisfying(self.citing_entries, self.required)

    @property
    def key(self) -> str:
        """The passage as a citation names it: `article#passage`."""
        return f"{self.article.id}#{self.passage.id}"


@dataclass(frozen=True)
class Coverage:
    """Every passage of a playbook or of an article, by article and in the order of its file."""

    passages: tuple[PassageCoverage, ...]

    @cached_property
    def counts(self) -> Counter[State]:
        """The number of passages in each state."""
        return Counter(passage.state for passage in self.passages)

    @property
    def coverable(self) -> int:
        """The number of passages without a waiver.

        A stale waiver counts as a waiver: otherwise, citing a waived passage would lower the coverage.
        """
        return len(self.passages) - self.counts[State.WAIVED] - self.counts[State.STALE_WAIVER]

    @property
    def percent(self) -> float:
        """The covered share of the coverable passages, in percent; 100 if there are none."""
        return 100 * self.counts[State.COVERED] / self.coverable if self.coverable else 100.0

    def for_article(self, article: Article) -> Coverage:
        """Return the coverage of one article."""
        return Coverage(tuple(passage for passage in self.passages if passage.article is article))

    def by_article(self) -> list[tuple[Article, Coverage]]:
        """Return each article with its coverage, in order."""
        articles = {passage.article.id: passage.article for passage in self.passages}
        return [(article, self.for_article(article)) for article in articles.values()]


def measure_coverage(playbook: Playbook, settings: Settings) -> Coverage:
    """Return the coverage of a playbook."""
    return Coverage(tuple(_states(playbook, settings)))


def _states(playbook: Playbook, settings: Settings) -> Iterator[PassageCoverage]:
    # Pairs of an entry and a passage that it cites and that changed since the entry was reviewed.
    suspect = {
        (entry.id, dependency.link.key)
        for entry in playbook.entries.values()
        for dependency in dependencies(playbook, entry)
        if dependency.suspect
    }
    for article in sorted(playbook.entries_of_type(Article), key=lambda article: article.id):
        for passage in article.passages:
            required = settings.covered_by[passage.kind]
            citing = tuple(playbook.citing_entries(article, passage))
            satisfying = _satisfying(citing, required)
            if passage.waiver:
                state = State.STALE_WAIVER if citing else State.WAIVED
            elif not satisfying:
                state = State.UNCOVERED
            elif all((entry.id, f"{article.id}#{passage.id}") in suspect for entry in satisfying):
                state = State.SUSPECT
            else:
                state = State.COVERED
            yield PassageCoverage(article, passage, state, required, citing)


def _satisfying(citing: tuple[Entry, ...], required: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in citing if entry.kind in required and entry.published)
