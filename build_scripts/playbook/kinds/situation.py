"""Situations: things that a customer does, or that happen, from which staff start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from playbook.kinds.fields import Audience, Choice, EntryFields, EntryId, Relation, Summary, Text
from playbook.kinds.kind import Kind, MapStyle
from playbook.model.entry import Entry


class SituationFields(EntryFields):
    """The fields of a situation."""

    summary: Summary
    doing: Annotated[Choice, Field(description="What the customer is doing: the row of the home page's grid.")]
    moment: Annotated[Choice, Field(description="When it happens: the column of the grid.")]
    audience: Audience = "customers"
    lead: Annotated[
        EntryId | None,
        Relation("scripts", "General words", "General words for", depends=False),
        Field(
            description="The id of its general words: a script for any business, which its card shows.",
            examples=["they-wait-and-nobody-answers"],
        ),
    ] = None
    they_say: Annotated[
        tuple[Text, ...],
        Field(
            min_length=1,
            description="What customers say, in their own words, one phrase per line. The first is on the card.",
        ),
    ]
    asked_as: Annotated[
        tuple[Text, ...],
        Field(
            description="What staff would type into the search, one phrase per line.",
            examples=[["customer wants to know where their order is"]],
        ),
    ] = ()


@dataclass(frozen=True, eq=False)
class Situation(Entry):
    """Something that a customer does, in staff's words."""

    fields: SituationFields


SITUATIONS = Kind(
    name="situations",
    singular="situation",
    description="Something that a customer does, or that happens, in staff's words and in theirs.",
    fields=SituationFields,
    guide="What they are going through. Then what helps and what does not, with links: [[id-of-an-entry]].",
    quotes_customers=True,
    map_style=MapStyle(0, "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0", "--pb-avoid-ink"),
    entry_type=Situation,
)
