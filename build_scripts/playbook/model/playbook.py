"""The linked model, which is immutable: entries, the links between them, and queries about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from playbook.model.entry import Entry
from playbook.model.passages import Passage
from playbook.reading.body import Section
from playbook.reading.inline import Reference
from playbook.reading.source import SourceFile

Relation = str
"""The name of a front-matter field that leads to other entries, or `REFERENCE` or `CITATION` for links in the body."""

REFERENCE, CITATION = "reference", "citation"


@dataclass(frozen=True, eq=False)
class Link:
    """A resolved relation between two entries; a citation leads to one passage.

    `reference` is what the author wrote in the body, or None for a relation from the front matter.
    """

    source: Entry
    relation: Relation
    target: Entry
    passage: Passage | None = None
    reference: Reference | None = None

    @property
    def key(self) -> str:
        """The name of the target in review records: `entry`, or `article#passage`."""
        return f"{self.target.id}#{self.passage.id}" if self.passage else self.target.id

    @property
    def destination(self) -> Entry | Passage:
        """The passage to which it leads, or the whole entry."""
        return self.passage or self.target


_E = TypeVar("_E", bound=Entry)


@dataclass(frozen=True, eq=False)
class Playbook:
    """The complete, linked model. `aliases` maps each former id to its entry.

    `reviews` maps the id of an entry to its recorded fingerprints; `today` decides which reviews are due.
    """

    entries: Mapping[str, Entry]
    links: tuple[Link, ...]
    aliases: Mapping[str, Entry]
    assets: tuple[SourceFile, ...]
    reviews: Mapping[str, Mapping[str, str]]
    today: date

    def entries_of_type(self, kind: type[_E]) -> list[_E]:
        """Return all entries of a type, by title."""
        return self._by_type[kind]  # type: ignore[return-value]

    def entries_of_kind(self, name: str) -> list[Entry]:
        """Return all entries of the kind with that name, by title."""
        return [entry for entry in self._by_title if entry.kind == name]

    def resolve(self, id: str) -> Entry | None:
        """Return the entry that has that id or alias, if there is one."""
        return self.entries.get(id) or self.aliases.get(id)

    def referrers(self, target: Entry, kind: type[_E], *relations: Relation) -> list[_E]:
        """Return the entries of a type that lead to `target` by one of the relations, by title."""
        return _unique_by_title(
            link.source for link in self._to[target.id] if isinstance(link.source, kind) and link.relation in relations
        )

    def citations(self, article: Entry, passage: Passage) -> list[Link]:
        """Return the links that cite a passage."""
        return self._to_passage[article.id, passage.id]

    def citing_entries(self, article: Entry, passage: Passage) -> list[Entry]:
        """Return the entries that cite a passage, by title."""
        return _unique_by_title(link.source for link in self.citations(article, passage))

    def backlinks(self, target: Entry) -> list[Entry]:
        """Return the other entries that lead to `target` by any relation, by title."""
        return _unique_by_title(link.source for link in self._to[target.id] if link.source is not target)

    def links_to(self, target: Entry) -> list[Link]:
        """Return the links that lead to an entry or one of its passages."""
        return self._to[target.id]

    def links_from(self, source: Entry) -> list[Link]:
        """Return the links of an entry, in the order of its file."""
        return self._from[source.id]

    def targets(self, source: Entry, relation: Relation) -> list[Entry]:
        """Return the entries to which an entry leads by a relation, in the order in which its file names them."""
        return [link.target for link in self._from[source.id] if link.relation == relation]

    def named_within(self, source: Entry, section: Section, kind: type[_E]) -> list[_E]:
        """Return the entries of a type that an entry names in a section of its text, in the order of the text."""
        named = [
            link.target
            for link in self.links_from(source)
            if link.reference and section.start <= link.reference.start < section.end
        ]
        return list(dict.fromkeys(entry for entry in named if isinstance(entry, kind)))

    @cached_property
    def _by_title(self) -> list[Entry]:
        return _unique_by_title(self.entries.values())

    @cached_property
    def _by_type(self) -> dict[type[Entry], list[Entry]]:
        groups: dict[type[Entry], list[Entry]] = defaultdict(list)
        for entry in self._by_title:
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


def _unique_by_title(entries: Iterable[_E]) -> list[_E]:
    return sorted({entry.id: entry for entry in entries}.values(), key=lambda entry: (entry.title.casefold(), entry.id))
