"""Coverage: every idea of the articles has its pages, and pages were read again when what is beneath them changed."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.registry import KINDS, one_of
from playbook.model.graph import Playbook
from playbook.review.coverage import State, fix_hint, measure_coverage
from playbook.review.fingerprint import fingerprint
from playbook.review.records import FOLDER
from playbook.review.status import dependencies
from playbook.rules.coverage import DueForReview, StaleWaiver, Suspect, UncoveredPassage


def check_uncovered_passage(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """A passage is cited by a published entry of a kind that it owes, or else waived with a reason."""
    for covered in measure_coverage(playbook, settings).passages:
        if covered.state is State.UNCOVERED:
            yield covered.article.file.diagnostic(
                UncoveredPassage,
                f'No published {one_of(covered.required)} cites the passage "{covered.passage.id}".',
                fix_hint(covered),
                covered.passage.start,
            )


def check_stale_waiver(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """A passage that is left out on purpose is cited nowhere."""
    for covered in measure_coverage(playbook, settings).passages:
        if covered.state is State.STALE_WAIVER:
            for link in playbook.citations(covered.article, covered.passage):
                assert link.reference
                yield link.source.file.diagnostic(
                    StaleWaiver,
                    f'The passage "{covered.passage.id}" is waived: "{covered.passage.waiver}".',
                    f"Take the waiver away in {covered.article.file.location(covered.passage.end)}, "
                    "or cite another passage.",
                    link.reference.start,
                )


def check_suspect(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """What an entry rests on has not changed since somebody reviewed the entry."""
    for entry in playbook.entries.values():
        for dependency in dependencies(playbook, entry):
            if dependency.suspect:
                link = dependency.link
                what = "passage" if link.passage else KINDS[link.target.kind].singular
                offset = link.reference.start if link.reference else entry.front.offset((link.relation,))
                yield entry.file.diagnostic(
                    Suspect,
                    f'The {what} "{link.key}" has changed since this entry was reviewed.',
                    f'Read both again, then record it with "playbook review {entry.id}", or by the line '
                    f'"{link.key} {fingerprint(link.destination)}" in {FOLDER}/{entry.id}.txt.',
                    offset,
                )


def check_due_for_review(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """The day by which an entry was to be looked at again has not passed."""
    for entry in playbook.entries.values():
        due = entry.fields.review_by
        if due and due < playbook.today:
            yield entry.file.diagnostic(
                DueForReview,
                f"This entry was to be reviewed by {due}.",
                "Read it, fix it, and set review_by to a later day.",
                entry.front.offset(("review_by",)),
            )
