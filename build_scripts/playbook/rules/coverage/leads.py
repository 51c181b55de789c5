"""The rule about the general words of a situation."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.script import Script
from playbook.kinds.situation import Situation
from playbook.model.playbook import Playbook
from playbook.rules.rule import Rule, Severity


class UnfitLead(Rule):
    """Every situation names its general words in `lead`: a script of its own, for any business and for its audience.

    The page of the situation, the home page and the desk card begin with them. Words for one trade, said to a customer
    of another, are worse than none.

    Bad, in a situation:
        lead: write-that-it-is-late

    Good, in a situation:
        lead: the-ferry-is-late
    """

    id, name, severity = "PB517", "unfit-lead", Severity.ERROR


def check_unfit_lead(playbook: Playbook, settings: Settings) -> Iterator[Diagnostic]:
    """Report each situation with scripts but no lead, and each lead that is not the general words of its situation.

    A script that cannot be found is already reported as an unknown entry.
    """
    for situation in playbook.entries_of_type(Situation):
        general = [one.id for one in playbook.referrers(situation, Script, "situation") if not one.fields.setting]
        one = f"lead: {general[0] if general else 'id-of-the-script'}"
        lead = next(iter(playbook.targets(situation, "lead")), None)
        message, help = "", f"Name a script of this situation that has no setting: {one}"
        if isinstance(lead, Script):
            theirs = getattr(lead.fields, "audience", "both")  # an invalid field is missing
            ours = getattr(situation.fields, "audience", theirs)
            if situation not in playbook.targets(lead, "situation"):
                message = f'The script "{lead.id}" is for another situation.'
            elif lead.fields.setting:
                message = f'The script "{lead.id}" is only for one setting: {lead.fields.setting}.'
            elif theirs not in {"both", ours}:
                message = f'The script "{lead.id}" is only for {theirs}, and this situation is for {ours}.'
                help = f"Write it for the audience of the situation: audience: {ours}"
            elif situation.published and not lead.published:
                message = f'The script "{lead.id}" is a draft.'
        elif playbook.referrers(situation, Script, "situation") and not getattr(situation.fields, "lead", None):
            message = "This situation names no general words."
        if message:
            yield situation.file.diagnostic(UnfitLead, message, help, situation.front.offset(("lead",)))


RULES: tuple[type[Rule], ...] = (UnfitLead,)
"""The rules of this module, in the order of their ids."""
