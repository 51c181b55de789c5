"""The model: entries, and what they hold. All of it is immutable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from playbook.config.settings import PassageKind
from playbook.kinds.fields import (
    AnecdoteFields,
    ArticleFields,
    EntryFields,
    PrincipleFields,
    ScriptFields,
    SituationFields,
    TensionFields,
)
from playbook.reading.front_matter import FrontMatter
from playbook.reading.markup import Body
from playbook.reading.source import SourceFile
from playbook.review.fingerprint import fingerprint, plain


@dataclass(frozen=True)
class Passage:
    """One block of an article: one idea. `by` names whose comment it is; `waiver` says why no page rests on it.

    `number` is its place among the passages of its article, counted from 1: a short name for a reader, not for a link.
    In the file it stands from `start` to `end`, and its mark begins at `mark`.
    """

    id: str
    number: int
    kind: PassageKind
    text: str
    start: int
    mark: int
    end: int
    by: str | None = None
    waiver: str | None = None

    @cached_property
    def plain_text(self) -> str:
        """What it says, without markup and on one line."""
        return plain(self.text)

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of what it says."""
        return fingerprint(self.plain_text)


WORDS_PER_MINUTE = 150
"""How fast a calm person speaks to a customer."""


def seconds(text: str) -> int:
    """How long it takes to say a text aloud, in whole seconds, at least one."""
    return max(1, round(len(text.split()) * 60 / WORDS_PER_MINUTE))


@dataclass(frozen=True)
class Variant:
    """Other words for a line to say. `name` is how they differ from it; `start` is their offset in the file."""

    id: str
    name: str
    text: str
    start: int


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
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, eq=False)
class Entry:
    """One validated authored record. Its id is the stem of its file; its kind is the name of its folder."""

    id: str
    kind: str
    file: SourceFile
    front: FrontMatter
    fields: EntryFields
    body: Body

    @property
    def title(self) -> str:
        """The title as the author wrote it."""
        return self.fields.title

    @property
    def published(self) -> bool:
        """Whether it is no draft."""
        return self.fields.status == "published"

    @cached_property
    def plain_text(self) -> str:
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
        return fingerprint(self.plain_text)

    def markdown(self, start: int, end: int) -> str:
        """A part of the file's text as it was written."""
        return (self.file.text or "")[start:end]


@dataclass(frozen=True, eq=False)
class Article(Entry):
    """A digest of one source article, passage by passage."""

    fields: ArticleFields
    passages: tuple[Passage, ...]

    @property
    def surname(self) -> str:
        """The last word of the author's name, by which a citation names the article."""
        return self.fields.author.split()[-1]

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

    @property
    def spoken(self) -> Iterator[Line | Variant]:
        """All that the script gives one to say, each line before its variants."""
        for line in (*self.say, *self.push_back):
            yield line
            yield from line.variants


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
