"""Personal data: no page tells who a customer was."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.registry import KINDS
from playbook.model.graph import Playbook
from playbook.rules.wording import PersonalData


def check_personal_data(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """No anecdote, script or situation holds what the settings list under `personal_data`."""
    for entry in playbook.entries.values():
        if KINDS[entry.kind].quotes_customers:
            for what, found in settings.personal_data.find(entry.file.text or ""):
                yield entry.file.diagnostic(
                    PersonalData,
                    f"This {what}, which may tell who the customer was.",
                    "Take it out, or write a placeholder such as {name} or {number}.",
                    found.start(),
                )
