"""Anecdotes: a reader's comment or a colleague's story, retold, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from playbook.kinds.fields import EntryFields, EntryId, Relation, Summary
from playbook.kinds.kind import Kind, MapStyle
from playbook.model.entry import Entry


class AnecdoteFields(EntryFields):
    """The fields of an anecdote."""

    summary: Summary
    illustrates: Annotated[
        tuple[EntryId, ...],
        Relation("principles", "Illustrates", "Illustrated by"),
        Field(description="The ids of the principles that it supports.", examples=[["promise-what-you-own"]]),
    ] = ()
    challenges: Annotated[
        tuple[EntryId, ...],
        Relation("principles", "Challenges", "Challenged by"),
        Field(description="The ids of the principles that it calls into question.", examples=[["explain-the-terms"]]),
    ] = ()


@dataclass(frozen=True, eq=False)
class Anecdote(Entry):
    """A reader's comment or a colleague's story, retold."""

    fields: AnecdoteFields


ANECDOTES = Kind(
    name="anecdotes",
    singular="anecdote",
    description="A story that somebody told, and what it shows.",
    fields=AnecdoteFields,
    guide="Retell it in your own words, without names or numbers. Cite its source: [@article#idea].",
    must_cite=True,
    must_be_linked=True,
    quotes_customers=True,
    map_style=MapStyle(3, "M0-5 5 4H-5z"),
    entry_type=Anecdote,
)
