"""Rules about the fields of the front matter and their values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from pydantic_core import ErrorDetails

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.kind import Kind
from playbook.reading.front_matter import FrontMatter, Path
from playbook.reading.source import SourceFile
from playbook.rules.rule import Rule
from playbook.suggestions import did_you_mean


def invalid_field(
    file: SourceFile, front: FrontMatter, kind: Kind, settings: Settings, error: ErrorDetails
) -> Diagnostic:
    """Report an error of pydantic under the rule that it breaks."""
    path, value = tuple(error["loc"]), error["input"]
    name = str(path[0])
    match error["type"]:
        case "missing" if len(path) == 1:
            return missing_field(file, front, name)
        case "extra_forbidden":
            return unknown_field(file, front, kind, name)
        case "day_format" | "date_from_datetime_parsing" | "date_parsing":
            return invalid_date(file, front, path, value)
        case "unknown_word" | "literal_error":
            return invalid_choice(file, front, path, value, kind.allowed_values(name, settings))
    return wrong_type(file, front, kind, path, error)


def _field(path: Path) -> str:
    """The name of a field or of an item of it, counted from 1: "they_say.4"."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)


class MissingField(Rule):
    """An entry has all the fields that its kind needs.

    Every entry has a `title`. The other fields depend on the kind: a script needs its `situation` and its `channel`.

    Bad, in an anecdote:
        ---
        title: Only a time
        illustrates: [tell-the-time]
        ---

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote:
        summary: Jo wanted a time and no more.
    """

    id, name = "PB205", "missing-field"


def missing_field(file: SourceFile, front: FrontMatter, field: str) -> Diagnostic:
    """Report a required field that is not there."""
    help = f'Add a line "{field}: …" to the front matter.'
    return file.diagnostic(MissingField, f'The field "{field}" is missing.', help, front.offset((field,)))


class UnknownField(Rule):
    """Every field is one that this kind of entry has.

    A misspelt field would be ignored, and its value would be lost.

    Bad, in an anecdote:
        keyword: [clock]

    Good, in an anecdote:
        keywords: [clock]
    """

    id, name = "PB206", "unknown-field"


def unknown_field(file: SourceFile, front: FrontMatter, kind: Kind, field: str) -> Diagnostic:
    """Report a field that the kind does not have."""
    return file.diagnostic(
        UnknownField,
        f'{kind.a_singular.capitalize()} has no field "{field}".',
        did_you_mean(field, kind.field_order, f"Use one of these fields: {', '.join(kind.field_order)}."),
        front.keys.get(field, 0),
    )


class WrongType(Rule):
    """The value of a field has the right type: text, a list, or an id.

    YAML reads `no` as a truth value, and text without brackets is not a list.

    Bad, in an anecdote:
        keywords: clock, ferry

    Good, in an anecdote:
        keywords: [clock, ferry]
    """

    id, name = "PB207", "wrong-type"


def wrong_type(file: SourceFile, front: FrontMatter, kind: Kind, path: Path, error: ErrorDetails) -> Diagnostic:
    """Report a value of a type, a form or a length that the field cannot have."""
    field, value = _field(path), error["input"]
    match error["type"]:
        case "string_pattern_mismatch":
            message = f'The field "{field}" is not a valid id: "{value}".'
            help = "Write the name of the entry's file without .md: lower-case letters, digits and single hyphens."
        case "string_type" if isinstance(value, bool):
            message, help = f'The field "{field}" must be text, but YAML reads it as yes or no.', "Put it in quotes."
        case "string_type" if isinstance(value, dict):
            message = f'The field "{field}" must be text, but its colon makes YAML read it as a field.'
            help = "Put the whole text in quotes."
        case "string_type" if isinstance(value, list):
            message, help = f'The field "{field}" must be text, not a list.', "Write a single value after the colon."
        case "string_too_short" | "string_type" | "date_type":
            message, help = f'The field "{field}" is empty.', "Write a value, or remove the line if it is optional."
        case "tuple_type":
            message = f'The field "{field}" must be a list.'
            help = f"Write it as {path[0]}: [one, two], or one item per line, each after a hyphen."
        case "too_short":
            message = f'The field "{field}" has too few items.'
            help = f"Give it at least {_items(error['ctx']['min_length'])}."
        case "missing" | "too_long" as problem:
            message = f'The field "{path[0]}" has too {"few" if problem == "missing" else "many"} items.'
            help = f"Give it exactly {_items(len(get_args(kind.fields.model_fields[str(path[0])].annotation)))}."
        case _:
            message, help = f'The field "{field}" has a wrong value: {error["msg"]}.', "Correct the value."
    return file.diagnostic(WrongType, message, help, front.offset(path))


def _items(count: int) -> str:
    return f"{count} item" if count == 1 else f"{count} items"


class InvalidDate(Rule):
    """A date is a day of the calendar, written as year-month-day.

    A day that does not exist would never come, and nobody would be asked to review the page.

    Bad, in an anecdote:
        review_by: 2027-02-30

    Good, in an anecdote:
        review_by: 2027-02-28
    """

    id, name = "PB208", "invalid-date"
    former_names = ("impossible-date",)


def invalid_date(file: SourceFile, front: FrontMatter, path: Path, value: object) -> Diagnostic:
    """Report a value that is not a date."""
    message = f'The field "{_field(path)}" is not a valid date: "{value}".'
    return file.diagnostic(InvalidDate, message, "Write it as year-month-day, such as 2026-03-31.", front.offset(path))


class InvalidChoice(Rule):
    """A field by which entries are sorted has one of the values listed in `site_config/playbook.yml`.

    Nobody would find a page that is sorted under a value of its own.

    Bad, in a script:
        channel: telephone

    Good, in a script:
        channel: phone
    """

    id, name = "PB209", "invalid-choice"
    former_names = ("unknown-word",)


def invalid_choice(
    file: SourceFile, front: FrontMatter, path: Path, value: object, allowed: Iterable[str]
) -> Diagnostic:
    """Report a value that is not one of those allowed."""
    return file.diagnostic(
        InvalidChoice,
        f'The field "{_field(path)}" cannot be "{value}".',
        did_you_mean(str(value), allowed, f"Use one of these values: {', '.join(allowed)}."),
        front.offset(path),
    )


RULES: tuple[type[Rule], ...] = (MissingField, UnknownField, WrongType, InvalidDate, InvalidChoice)
"""The rules of this module, in the order of their ids."""
