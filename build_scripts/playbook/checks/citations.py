"""Citations: every page rests on the articles."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.registry import KINDS
from playbook.model.graph import CITATION, Playbook
from playbook.rules.coverage import MissingCitation


def check_missing_citation(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """A principle, script or anecdote cites at least one passage."""
    for entry in playbook.entries.values():
        if KINDS[entry.kind].must_cite and not any(link.relation == CITATION for link in playbook.links_from(entry)):
            yield entry.file.diagnostic(
                MissingCitation,
                "This entry cites no article.",
                "Write [@article-id#passage-id] after the sentence that rests on it.",
                entry.body.lead.start,
            )
