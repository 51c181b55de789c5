"""The declaration of a kind of entry: its folder, fields and sections, its requirements, and its look on the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args, get_origin

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.fields import VOCABULARY, EntryFields, Relation
from playbook.model.entry import Entry
from playbook.plurals import with_article

SectionContent = Literal["text", "list", "phrases", "moves", "lines", "lines to avoid"]
"""The content of a section: free text, a list, customers' phrases, or lines of a script. `moves` has all moves."""


@dataclass(frozen=True)
class SectionSpec:
    """A section that every entry of a kind has; `guide` says in a new file what to write there."""

    heading: str
    guide: str
    content: SectionContent = "text"


@dataclass(frozen=True)
class MapStyle:
    """The column, the mark and the colour with which the map draws a kind.

    `mark` is an SVG path around the origin, with a different shape for each kind, so that kinds do not differ only in
    colour. `colour` is a custom property of `site_config/styles/tokens.css`. An entry of a kind that `joins` also
    relates the entries on both sides of it, as a script relates its situation to its principles.
    """

    column: Literal[0, 1, 2, 3]
    mark: str
    colour: str = "--pb-text-muted"
    joins: bool = False


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of entry.

    `name` is its folder in `content/`, and the plural in addresses and settings; `read` turns a plain entry into one of
    `entry_type`, with the diagnostics of the parts that it reads (a script's lines, an article's passages).
    """

    name: str
    singular: str
    description: str
    fields: type[EntryFields]
    guide: str
    sections: tuple[SectionSpec, ...] = ()
    other_sections: bool = True
    """Whether an entry may have other sections too."""
    summary_last: bool = False
    """Whether the summary comes after the kind's own fields, which say more about it than its title does."""
    must_cite: bool = False
    """Whether an entry must cite a passage. Other kinds lead to passages through the entries that they name."""
    must_be_linked: bool = False
    """Whether another entry must link to it. Entries of other kinds are found in the grid or a list, or are cited."""
    quotes_customers: bool = False
    """Whether customers appear in it, so that it must not contain personal data."""
    map_style: MapStyle | None = None
    entry_type: type[Entry] = Entry
    read: Callable[[Entry, Settings], tuple[Entry, list[Diagnostic]]] | None = None

    def build(self, entry: Entry, settings: Settings) -> tuple[Entry, list[Diagnostic]]:
        """Turn a plain entry into one of this kind's type."""
        if self.read:
            return self.read(entry, settings)
        return self.entry_type(entry.id, entry.kind, entry.file, entry.front, entry.fields, entry.body), []

    @cached_property
    def a_singular(self) -> str:
        """The singular with its article: "an anecdote"."""
        return with_article(self.singular)

    @cached_property
    def required_sections(self) -> tuple[str, ...]:
        """The headings that an entry must have, in the order of a new file."""
        return tuple(section.heading for section in self.sections)

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """The fields that lead to other entries."""
        found = {
            name: [item for item in info.metadata if isinstance(item, Relation)]
            for name, info in self.fields.model_fields.items()
        }
        return {name: relations[0] for name, relations in found.items() if relations}

    @cached_property
    def field_order(self) -> tuple[str, ...]:
        """The fields in the order of a file: title and summary, the kind's own fields, those for search and upkeep."""
        own = [name for name in self.fields.model_fields if name not in EntryFields.model_fields]
        first = ("title", *own, "summary") if self.summary_last else ("title", "summary", *own)
        return (*first, "keywords", "aliases", "status", "owner", "review_by")

    def allowed_values(self, field: str, settings: Settings) -> Mapping[str, str]:
        """Return the allowed values of a field, each with the words that pages show; empty if any value is allowed."""
        info = self.fields.model_fields[field]
        if VOCABULARY in info.metadata:
            return settings.vocabulary(field)
        if get_origin(info.annotation) is Literal:
            return dict.fromkeys(get_args(info.annotation), "")
        return {}
