"""Coverage and review: nothing of the articles is left out, and nothing has gone stale."""

from __future__ import annotations

from playbook.rules.rule import Rule, Severity


class MissingCitation(Rule):
    """A principle, script or anecdote cites at least one passage of an article.

    Whoever doubts a page can then see where it comes from.

    Bad, in a principle:
        ---
        title: Tell the *time*
        summary: A time, even a bad one, beats a guess.
        ---

        They ask twice where nobody told them once. [[time-or-answer]]

        ## How to act on it

        - Name a time, and keep it.

    Good, in a principle:
        ---
        title: Tell the *time*
        summary: A time, even a bad one, beats a guess.
        ---

        They ask twice where nobody told them once. [@gull-on-ferries#asks-twice] [[time-or-answer]]

        ## How to act on it

        - Name a time, and keep it.
    """

    id, name, severity = "PB501", "missing-citation", Severity.ERROR
    former_names = ("no-citation",)


class UncoveredPassage(Rule):
    """Every passage of an article is cited by a published page of a kind that it owes, or says why not.

    A claim owes a principle, a situation or a tension; a line of speech a script; a comment an anecdote. So no idea of
    the articles is lost.

    Bad, in an article:
        A timetable is a promise.
        { #promise }

    Good, in an article:
        A timetable is a promise.
        { #promise waive="said better elsewhere" }
    """

    id, name, severity = "PB502", "uncovered-passage", Severity.ERROR


class StaleWaiver(Rule):
    """A passage that is left out on purpose is cited nowhere.

    Either the reason no longer holds, or the citation means another passage.

    Bad, in an anecdote:
        He bought it at once. [@gull-on-ferries#timetable]

    Good, in an anecdote:
        He bought it at once. [@gull-on-ferries#me-too]
    """

    id, name, severity = "PB503", "stale-waiver", Severity.ERROR


class Suspect(Rule):
    """What an entry rests on has not changed since somebody reviewed the entry.

    The words may no longer fit. Read both, mend what has to be mended, then record that it is right.

    Bad, in site_config/reviews/only-a-time.txt:
        gull-on-ferries#me-too v2:000000000000

    Good, in site_config/reviews/only-a-time.txt:
        gull-on-ferries#me-too v2:762c20b866b7
    """

    id, name, severity = "PB504", "suspect", Severity.ERROR


class InvalidReviewRecord(Rule):
    """A line of a review's record is the name of a thing, a blank, and its fingerprint.

    `playbook review` writes these files; a line that was damaged records nothing.

    Bad, in site_config/reviews/only-a-time.txt:
        gull-on-ferries#me-too, looked at

    Good, in site_config/reviews/only-a-time.txt:
        gull-on-ferries#me-too v2:762c20b866b7
    """

    id, name = "PB505", "invalid-review-record"
    former_names = ("bad-review",)


class DueForReview(Rule):
    """The day by which an entry was to be looked at again has not passed.

    Terms, prices and people change. This is a warning: the page stays up.

    Bad, in an anecdote:
        review_by: 2020-01-31

    Good, in an anecdote:
        review_by: 2099-01-31
    """

    id, name, severity = "PB506", "due-for-review", Severity.WARNING


RULES: tuple[type[Rule], ...] = (
    MissingCitation,
    UncoveredPassage,
    StaleWaiver,
    Suspect,
    InvalidReviewRecord,
    DueForReview,
)
"""The family, in the order of its ids."""
