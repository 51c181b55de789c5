"""Rules about the passages of an article and the marks that name them."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.diagnostics import Diagnostic, Edit
from playbook.reading.source import SourceFile
from playbook.rules.rule import Rule
from playbook.suggestions import did_you_mean


class MissingPassageId(Rule):
    """Every block of an article ends with a mark that names it.

    Pages cite a passage by that name. `playbook check --fix` makes one from the first words.

    Bad, in an article:
        A timetable is a promise.

    Good, in an article:
        A timetable is a promise.
        { #timetable-is-a-promise waive="for this example" }
    """

    id, name = "PB307", "missing-passage-id"
    former_names = ("no-passage-id",)


def missing_passage_id(file: SourceFile, id: str, offset: int, edit: Edit) -> Diagnostic:
    """Report a block without a mark; the edit adds one with this id."""
    message, help = "This passage has no id, so no page can cite it.", f"Add a line at its end, such as {{ #{id} }}."
    return file.diagnostic(MissingPassageId, message, help, offset, [edit])


class InvalidPassageMark(Rule):
    """A passage's mark is `{ #id }`, with `.line` or `.comment`, `by="…"` and `waive="…"` where they apply.

    Anything else would be ignored, such as the reason why no page needs to cite the passage.

    Bad, in an article:
        A timetable is a promise.
        { #promise waived="for this example" }

    Good, in an article:
        A timetable is a promise.
        { #promise waive="for this example" }
    """

    id, name = "PB308", "invalid-passage-mark"
    former_names = ("bad-passage-mark",)


def unreadable_mark(file: SourceFile, offset: int) -> Diagnostic:
    """Report a mark that is not an attribute list with one id and at most one kind."""
    help = 'Write it as { #id }, { #id .line } or { #id .comment by="Name" }.'
    return file.diagnostic(InvalidPassageMark, "This mark cannot be read.", help, offset)


def invalid_mark_id(file: SourceFile, id: str, offset: int) -> Diagnostic:
    """Report a mark without an id, or with one of a wrong form."""
    message = f'"{id}" is not a valid id.' if id else "This mark has no id."
    help = "Write the id with lower-case letters, digits and single hyphens, such as { #a-late-ferry }."
    return file.diagnostic(InvalidPassageMark, message, help, offset)


def unknown_mark_kind(file: SourceFile, kind: str, known: Iterable[str], offset: int) -> Diagnostic:
    """Report a kind of passage that does not exist."""
    help = did_you_mean(kind, known, "Write .line for words to say, .comment for a reader's comment, or neither.")
    return file.diagnostic(InvalidPassageMark, f'There is no kind of passage "{kind}".', help, offset)


def unknown_mark_attribute(file: SourceFile, name: str, known: Iterable[str], offset: int) -> Diagnostic:
    """Report an attribute that marks do not have."""
    help = did_you_mean(name, known, f"Use one of these attributes: {', '.join(known)}.")
    return file.diagnostic(InvalidPassageMark, f'A mark has no attribute "{name}".', help, offset)


def empty_mark_attribute(file: SourceFile, name: str, offset: int) -> Diagnostic:
    """Report an attribute without a value."""
    help = f'Write the value in quotes, such as {name}="{"Jo" if name == "by" else "an advert"}".'
    return file.diagnostic(InvalidPassageMark, f'The attribute "{name}" is empty.', help, offset)


class DuplicatePassageId(Rule):
    """Each id belongs to one passage of an article.

    A citation names a passage by its id, so two passages with the same id could not be told apart.

    Bad, in an article:
        A timetable is a promise.
        { #timetable waive="for this example" }

    Good, in an article:
        A timetable is a promise.
        { #timetable-is-a-promise waive="for this example" }
    """

    id, name = "PB309", "duplicate-passage-id"
    former_names = ("duplicate-passage",)


def duplicate_passage_id(file: SourceFile, id: str, first_line: int, offset: int) -> Diagnostic:
    """Report a passage whose id an earlier one has, which begins on `first_line`."""
    message = f'The passage id "{id}" is already used on line {first_line}.'
    return file.diagnostic(DuplicatePassageId, message, "Give this passage another id.", offset)


RULES: tuple[type[Rule], ...] = (MissingPassageId, InvalidPassageMark, DuplicatePassageId)
"""The rules of this module, in the order of their ids."""
