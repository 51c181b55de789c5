"""Rules about the citations of passages."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.registry import KINDS, a_one_of, one_of
from playbook.model.playbook import CITATION, Playbook
from playbook.review.coverage import PassageCoverage, State, measure_coverage
from playbook.rules.rule import Rule, Severity


class MissingCitation(Rule):
    """A principle, script or anecdote cites at least one passage of an article.

    Anyone who doubts a page can then see what it is based on.

    Bad, in a principle:
        ---
        title: Tell the *time*
        summary: A time, even a bad one, beats a guess.
        group: promise
        ---

        They ask twice where nobody told them once. [[time-or-answer]]

        ## How to act on it

        - Name a time, and keep it.

    Good, in a principle:
        ---
        title: Tell the *time*
        summary: A time, even a bad one, beats a guess.
        group: promise
        ---

        They ask twice where nobody told them once. [@gull-on-ferries#asks-twice] [[time-or-answer]]

        ## How to act on it

        - Name a time, and keep it.
    """

    id, name, severity = "PB501", "missing-citation", Severity.ERROR
    former_names = ("no-citation",)


def check_missing_citation(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each entry without a citation, of the kinds that must cite."""
    for entry in playbook.entries.values():
        if KINDS[entry.kind].must_cite and not any(link.relation == CITATION for link in playbook.links_from(entry)):
            yield entry.file.diagnostic(
                MissingCitation,
                "This entry cites no article.",
                "Write [@article-id#passage-id] after the sentence that is based on it.",
                entry.body.lead.start,
            )


class UncoveredPassage(Rule):
    """Every passage of an article is cited by a published page of a kind that covers it, or says why not.

    A principle, a situation or a tension covers a claim, a script covers a line of speech, and an anecdote covers a
    comment. So no idea of the articles is lost.

    Bad, in an article:
        A timetable is a promise.
        { #promise }

    Good, in an article:
        A timetable is a promise.
        { #promise waive="said better elsewhere" }
    """

    id, name, severity = "PB502", "uncovered-passage", Severity.ERROR


def check_uncovered_passage(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each passage that is neither covered nor waived."""
    for covered in measure_coverage(playbook, settings).passages:
        if covered.state is State.UNCOVERED:
            yield covered.article.file.diagnostic(
                UncoveredPassage,
                f'No published {one_of(covered.required)} cites the passage "{covered.passage.id}".',
                how_to_cover(covered),
                covered.passage.start,
            )


def how_to_cover(covered: PassageCoverage) -> str:
    """Return the help for a passage that is not covered."""
    return (
        f"Cite it in {a_one_of(covered.required)} as [@{covered.key}], "
        f'or say why not: {{ #{covered.passage.id} waive="the reason" }}.'
    )


class StaleWaiver(Rule):
    """No entry cites a passage that is waived.

    Either the reason for the waiver no longer holds, or the citation means another passage.

    Bad, in an anecdote:
        He bought it at once. [@gull-on-ferries#timetable]

    Good, in an anecdote:
        He bought it at once. [@gull-on-ferries#me-too]
    """

    id, name, severity = "PB503", "stale-waiver", Severity.ERROR


def check_stale_waiver(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each citation of a waived passage."""
    for covered in measure_coverage(playbook, settings).passages:
        if covered.state is State.STALE_WAIVER:
            for link in playbook.citations(covered.article, covered.passage):
                assert link.reference
                yield link.source.file.diagnostic(
                    StaleWaiver,
                    f'The passage "{covered.passage.id}" is waived: "{covered.passage.waiver}".',
                    f"Remove the waiver in {covered.article.file.location(covered.passage.end)}, "
                    "or cite another passage.",
                    link.reference.start,
                )


RULES: tuple[type[Rule], ...] = (MissingCitation, UncoveredPassage, StaleWaiver)
"""The rules of this module, in the order of their ids."""
