"""Wording: what no line may say, and what no page may tell."""

from __future__ import annotations

from playbook.rules.rule import Rule, Severity


class CustomerCarriesUs(Rule):
    """The empathy travels from us to the customer, and no line that we say asks the customer to carry us.

    Not to understand us, to be patient for our sake, to know our constraints, or to praise us. The phrases stand in
    `site_config/playbook.yml`, under `never_say`. Under *Avoid* they may be shown.

    Bad, in a script:
        ## Say

        - Persistence: We are short-staffed today, so it may take a while. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Persistence: I will come back to you at ten, whatever I hear. [@gull-on-ferries#in-the-rain]
    """

    id, name, severity = "PB601", "customer-carries-us", Severity.ERROR


class NearDuplicateScript(Rule):
    """No two scripts on the same channel say nearly the same.

    Who looks for words finds both, and has to compare them while a customer waits.

    Bad, in content/scripts/the-ferry-is-still-late.md:
        ---
        title: The ferry is still late
        situation: asks-when-it-leaves
        principles: [tell-the-time]
        channel: desk
        ---

        They have waited in the rain. [@gull-on-ferries#in-the-rain]

        ## They say

        - And now?

        ## Say

        - Openness: You have stood here for an hour, {name}.
        - Resourcefulness: Where do you have to be, and by when?
        - Persistence: I will come back to you at ten, whatever I hear.

        ## Avoid

        - It should be here any minute.

        ## If they push back

        - Persistence: At ten I will stand here again.

    Good, in content/scripts/the-ferry-is-still-late.md:
        ---
        title: The ferry is still late
        situation: asks-when-it-leaves
        principles: [tell-the-time]
        channel: desk
        ---

        They have waited in the rain. [@gull-on-ferries#in-the-rain]

        ## They say

        - And now?

        ## Say

        - Openness: Two hours now, and you are soaked.
        - Persistence: There is a warm room on the left. I will fetch you when it comes in.

        ## Avoid

        - It should be here any minute.

        ## If they push back

        - Persistence: Then I will wait here with you.
    """

    id, name, severity = "PB602", "near-duplicate-script", Severity.ERROR


class PersonalData(Rule):
    """No page tells who a customer was: no mail address, no phone number, no number of an order, an account or a card.

    The wiki is read by many and kept for long. Write `{name}` or `{order}` in a line, and leave the number out of a
    story. The patterns stand in `site_config/playbook.yml`, under `personal_data`.

    Bad, in an anecdote:
        Jo wrote from jo@harbour.example to ask for a time.

    Good, in an anecdote:
        Jo wrote to ask for a time.
    """

    id, name, severity = "PB603", "personal-data", Severity.ERROR


RULES: tuple[type[Rule], ...] = (
    CustomerCarriesUs,
    NearDuplicateScript,
    PersonalData,
)
"""The family, in the order of its ids."""
