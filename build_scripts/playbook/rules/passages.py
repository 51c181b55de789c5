"""Passages: the ideas of an article, each with a mark that names it."""

from __future__ import annotations

from playbook.rules.rule import Rule


class MissingPassageId(Rule):
    """Every block of an article ends with a mark that names it.

    Pages cite a passage by that name. `playbook check --fix` makes one of the first words.

    Bad, in an article:
        A timetable is a promise.

    Good, in an article:
        A timetable is a promise.
        { #timetable-is-a-promise waive="for this example" }
    """

    id, name = "PB307", "missing-passage-id"
    former_names = ("no-passage-id",)


class InvalidPassageMark(Rule):
    """A passage's mark is `{ #id }`, with `.line` or `.comment`, `by="…"` and `waive="…"` where they apply.

    What cannot be read would be lost, and with it what the playbook owes to the passage.

    Bad, in an article:
        A timetable is a promise.
        { #promise waived="for this example" }

    Good, in an article:
        A timetable is a promise.
        { #promise waive="for this example" }
    """

    id, name = "PB308", "invalid-passage-mark"
    former_names = ("bad-passage-mark",)


class DuplicatePassage(Rule):
    """A passage's id stands once in its article.

    A citation names a passage by its id, so two alike could not be told apart.

    Bad, in an article:
        A timetable is a promise.
        { #timetable waive="for this example" }

    Good, in an article:
        A timetable is a promise.
        { #timetable-is-a-promise waive="for this example" }
    """

    id, name = "PB309", "duplicate-passage"


RULES: tuple[type[Rule], ...] = (
    MissingPassageId,
    InvalidPassageMark,
    DuplicatePassage,
)
"""The family, in the order of its ids."""
