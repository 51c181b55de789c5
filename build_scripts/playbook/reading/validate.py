"""Validation: the front matter of an entry held against the schema of its kind, and what is wrong told to an editor."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic, did_you_mean
from playbook.kinds.fields import Day, EntryFields
from playbook.kinds.kind import Kind
from playbook.reading.front_matter import FrontMatter
from playbook.reading.source import SourceFile
from playbook.rules.front_matter import InvalidChoice, InvalidDate, MissingField, UnknownField, WrongType
from playbook.rules.rule import Rule


def validate(
    file: SourceFile, front: FrontMatter, kind: Kind, settings: Settings
) -> tuple[EntryFields, list[Diagnostic]]:
    """The typed fields of an entry, and every reason why they are not all to be had.

    With a reason, only those fields are there that are right, so that what they lead to can be looked at all the same.
    """
    schema = kind.fields
    try:
        return schema.model_validate(front.values, context=settings), []
    except ValidationError as error:
        faults = error.errors()
        wrong = {fault["loc"][0] for fault in faults}
        right: dict[str, Any] = {
            key: _typed(schema, key, value) for key, value in front.values.items() if key not in wrong
        }
        fields = schema.model_construct(**{"title": file.path.stem} | right)
        told = [fault for fault in faults if front.valid or fault["type"] != "missing"]
        return fields, [_explain(file, front, kind, settings, fault) for fault in told]


def _typed(schema: type[EntryFields], field: str, value: object) -> object:
    """A right value as the model would hold it. Only of a day is that anything else than what was typed."""
    is_day = Day in get_args(schema.model_fields[field].annotation)
    return date.fromisoformat(value) if is_day and isinstance(value, str) else value


def _explain(
    file: SourceFile, front: FrontMatter, entry_kind: Kind, settings: Settings, fault: ErrorDetails
) -> Diagnostic:
    """A pydantic error, told to an editor."""
    path, kind, context = tuple(fault["loc"]), fault["type"], fault.get("ctx", {})
    name = ".".join(str(part + 1 if isinstance(part, int) else part) for part in path)
    field = str(path[0])
    given = fault["input"]
    rule: type[Rule] = WrongType
    message, help = f'The field "{name}" holds a wrong value: {fault["msg"]}.', "Mend the value."
    match kind:
        case "missing" if len(path) == 1:
            rule, message = MissingField, f'The field "{name}" is missing.'
            help = f'Add a line "{field}: …" to the front matter.'
        case "extra_forbidden":
            rule, message = UnknownField, f'There is no field "{name}" for this kind of entry.'
            known = entry_kind.field_order
            help = did_you_mean(field, known, f"Known fields: {', '.join(known)}.")
        case "day_format" | "date_from_datetime_parsing" | "date_parsing":
            rule, message = InvalidDate, f'The field "{name}" holds no day of the calendar: {_show(given)}.'
            help = "Write it as year-month-day, such as 2026-03-31."
        case "unknown_word":
            words = settings.vocabulary(field)
            rule, message = InvalidChoice, f'The field "{name}" does not know the word {_show(given)}.'
            help = did_you_mean(str(given), words, "") or f"Known words: {', '.join(words)}."
        case "literal_error":
            rule, message = InvalidChoice, f'The field "{name}" does not know the word {_show(given)}.'
            help = f"Known words: {str(context.get('expected')).replace(chr(39), '')}."
        case "string_pattern_mismatch":
            message = f'The field "{name}" holds no id: {_show(given)}.'
            help = "An id is the name of the entry's file without .md: small letters, digits and single hyphens."
        case "string_type" if isinstance(given, bool):
            message = f'The field "{name}" should be text, but YAML reads it as yes or no.'
            help = "Put it in quotes."
        case "string_type" if isinstance(given, dict):
            message = f'The field "{name}" should be text, but the colon makes a field of it.'
            help = "Put the whole text in quotes."
        case "string_type" if isinstance(given, list):
            message, help = (
                f'The field "{name}" should be one text, not a list.',
                "Write a single value after the colon.",
            )
        case "string_too_short" | "string_type" | "date_type":
            message, help = (
                f'The field "{name}" is empty.',
                "Write a value, or take the line away if it may be left out.",
            )
        case "tuple_type":
            message = f'The field "{name}" should be a list.'
            help = f"Write it as {field}: [one, two], or one item a line, each after a hyphen."
        case "too_short" | "missing":
            least = 2 if field == "between" else 1
            message, help = f'The field "{name}" has too few items.', f"Give it at least {least}."
        case "too_long":
            message, help = f'The field "{name}" has too many items.', "Give it just two."
    offset = front.keys.get(field, 0) if rule is UnknownField else front.offset(path)
    return file.diagnostic(rule, message, help, offset)


def _show(value: object) -> str:
    return f'"{value}"'
