"""Articles: the digest of a source article, one passage per idea."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated

from pydantic import Field

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.fields import Day, EntryFields, Text
from playbook.kinds.kind import Kind
from playbook.model.entry import Entry
from playbook.model.passages import Passage
from playbook.reading.passages import parse_passages


class ArticleFields(EntryFields):
    """The fields of an article."""

    author: Annotated[Text, Field(description="Who wrote the article.")]
    publisher: Annotated[Text | None, Field(description="Who published it, if known.", examples=["A journal"])] = None
    published: Annotated[
        Day | None,
        Field(description="The day on which it was published, if known.", examples=[date(2026, 3, 31)]),
    ] = None


@dataclass(frozen=True, eq=False)
class Article(Entry):
    """A digest of one source article, passage by passage."""

    fields: ArticleFields
    passages: tuple[Passage, ...]

    @property
    def surname(self) -> str:
        """The last word of the author's name, which citations show."""
        return self.fields.author.split()[-1]

    def passage(self, id: str) -> Passage | None:
        """Return the passage with that id, if there is one."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.passages}


def _read(entry: Entry, settings: Settings) -> tuple[Entry, list[Diagnostic]]:
    passages, diagnostics = parse_passages(entry.file, entry.body)
    fields = entry.fields
    assert isinstance(fields, ArticleFields)
    return Article(entry.id, entry.kind, entry.file, entry.front, fields, entry.body, passages), diagnostics


ARTICLES = Kind(
    name="articles",
    singular="article",
    description="A digest of one source article.",
    fields=ArticleFields,
    # Readers know an article above all by its author.
    summary_last=True,
    guide="""\
Retell the article in your own words, one idea per paragraph. End each with a mark of its own:

One idea.
{ #name-of-the-idea }

> Something to say to a customer, if the article gives an example.
> { #another-name .line }

What a reader wrote below the article.
{ #a-third-name .comment by="Who wrote it" }

Something that no page needs to use.
{ #a-fourth-name waive="the reason" }""",
    entry_type=Article,
    read=_read,
)
