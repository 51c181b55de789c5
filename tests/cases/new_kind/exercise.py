"""Exercises: something a team does together to practise a principle."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.kinds.fields import Audience, EntryFields, EntryId, Relation, Summary
from playbook.kinds.kind import Kind, MapStyle, SectionSpec


class ExerciseFields(EntryFields):
    """The fields of an exercise."""

    summary: Summary
    trains: Annotated[
        tuple[EntryId, ...],
        Relation("principles", "Trains", "Trained by"),
        Field(description="The ids of the principles that it trains.", examples=[["promise-what-you-own"]]),
    ]
    audience: Audience = "colleagues"


EXERCISES = Kind(
    name="exercises",
    singular="exercise",
    description="Something a team does together to practise a principle.",
    fields=ExerciseFields,
    guide="What the exercise is for.",
    sections=(
        SectionSpec("Task", "What to do, step by step.", "list"),
        SectionSpec("Debrief", "What to ask afterwards."),
    ),
    other_sections=False,
    must_cite=True,
    quotes_customers=True,
    map_style=MapStyle(3, "M-5 0H5M0-5V5"),
)
