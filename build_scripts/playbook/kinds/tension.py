"""Tensions: two principles that pull apart, and how to choose between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from playbook.kinds.fields import EntryFields, EntryId, Relation, Summary
from playbook.kinds.kind import Kind, MapStyle, SectionSpec
from playbook.model.entry import Entry

FIRST_WINS, SECOND_WINS, CHOOSE = "When the first wins", "When the second wins", "How to choose"


class TensionFields(EntryFields):
    """The fields of a tension."""

    summary: Summary
    between: Annotated[
        tuple[EntryId, EntryId],
        Relation("principles", "Between", "Tensions"),
        Field(description="The ids of the two principles.", examples=[["speak-as-the-expert", "ask-before-you-fix"]]),
    ]


@dataclass(frozen=True, eq=False)
class Tension(Entry):
    """Two principles that pull apart."""

    fields: TensionFields


TENSIONS = Kind(
    name="tensions",
    singular="tension",
    description="Two principles that pull apart, and how to choose between them.",
    fields=TensionFields,
    guide="What speaks for each of the two. Cite the ideas that they are based on: [@article#idea].",
    sections=(
        SectionSpec(FIRST_WINS, "When the first matters more, and the script for it: [[id-of-a-script]]."),
        SectionSpec(SECOND_WINS, "When the second matters more, and the script for it: [[id-of-a-script]]."),
        SectionSpec(
            CHOOSE, "What to ask yourself. Then name this page on the pages of both principles: [[id-of-this-page]]."
        ),
    ),
    other_sections=False,
    must_be_linked=True,
    map_style=MapStyle(3, "M-5-4v8L0 0zM5-4v8L0 0z", "--pb-push-ink"),
    entry_type=Tension,
)
