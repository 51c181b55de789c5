"""Citations: every page rests on the articles."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.model.entries import Anecdote, Entry, Principle, Script
from playbook.model.graph import Playbook
from playbook.rules.coverage import NoCitation

CITING: tuple[type[Entry], ...] = (Principle, Script, Anecdote)
"""The kinds that must cite. Situations and tensions reach their passages through the entries that they name."""


def check_entries_cite(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """A principle, script or anecdote cites at least one passage."""
    for kind in CITING:
        for entry in playbook.of(kind):
            if not any(link.relation == "citation" for link in playbook.links_from(entry)):
                yield entry.file.diagnostic(
                    NoCitation,
                    "This entry cites no article.",
                    "Write [@article-id#passage-id] after the sentence that rests on it.",
                    entry.body.lead.start,
                )
