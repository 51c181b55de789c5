"""Rules about the lines of a script and their variants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from playbook.diagnostics import Diagnostic
from playbook.reading.source import SourceFile
from playbook.rules.rule import Rule
from playbook.suggestions import did_you_mean


class UnknownMove(Rule):
    """A line to say begins with its move.

    *Openness* names what they feel, *Resourcefulness* asks before it fixes, *Persistence* promises what we will do.
    *Persistence (boundary)* says what we will not do. A script for email also has a *Subject*, a *Greeting* and a
    *Sign-off*.

    Bad, in a script:
        ## Say

        - You have stood here for an hour, {name}. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Openness: You have stood here for an hour, {name}. [@gull-on-ferries#in-the-rain]
    """

    id, name = "PB306", "unknown-move"


def unknown_move(file: SourceFile, move: str, moves: Sequence[str], offset: int) -> Diagnostic:
    """Report a line that begins with a word that is not a move, or with none."""
    message = f'"{move}" is not a move.' if move else "This line does not begin with a move."
    help = did_you_mean(move, moves, f"Begin it with a move and a colon: {', '.join(moves)}.")
    return file.diagnostic(UnknownMove, message, help, offset)


class MarkupInLine(Rule):
    """The words of a line are plain text.

    They are spoken, copied and exported. A citation or a reason follows them in brackets.

    Bad, in a script:
        ## Avoid

        - The **weather** is bad.

    Good, in a script:
        ## Avoid

        - The weather is bad. (They can see it.)
    """

    id, name = "PB311", "markup-in-line"


def markup_in_line(file: SourceFile, offset: int) -> Diagnostic:
    """Report a line that is not plain text."""
    message = "This line contains markup, but the words of a line are plain text."
    return file.diagnostic(
        MarkupInLine, message, "Remove the markup; put a reference in round brackets after the line.", offset
    )


class EmptyLine(Rule):
    """A line of a script contains words.

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


def empty_line(file: SourceFile, offset: int, what: str = "line") -> Diagnostic:
    """Report a line, or a variant of one, without words."""
    help = f"Write the words to say, or remove the {what}."
    return file.diagnostic(EmptyLine, f"This {what} contains no words.", help, offset)


class InvalidVariant(Rule):
    """A line to say has at most one variant of each name below it: Shorter and Softer.

    The card switches between a line and its variants. A line to avoid has none, and neither have the subject, the
    greeting and the sign-off of an email.

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


def variant_of_line_to_avoid(file: SourceFile, offset: int) -> Diagnostic:
    """Report an item below a line to avoid."""
    help = "Make it a line of its own, or remove it."
    return file.diagnostic(InvalidVariant, "A line to avoid has no variants.", help, offset)


def variant_of_email_part(file: SourceFile, offset: int) -> Diagnostic:
    """Report an item below the subject, the greeting or the sign-off of an email."""
    message = "The subject, the greeting and the sign-off of an email have no variants."
    return file.diagnostic(InvalidVariant, message, "Remove it.", offset)


def unknown_variant(file: SourceFile, variant: str, variants: Sequence[str], offset: int) -> Diagnostic:
    """Report a variant that begins with a word that is not the name of one, or with none."""
    message = f'"{variant}" is not the name of a variant.' if variant else "This variant does not begin with its name."
    help = did_you_mean(variant, variants, f"Begin it with a name and a colon: {', '.join(variants)}.")
    return file.diagnostic(InvalidVariant, message, help, offset)


def duplicate_variant(file: SourceFile, variant: str, offset: int) -> Diagnostic:
    """Report the second variant of a name below one line."""
    message = f'The line already has a variant "{variant}".'
    return file.diagnostic(InvalidVariant, message, "Remove one of the two.", offset)


class VariantNotShorter(Rule):
    """A shorter variant has fewer words than its line.

    Anyone who asks for the shorter words has no time for more.

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


def variant_not_shorter(file: SourceFile, words: int, words_of_line: int, offset: int) -> Diagnostic:
    """Report a shorter variant with as many words as its line, or more."""
    message = f"This shorter variant has {words} words, and the line itself has {words_of_line}."
    return file.diagnostic(VariantNotShorter, message, "Shorten it, or remove it.", offset)


class InvalidPlaceholder(Rule):
    """A placeholder in a line names what goes there, in letters, digits and single spaces.

    The reader fills it in once for the page. Its name is the label of a field, and the same name means the same thing.

    Bad, in a script:
        ## Say

        - Persistence: I will come back at {}, and call you on {today/tomorrow}. [@gull-on-ferries#in-the-rain]

    Good, in a script:
        ## Say

        - Persistence: I will come back at {time}, and call you on {day I call}. [@gull-on-ferries#in-the-rain]
    """

    id, name = "PB317", "invalid-placeholder"
    former_names = ("bad-blank",)


def invalid_placeholder(file: SourceFile, placeholder: str, limit: int, offset: int) -> Diagnostic:
    """Report a placeholder, with its braces, that has no name, a wrong one, or one longer than `limit`."""
    message = f'"{placeholder}" is not a valid placeholder.'
    help = f"Name what goes there in at most {limit} letters, digits and spaces, in braces: {{time I call}}."
    return file.diagnostic(InvalidPlaceholder, message, help, offset)


class UnknownLimit(Rule):
    """The limit of a line is one of those in `site_config/limits.yml`.

    Below the line that relies on it, "Limit" names what staff may decide. The card shows how much, and who decides
    above that.

    Bad, in a script:
        ## Say

        - Persistence: I'm refunding your ticket today. [@gull-on-ferries#in-the-rain]
            - Limit: refunds

    Good, in a script:
        ## Say

        - Persistence: I'm refunding your ticket today. [@gull-on-ferries#in-the-rain]
            - Limit: refund
    """

    id, name = "PB319", "unknown-limit"


def unknown_limit(file: SourceFile, limit: str, limits: Iterable[str], offset: int) -> Diagnostic:
    """Report the name of a limit that does not exist, or none."""
    message = f'"{limit}" is not a limit.' if limit else "This names no limit."
    known = list(limits)
    default = f"The limits are: {', '.join(known)}." if known else "Add it to site_config/limits.yml."
    return file.diagnostic(UnknownLimit, message, did_you_mean(limit, known, default), offset)


RULES: tuple[type[Rule], ...] = (
    UnknownMove,
    MarkupInLine,
    EmptyLine,
    InvalidVariant,
    VariantNotShorter,
    InvalidPlaceholder,
    UnknownLimit,
)
"""The rules of this module, in the order of their ids."""
