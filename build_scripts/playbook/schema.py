"""The schema of the front matter: one typed model for each kind of entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)
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


_WORD = BeforeValidator(_word)

# The JSON Schemas are for editors, which read YAML in their own way: to them 2026 is a number, and to us a text.
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"}),
]
EntryId = Annotated[str, StringConstraints(pattern=f"^{ID.pattern}$")]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Word = Annotated[str, _WORD]
"""A word of the vocabulary in the settings that is named like the field."""

# What a field is for is said here alone: a new file and an editor tell it from here.
_SUMMARY = Field(
    description="One sentence for lists and for the search.",
    examples=["Name a time, and ring when it comes."],
)
Summary = Annotated[Text, _SUMMARY]
Audience = Annotated[Word, Field(description="Whom it is for.", examples=["colleagues"])]


class Common(BaseModel):
    """The fields that every entry may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Annotated[Text, Field(description="What the page is called.")]
    summary: Annotated[Text | None, _SUMMARY] = None
    status: Annotated[
        Literal["published", "draft"],
        Field(description="Whether it counts. A draft is shown as one and covers nothing.", examples=["draft"]),
    ] = "published"
    owner: Annotated[
        Text | None, Field(description="Who answers for it: a person, a team or a desk.", examples=["Front desk"])
    ] = None
    review_by: Annotated[
        Day | None, Field(description="The day by which somebody shall read it again.", examples=[date(2027, 3, 31)])
    ] = None
    aliases: Annotated[
        tuple[EntryId, ...],
        Field(description="The ids that it had before; their addresses lead here.", examples=[["its-old-name"]]),
    ] = ()
    keywords: Annotated[
        tuple[Text, ...],
        Field(
            description="The words by which somebody may look for it.",
            examples=[["late order", "delivery", "where is it"]],
        ),
    ] = ()


class ArticleFields(Common):
    """A digest of one source article."""

    author: Annotated[Text, Field(description="Who wrote the article.")]
    publisher: Annotated[
        Text | None, Field(description="Who published it, where it says so.", examples=["A journal"])
    ] = None
    published: Annotated[
        Day | None,
        Field(description="The day on which it was published, where it says so.", examples=[date(2026, 3, 31)]),
    ] = None


class PrincipleFields(Common):
    """One thing that we believe about the relationship, and how to act on it."""

    summary: Summary
    no_script: Annotated[
        Text | None,
        Field(description="Why no script can apply it, where none can.", examples=["It is thought, and never said."]),
    ] = None


class SituationFields(Common):
    """Something that a customer does, or that happens, in staff's words and in theirs."""

    summary: Summary
    doing: Annotated[Word, Field(description="What the customer is doing: the row of the home page's grid.")]
    moment: Annotated[Word, Field(description="When it happens: the column of the grid.")]
    audience: Audience = "customers"
    they_say: Annotated[
        tuple[Text, ...],
        Field(
            min_length=1,
            description="What customers say, in their own words, a phrase a line. The search lives on them.",
        ),
    ]


class ScriptFields(Common):
    """The words for one situation on one channel, move by move."""

    situation: Annotated[
        EntryId,
        Field(description="The situation for which these words are: its id.", examples=["asks-where-it-is"]),
    ]
    principles: Annotated[
        tuple[EntryId, ...],
        Field(description="The principles that the lines apply: their ids.", examples=[["promise-what-you-own"]]),
    ] = ()
    channel: Annotated[Word, Field(description="Where the words are said.")]
    audience: Audience = "customers"


class AnecdoteFields(Common):
    """A story that was told, and what it shows."""

    summary: Summary
    illustrates: Annotated[
        tuple[EntryId, ...],
        Field(description="The principles that it bears out: their ids.", examples=[["promise-what-you-own"]]),
    ] = ()
    challenges: Annotated[
        tuple[EntryId, ...],
        Field(description="The principles that it calls into question: their ids.", examples=[["explain-the-terms"]]),
    ] = ()


class TensionFields(Common):
    """Two principles that pull apart, and how to choose between them."""

    summary: Summary
    between: Annotated[
        tuple[EntryId, EntryId],
        Field(description="The two principles: their ids.", examples=[["speak-as-the-expert", "ask-before-you-fix"]]),
    ]


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
    own = [name for name in SCHEMAS[kind].model_fields if name not in Common.model_fields]
    # One knows an article by its author before anything else.
    first = ("title", *own, "summary") if kind == "articles" else ("title", "summary", *own)
    return (*first, "keywords", "aliases", "status", "owner", "review_by")


def words(kind: str, field: str, settings: Settings) -> Mapping[str, str]:
    """The words that a field may hold, each with what the page says for it; none where the field is free."""
    info = SCHEMAS[kind].model_fields[field]
    if _WORD in info.metadata:
        return settings.vocabulary(field)
    if get_origin(info.annotation) is Literal:
        return dict.fromkeys(get_args(info.annotation), "")
    return {}


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
        right: dict[str, Any] = {
            key: _typed(schema, key, value) for key, value in front.values.items() if key not in wrong
        }
        fields = schema.model_construct(**{"title": file.path.stem} | right)
        told = [fault for fault in faults if front.valid or fault["type"] != "missing"]
        return fields, [_explain(file, front, schema, settings, fault) for fault in told]


def _typed(schema: type[Common], field: str, value: object) -> object:
    """A right value as the model would hold it. Only of a day is that anything else than what was typed."""
    is_day = Day in get_args(schema.model_fields[field].annotation)
    return date.fromisoformat(value) if is_day and isinstance(value, str) else value


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
            known = field_order(file.path.parts[0])
            help = suggestion(field, known, f"Known fields: {', '.join(known)}.")
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
