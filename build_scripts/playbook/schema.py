"""The schema of the front matter: one typed model for each kind of entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from playbook.diagnostics import Diagnostic, suggestion
from playbook.front_matter import FrontMatter
from playbook.rules.front_matter import ImpossibleDate, MissingField, UnknownField, UnknownWord, WrongType
from playbook.rules.rule import Rule
from playbook.settings import Settings
from playbook.source import SourceFile

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like, of an entry and of a passage."""


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("day_format", "is not a date")
    return value


def _word(value: object, info: ValidationInfo) -> object:
    settings = info.context
    assert isinstance(settings, Settings)
    assert info.field_name
    if isinstance(value, str) and value not in settings.vocabulary(info.field_name):
        raise PydanticCustomError("unknown_word", "is no known word")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
EntryId = Annotated[str, StringConstraints(pattern=f"^{ID.pattern}$")]
Day = Annotated[date, BeforeValidator(_day)]
Word = Annotated[str, BeforeValidator(_word)]
"""A word of the vocabulary in the settings that is named like the field."""


class Common(BaseModel):
    """The fields that every entry may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Text
    summary: Text | None = None
    status: Literal["published", "draft"] = "published"
    owner: Text | None = None
    review_by: Day | None = None
    aliases: tuple[EntryId, ...] = ()
    keywords: tuple[Text, ...] = ()


class ArticleFields(Common):
    """A digest of one source article. Publisher and date are left out where the article does not say."""

    author: Text
    publisher: Text | None = None
    published: Day | None = None


class PrincipleFields(Common):
    """One thing that we believe about the relationship. `no_script` says why none can apply it."""

    summary: Text
    no_script: Text | None = None


class SituationFields(Common):
    """Something that a customer does; `they_say` holds their own words."""

    summary: Text
    doing: Word
    moment: Word
    audience: Word = "customers"
    they_say: Annotated[tuple[Text, ...], Field(min_length=1)]


class ScriptFields(Common):
    """The words for one situation on one channel."""

    situation: EntryId
    principles: tuple[EntryId, ...] = ()
    channel: Word
    audience: Word = "customers"


class AnecdoteFields(Common):
    """A story, and the principles that it illustrates or challenges."""

    summary: Text
    illustrates: tuple[EntryId, ...] = ()
    challenges: tuple[EntryId, ...] = ()


class TensionFields(Common):
    """Two principles that pull apart."""

    summary: Text
    between: tuple[EntryId, EntryId]


SCHEMAS: Mapping[str, type[Common]] = {
    "articles": ArticleFields,
    "principles": PrincipleFields,
    "situations": SituationFields,
    "scripts": ScriptFields,
    "anecdotes": AnecdoteFields,
    "tensions": TensionFields,
}
"""The model of each kind, by the name of its folder."""


def field_order(kind: str) -> tuple[str, ...]:
    """The fields of a kind in the order of a file: what it is, what is its own, how it is found, how it is kept."""
    common = ("keywords", "aliases", "status", "owner", "review_by")
    own = [name for name in SCHEMAS[kind].model_fields if name not in Common.model_fields]
    first = ("title", *own, "summary") if kind == "articles" else ("title", "summary", *own)
    return (*first, *common)


def validate(file: SourceFile, front: FrontMatter, kind: str, settings: Settings) -> tuple[Common, list[Diagnostic]]:
    """The typed fields of an entry, and every reason why they are not all to be had.

    With a reason, only those fields are there that are right, so that what they lead to can be looked at all the same.
    """
    schema = SCHEMAS[kind]
    try:
        return schema.model_validate(front.values, context=settings), []
    except ValidationError as error:
        faults = error.errors()
        wrong = {fault["loc"][0] for fault in faults}
        right: dict[str, Any] = {key: value for key, value in front.values.items() if key not in wrong}
        fields = schema.model_construct(**{"title": file.path.stem} | right)
        told = [fault for fault in faults if front.valid or fault["type"] != "missing"]
        return fields, [_explain(file, front, schema, settings, fault) for fault in told]


def _explain(
    file: SourceFile, front: FrontMatter, schema: type[Common], settings: Settings, fault: ErrorDetails
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
            help = suggestion(field, schema.model_fields, f"Known fields: {', '.join(schema.model_fields)}.")
        case "day_format" | "date_from_datetime_parsing" | "date_parsing":
            rule, message = ImpossibleDate, f'The field "{name}" holds no day of the calendar: {_show(given)}.'
            help = "Write it as year-month-day, such as 2026-03-31."
        case "unknown_word":
            words = settings.vocabulary(field)
            rule, message = UnknownWord, f'The field "{name}" does not know the word {_show(given)}.'
            help = suggestion(str(given), words, "") or f"Known words: {', '.join(words)}."
        case "literal_error":
            rule, message = UnknownWord, f'The field "{name}" does not know the word {_show(given)}.'
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
