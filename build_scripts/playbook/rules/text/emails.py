"""The rule about the lines around the moves of an email."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from playbook.diagnostics import Diagnostic
from playbook.model.lines import Line
from playbook.reading.source import SourceFile
from playbook.rules.rule import Rule, Severity


class IncompleteEmail(Rule):
    """A script for email is a whole email: it has one Subject, one Greeting and one Sign-off around its moves.

    Staff copy it as one text. A paragraph without a greeting is not yet an email.

    Bad, in content/scripts/write-that-it-is-late.md:
        ## Say

        - Subject: Your crossing at {time}
        - Openness: You waited for an hour, and nobody told you why. [@gull-on-ferries#in-the-rain]

    Good, in content/scripts/write-that-it-is-late.md:
        ## Say

        - Subject: Your crossing at {time}
        - Greeting: Dear {name},
        - Openness: You waited for an hour, and nobody told you why. [@gull-on-ferries#in-the-rain]
        - Sign-off: Kind regards, {my name}
    """

    id, name, severity = "PB318", "incomplete-email", Severity.ERROR


def incomplete_email(
    file: SourceFile, parts: Iterable[str], lines: Sequence[Line], offset: int
) -> Iterator[Diagnostic]:
    """Report each part of an email that is missing at the offset of its section, or occurs twice."""
    for part in parts:
        found = [line for line in lines if line.move == part]
        if not found:
            help = f"Add a line: - {part}: …"
            yield file.diagnostic(IncompleteEmail, f"This email has no {part.lower()}.", help, offset)
        for line in found[1:]:
            help = "Remove one of the two."
            yield file.diagnostic(IncompleteEmail, f"This email already has a {part.lower()}.", help, line.start)


RULES: tuple[type[Rule], ...] = (IncompleteEmail,)
"""The rules of this module, in the order of their ids."""
