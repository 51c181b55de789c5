"""The declaration of a kind of entry: its folder, fields and sections, what it must have, and how it is drawn."""

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

Content = Literal["text", "list", "phrases", "moves", "lines", "lines to avoid"]
"""The content of a section: free text, a list, customers' phrases, or lines of a script. `moves` has all moves."""


@dataclass(frozen=True)
class Section:
    """A section that every entry of a kind has; `guide` tells the author of a new file what to write there."""

    heading: str
    guide: str
    holds: Content = "text"


@dataclass(frozen=True)
class MapStyle:
    """How the map draws a kind: in which of its four columns, with which mark and in which colour.

    `mark` is an SVG path around the origin, a shape of its own, so that colour is not the only sign. `colour` is a
    custom property of `site_config/styles/tokens.css`. Through an entry of a kind that `joins`, the entries on both
    sides of it are related too, as a situation is to the principles of its scripts.
    """

    column: Literal[0, 1, 2, 3]
    mark: str
    colour: str = "--pb-text-muted"
    joins: bool = False


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of entry.

    `name` is its folder in `content/`, and the plural in addresses and settings; `read` turns a plain entry into one of
    `entry_type`, with the diagnostics of what it reads there (a script's lines, an article's passages).
    """

    name: str
    singular: str
    description: str
    fields: type[EntryFields]
    guide: str
    sections: tuple[Section, ...] = ()
    other_sections: bool = True
    """Whether an entry may have sections beside these."""
    summary_last: bool = False
    """Whether the summary comes after the kind's own fields, which say more about it than its title does."""
    must_cite: bool = False
    """Whether an entry cites a passage itself. The others reach their passages through the entries that they name."""
    must_be_linked: bool = False
    """Whether some other entry must lead to it. The others are in the grid, in a list of their own, or cited."""
    quotes_customers: bool = False
    """Whether customers appear in it, so that it must not hold personal data."""
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
        """The fields in the order of a file: what it is, what is its own, how it is found, how it is maintained."""
        own = [name for name in self.fields.model_fields if name not in EntryFields.model_fields]
        first = ("title", *own, "summary") if self.summary_last else ("title", "summary", *own)
        return (*first, "keywords", "aliases", "status", "owner", "review_by")

    def allowed_values(self, field: str, settings: Settings) -> Mapping[str, str]:
        """Return the values that a field may hold, each with the words that pages show; empty where it is free."""
        info = self.fields.model_fields[field]
        if VOCABULARY in info.metadata:
            return settings.vocabulary(field)
        if get_origin(info.annotation) is Literal:
            return dict.fromkeys(get_args(info.annotation), "")
        return {}
