"""The schema of the front matter: one typed model for each kind of entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from playbook.config.settings import Settings

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
