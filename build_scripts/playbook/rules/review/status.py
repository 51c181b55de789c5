"""Rules about when an entry must be read again."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.registry import KINDS
from playbook.model.playbook import Playbook
from playbook.review.fingerprint import fingerprint
from playbook.review.records import FOLDER
from playbook.review.status import dependencies
from playbook.rules.rule import Rule, Severity


class Suspect(Rule):
    """Nothing that an entry is based on has changed since the entry was reviewed.

    The words may no longer fit. Read both, fix what no longer fits, then record the review.

    Bad, in site_config/reviews/only-a-time.txt:
        gull-on-ferries#me-too v2:000000000000

    Good, in site_config/reviews/only-a-time.txt:
        gull-on-ferries#me-too v2:762c20b866b7
    """

    id, name, severity = "PB504", "suspect", Severity.ERROR


def check_suspect(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each link of a reviewed entry to something that has changed since."""
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


class DueForReview(Rule):
    """The day by which an entry must be reviewed has not passed.

    Terms, prices and people change. This is a warning: the page stays up.

    Bad, in an anecdote:
        review_by: 2020-01-31

    Good, in an anecdote:
        review_by: 2099-01-31
    """

    id, name, severity = "PB506", "due-for-review", Severity.WARNING


def check_due_for_review(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each entry whose `review_by` date has passed."""
    for entry in playbook.entries.values():
        due = entry.fields.review_by
        if due and due < playbook.today:
            owner = entry.fields.owner
            yield entry.file.diagnostic(
                DueForReview,
                f"This entry was due for review by {due}" + (f"; {owner} looks after it." if owner else "."),
                "Read it, fix it, and set review_by to a later day.",
                entry.front.offset(("review_by",)),
            )


RULES: tuple[type[Rule], ...] = (Suspect, DueForReview)
"""The rules of this module, in the order of their ids."""
