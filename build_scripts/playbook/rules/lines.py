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


class InvalidVariant(Rule):
    """Below a line to say stand its variants, each once: Shorter, Softer.

    The card switches between a line and its variants. A line to avoid has none.

    Bad, in a script:
        ## Say

        - Openness: You have stood here for an hour, {name}, and the rain never stopped. [@gull-on-ferries#in-the-rain]
            - Quicker: An hour in the rain, {name}.

    Good, in a script:
        ## Say

        - Openness: You have stood here for an hour, {name}, and the rain never stopped. [@gull-on-ferries#in-the-rain]
            - Shorter: An hour in the rain, {name}.
    """

    id, name = "PB315", "invalid-variant"
    former_names = ("bad-variant",)


class VariantNotShorter(Rule):
    """A shorter variant has fewer words than its line.

    Who asks for the shorter words has no breath for more.

    Bad, in a script:
        ## Say

        - Openness: A whole hour in the rain, {name}. [@gull-on-ferries#in-the-rain]
            - Shorter: That was a whole hour in the rain, {name}.

    Good, in a script:
        ## Say

        - Openness: A whole hour in the rain, {name}. [@gull-on-ferries#in-the-rain]
            - Shorter: An hour of rain, {name}.
    """

    id, name = "PB316", "variant-not-shorter"
    former_names = ("long-variant",)


class InvalidPlaceholder(Rule):
    """A blank in a line names, in letters, digits and single spaces, what goes there.

    The reader fills it in once for the page: its name is the label of a field, and one name means one thing.

    Bad, in a script:
        ## Say

        - Persistence: I will come back at {}, and ring you on {today/tomorrow}. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Persistence: I will come back at {time}, and ring you on {day I call}. [@gull-on-ferries#in-the-rain]
    """

    id, name = "PB317", "invalid-placeholder"
    former_names = ("bad-blank",)


RULES: tuple[type[Rule], ...] = (
    UnknownMove,
    MarkupInLine,
    EmptyLine,
    InvalidVariant,
    VariantNotShorter,
    InvalidPlaceholder,
)
"""The family, in the order of its ids."""
