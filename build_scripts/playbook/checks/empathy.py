"""One-way empathy: the empathy travels from us to the customer, and no line makes the customer carry us."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.script import Script
from playbook.model.graph import Playbook
from playbook.rules.wording import CustomerCarriesUs


def check_customer_carries_us(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """No line to say holds what the settings list under `never_say`. What to avoid may."""
    for script in playbook.entries_of(Script):
        for line in script.spoken:
            for because, found in settings.never_say.find(line.text):
                yield script.file.diagnostic(
                    CustomerCarriesUs,
                    f'"{found[0]}" {because}.',
                    "Say instead what they live through, or what you will do, and by when.",
                    line.words.offsets[found.start()],
                )
