"""Principles: what we believe about the relationship, and how to act on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from playbook.kinds.fields import Choice, EntryFields, Summary, Text
from playbook.kinds.kind import Kind, MapStyle, SectionSpec
from playbook.model.entry import Entry

ACT = "How to act on it"


class PrincipleFields(EntryFields):
    """The fields of a principle."""

    summary: Summary
    group: Annotated[Choice, Field(description="Its group in the list of principles, which follows a call.")]
    no_script: Annotated[
        Text | None,
        Field(description="Why no script can apply it, if none can.", examples=["It is a thought, never said aloud."]),
    ] = None


@dataclass(frozen=True, eq=False)
class Principle(Entry):
    """One thing that we believe about the relationship, and how to act on it."""

    fields: PrincipleFields


PRINCIPLES = Kind(
    name="principles",
    singular="principle",
    description="One thing that we believe about the relationship, and how to act on it.",
    fields=PrincipleFields,
    guide="What we believe, and why. Cite the idea of an article that it is based on: [@article#idea].",
    sections=(SectionSpec(ACT, "What to do, each on a line that begins with a hyphen: - Give a clock time.", "list"),),
    must_cite=True,
    must_be_linked=True,
    map_style=MapStyle(2, "M0-5 5 0 0 5-5 0z", "--pb-link"),
    entry_type=Principle,
)
