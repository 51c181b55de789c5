"""The types of front-matter values, and the fields that every entry may have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

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
"""The form of an id of an entry or a passage."""


@dataclass(frozen=True)
class Relation:
    """Marks a field that leads to entries of the kind `target`.

    `label` names the relation on the page that has the field, `reverse_label` on the page to which it leads. An entry
    `depends` on a target if it must be read again when that changes; the map draws only such relations.
    """

    target: str
    label: str
    reverse_label: str
    depends: bool = True


def _check_day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("day_format", "is not a date")
    return value


def _check_choice(value: object, info: ValidationInfo) -> object:
    settings = info.context
    assert isinstance(settings, Settings)
    assert info.field_name
    if isinstance(value, str) and value not in settings.vocabulary(info.field_name):
        raise PydanticCustomError("unknown_word", "is not in the vocabulary")
    return value


VOCABULARY = BeforeValidator(_check_choice)
"""Marks a field whose values are the vocabulary in the settings that has the field's name."""

# Editors read YAML by the JSON Schemas: to them 2026 is a number, and to us it is text.
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"}),
]
EntryId = Annotated[str, StringConstraints(pattern=f"^{ID.pattern}$")]
Day = Annotated[
    date,
    BeforeValidator(_check_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Choice = Annotated[str, VOCABULARY]

# The descriptions are shown in new files, in editors and in the JSON Schemas; they are written only here.
_SUMMARY = Field(
    description="One sentence for lists and for the search.",
    examples=["Name a time, and call when it comes."],
)
Summary = Annotated[Text, _SUMMARY]
Audience = Annotated[Choice, Field(description="Who it is for.", examples=["colleagues"])]


class EntryFields(BaseModel):
    """The fields that every entry may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Annotated[Text, Field(description="The title of the page.")]
    summary: Annotated[Text | None, _SUMMARY] = None
    status: Annotated[
        Literal["published", "draft"],
        Field(description="Whether it counts. A draft is marked as one and covers nothing.", examples=["draft"]),
    ] = "published"
    owner: Annotated[
        Text | None,
        Field(description="Who is responsible for it: a person, a team or a desk.", examples=["Front desk"]),
    ] = None
    review_by: Annotated[
        Day | None, Field(description="The day by which it must be read again.", examples=[date(2027, 3, 31)])
    ] = None
    aliases: Annotated[
        tuple[EntryId, ...],
        Field(description="Its former ids; their addresses lead here.", examples=[["its-old-name"]]),
    ] = ()
    keywords: Annotated[
        tuple[Text, ...],
        Field(
            description="Words that people may search for.",
            examples=[["late order", "delivery", "where is it"]],
        ),
    ] = ()
