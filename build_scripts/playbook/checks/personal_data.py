"""Personal data: no page tells who a customer was."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.model.entries import Anecdote, Entry, Script, Situation
from playbook.model.graph import Playbook
from playbook.rules.wording import PersonalData

TOLD: tuple[type[Entry], ...] = (Anecdote, Script, Situation)
"""The kinds in which customers appear."""


def check_nobody_is_recognised(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """No anecdote, script or situation holds what the settings list under `personal_data`."""
    for kind in TOLD:
        for entry in playbook.of(kind):
            for what, found in settings.personal_data.find(entry.file.text or ""):
                yield entry.file.diagnostic(
                    PersonalData,
                    f"This {what}, which may tell who the customer was.",
                    "Take it out, or write a placeholder such as {name} or {number}.",
                    found.start(),
                )
