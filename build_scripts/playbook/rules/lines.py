"""Lines: what a script gives one to say, and not to say."""

from __future__ import annotations

from playbook.rules.rule import Rule


class UnknownMove(Rule):
    """A line to say begins with its move.

    *Openness* names what they feel, *Resourcefulness* asks before it fixes, *Persistence* promises what we will do.

    Bad, in a script:
        ## Say

        - You have stood here for an hour, {name}. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Openness: You have stood here for an hour, {name}. [@gull-on-ferries#in-the-rain]
    """

    id, name = "PB306", "unknown-move"


class MarkupInLine(Rule):
    """The words of a line are plain text.

    They are spoken, copied and exported. A citation or a reason stands in brackets after them.

    Bad, in a script:
        ## Avoid

        - The **weather** is bad.

    Good, in a script:
        ## Avoid

        - The weather is bad. (They can see it.)
    """

    id, name = "PB311", "markup-in-line"


class EmptyLine(Rule):
    """A line of a script holds words.

    A move alone says nothing.

    Bad, in a script:
        ## Say

        - Openness:
        - Persistence: I will come back at ten. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Openness: You have stood here for an hour, {name}.
        - Persistence: I will come back at ten. [@gull-on-ferries#in-the-rain]
    """

    id, name = "PB314", "empty-line"


RULES: tuple[type[Rule], ...] = (
    UnknownMove,
    MarkupInLine,
    EmptyLine,
)
"""The family, in the order of its ids."""
