"""The model: entries, what they hold, and the playbook in which they are linked. All of it is immutable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, TypeVar

from playbook.fingerprint import fingerprint, plain
from playbook.front_matter import FrontMatter
from playbook.markup import Body, Reference
from playbook.schema import (
    AnecdoteFields,
    ArticleFields,
    Common,
    PrincipleFields,
    ScriptFields,
    SituationFields,
    TensionFields,
)
from playbook.source import SourceFile

PassageKind = Literal["claim", "line", "comment"]
Relation = Literal["situation", "principles", "illustrates", "challenges", "between", "reference", "citation"]


@dataclass(frozen=True)
class Passage:
    """One block of an article: one idea. `by` names whose comment it is; `waiver` says why no page rests on it.

    `number` is its place among the passages of its article, counted from 1: a short name for a reader, not for a link.
    """

    id: str
    number: int
    kind: PassageKind
    text: str
    start: int
    end: int
    by: str | None = None
    waiver: str | None = None

    @cached_property
    def says(self) -> str:
        """What it says, without markup and on one line."""
        return plain(self.text)

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of what it says."""
        return fingerprint(self.says)


@dataclass(frozen=True)
class Line:
    """One line of a script. `note` is the Markdown after it: its citation, or the reason to avoid it.

    `move` is "" for a line to avoid. `start` is the offset of the line in the file.
    """

    id: str
    move: str
    text: str
    note: str
    start: int


@dataclass(frozen=True, eq=False)
class Entry:
    """One validated authored record. Its id is the stem of its file; its kind is the name of its folder."""

    id: str
    kind: str
    file: SourceFile
    front: FrontMatter
    fields: Common
    body: Body

    @property
    def title(self) -> str:
        """The title as the author wrote it."""
        return self.fields.title

    @cached_property
    def says(self) -> str:
        """What it says to those who lean on it, a line a block: its title, its summary and its body.

        Keywords and customers' phrases are no part of it: they are appended to all the time, and nothing rests on them.
        """
        lines = [self.title, self.fields.summary or ""]
        for section in self.body.sections:
            lines += [section.heading, *(block.text for block in section.blocks)]
        return "\n".join(line for line in map(plain, lines) if line)

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of what it says."""
        return fingerprint(self.says)

    def markdown(self, start: int, end: int) -> str:
        """A part of the file's text as it was written."""
        return (self.file.text or "")[start:end]


@dataclass(frozen=True, eq=False)
class Article(Entry):
    """A digest of one source article, passage by passage."""

    fields: ArticleFields
    passages: tuple[Passage, ...]

    def passage(self, id: str) -> Passage | None:
        """The passage of that id."""
        return self._by_id.get(id)

    @cached_property
    def _by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.passages}


@dataclass(frozen=True, eq=False)
class Principle(Entry):
    """One thing that we believe about the relationship, and how to act on it."""

    fields: PrincipleFields


@dataclass(frozen=True, eq=False)
class Situation(Entry):
    """Something that a customer does, in staff's words."""

    fields: SituationFields


@dataclass(frozen=True, eq=False)
class Script(Entry):
    """The words for a situation, move by move."""

    fields: ScriptFields
    they_say: tuple[str, ...]
    say: tuple[Line, ...]
    avoid: tuple[Line, ...]
    push_back: tuple[Line, ...]


@dataclass(frozen=True, eq=False)
class Anecdote(Entry):
    """A reader's comment or a colleague's story, retold."""

    fields: AnecdoteFields


@dataclass(frozen=True, eq=False)
class Tension(Entry):
    """Two principles that pull apart."""

    fields: TensionFields


ENTRIES: Mapping[str, type[Entry]] = {
    "articles": Article,
    "principles": Principle,
    "situations": Situation,
    "scripts": Script,
    "anecdotes": Anecdote,
    "tensions": Tension,
}
"""The class of each kind, by the name of its folder."""


@dataclass(frozen=True, eq=False)
class Link:
    """A resolved relation between two entries; a citation's leads to one passage.

    `reference` is what the author wrote in the body, or None for a relation from the front matter.
    """

    source: Entry
    relation: Relation
    target: Entry
    passage: Passage | None = None
    reference: Reference | None = None

    @property
    def key(self) -> str:
        """The target's name in a record: `entry`, or `article#passage`."""
        return f"{self.target.id}#{self.passage.id}" if self.passage else self.target.id

    @property
    def fingerprint(self) -> str:
        """The fingerprint of what the target says."""
        return self.passage.fingerprint if self.passage else self.target.fingerprint


_E = TypeVar("_E", bound=Entry)


@dataclass(frozen=True, eq=False)
class Playbook:
    """The complete, linked model. `aliases` leads from an old id to the entry that bears it now.

    `reviews` holds, by entry, the fingerprints of what was looked at; `today` is the day as of which all is said.
    """

    entries: Mapping[str, Entry]
    links: tuple[Link, ...]
    aliases: Mapping[str, Entry]
    assets: tuple[SourceFile, ...]
    reviews: Mapping[str, Mapping[str, str]]
    today: date

    def of(self, kind: type[_E]) -> list[_E]:
        """All entries of a kind, by title."""
        return self._by_kind[kind]  # type: ignore[return-value]

    def find(self, id: str) -> Entry | None:
        """The entry that has, or once had, that id."""
        return self.entries.get(id) or self.aliases.get(id)

    def sources(self, target: Entry, kind: type[_E], *relations: Relation) -> list[_E]:
        """The entries of a kind that lead to `target` by one of the relations, by title."""
        return _by_title(
            link.source for link in self._to[target.id] if isinstance(link.source, kind) and link.relation in relations
        )

    def citations(self, article: Article, passage: Passage) -> list[Link]:
        """The links that cite a passage."""
        return self._to_passage[article.id, passage.id]

    def users(self, article: Article, passage: Passage) -> list[Entry]:
        """The entries that cite a passage, by title."""
        return _by_title(link.source for link in self.citations(article, passage))

    def backlinks(self, target: Entry) -> list[Entry]:
        """The entries that lead to `target` by any relation, by title."""
        return _by_title(link.source for link in self._to[target.id] if link.source is not target)

    def links_to(self, target: Entry) -> list[Link]:
        """The links that lead to an entry or one of its passages."""
        return self._to[target.id]

    def links_from(self, source: Entry) -> list[Link]:
        """The links of an entry, in the order in which they stand in its file."""
        return self._from[source.id]

    @cached_property
    def _by_kind(self) -> dict[type[Entry], list[Entry]]:
        groups: dict[type[Entry], list[Entry]] = defaultdict(list)
        for entry in _by_title(self.entries.values()):
            groups[type(entry)].append(entry)
        return groups

    @cached_property
    def _to(self) -> dict[str, list[Link]]:
        groups: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            groups[link.target.id].append(link)
        return groups

    @cached_property
    def _to_passage(self) -> dict[tuple[str, str], list[Link]]:
        groups: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in self.links:
            if link.passage:
                groups[link.target.id, link.passage.id].append(link)
        return groups

    @cached_property
    def _from(self) -> dict[str, list[Link]]:
        groups: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            groups[link.source.id].append(link)
        return groups


def _by_title(entries: Iterable[_E]) -> list[_E]:
    return sorted({entry.id: entry for entry in entries}.values(), key=lambda entry: (entry.title.casefold(), entry.id))
