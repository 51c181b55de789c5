"""Citations: every page rests on the articles, and every idea of the articles has its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from playbook.diagnostics import Diagnostic, Rule
from playbook.model import (
    Anecdote,
    Article,
    Entry,
    PassageKind,
    Playbook,
    Principle,
    Script,
    Situation,
    Tension,
)
from playbook.settings import Settings

OWED: Mapping[PassageKind, tuple[type[Entry], ...]] = {
    "claim": (Principle, Situation, Tension),
    "line": (Script,),
    "comment": (Anecdote,),
}
"""The kinds of entry of which a passage must have at least one."""

CITING: tuple[type[Entry], ...] = (Principle, Script, Anecdote)
"""The kinds that must cite. Situations and tensions reach their passages through the entries that they name."""


def check_entries_cite(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """A principle, script or anecdote cites at least one passage."""
    for kind in CITING:
        for entry in playbook.of(kind):
            if not any(link.relation == "citation" for link in playbook.links_from(entry)):
                yield entry.file.diagnostic(
                    Rule.NO_CITATION,
                    "This entry cites no article.",
                    "Write [@article-id#passage-id] after the sentence that rests on it.",
                    entry.body.lead.start,
                )


def check_passages_are_used(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """A passage is cited by a published entry of a kind that it owes, or else waived with a reason."""
    for article in playbook.of(Article):
        for passage in article.passages:
            owed = OWED[passage.kind]
            users = playbook.users(article, passage)
            if passage.waiver or any(isinstance(user, owed) and user.fields.status == "published" for user in users):
                continue
            kinds = " or ".join(kind.__name__.lower() for kind in owed)
            yield article.file.diagnostic(
                Rule.PASSAGE_NOT_USED,
                f'No published {kinds} cites the passage "{passage.id}".',
                f"Cite it there as [@{article.id}#{passage.id}], "
                f'or say why not: {{ #{passage.id} waive="the reason" }}.',
                passage.start,
            )


def check_waived_is_not_cited(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """A passage that is left out on purpose is cited nowhere."""
    for article in playbook.of(Article):
        for passage in article.passages:
            for link in playbook.citations(article, passage) if passage.waiver else ():
                assert link.reference
                yield link.source.file.diagnostic(
                    Rule.WAIVED_YET_CITED,
                    f'The passage "{passage.id}" is waived: "{passage.waiver}".',
                    f"Take the waiver away in {article.file.place(passage.end)}, or cite another passage.",
                    link.reference.start,
                )
