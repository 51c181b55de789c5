"""Scripts: the words for one situation on one channel, move by move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.fields import Audience, Choice, EntryFields, EntryId, Relation
from playbook.kinds.kind import Kind, MapStyle, Section
from playbook.model.entry import Entry
from playbook.model.lines import Line, Variant
from playbook.reading.script_lines import parse_lines

THEY_SAY, SAY, AVOID, PUSH_BACK = "They say", "Say", "Avoid", "If they push back"


class ScriptFields(EntryFields):
    """The fields of a script."""

    situation: Annotated[
        EntryId,
        Relation("situations", "For the situation", "Scripts for it"),
        Field(description="The id of the situation that these words are for.", examples=["asks-where-it-is"]),
    ]
    principles: Annotated[
        tuple[EntryId, ...],
        Relation("principles", "Applies", "Applied by"),
        Field(description="The ids of the principles that the lines apply.", examples=[["promise-what-you-own"]]),
    ] = ()
    channel: Annotated[Choice, Field(description="Where the words are said.")]
    audience: Audience = "customers"


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
        """Every line to say, each followed by its variants."""
        for line in (*self.say, *self.push_back):
            yield line
            yield from line.variants


def _read(entry: Entry, settings: Settings) -> tuple[Entry, list[Diagnostic]]:
    body, fields = entry.body, entry.fields
    assert isinstance(fields, ScriptFields)
    they_say = tuple(block.plain_text for block in body.items(THEY_SAY))
    diagnostics: list[Diagnostic] = []
    parts: list[tuple[Line, ...]] = []
    for heading, name in ((SAY, "say"), (AVOID, "avoid"), (PUSH_BACK, "push-back")):
        lines, problems = parse_lines(entry.file, body.items(heading), name, settings)
        parts.append(lines)
        diagnostics += problems
    script = Script(entry.id, entry.kind, entry.file, entry.front, fields, body, they_say, *parts)
    return script, diagnostics


SCRIPTS = Kind(
    name="scripts",
    singular="script",
    description="The words for one situation on one channel, move by move.",
    fields=ScriptFields,
    guide="What they are going through, and why these words help. Cite the idea of an article: [@article#idea].",
    sections=(
        Section(
            THEY_SAY,
            "What they say, in their own words, each on a line that begins with a hyphen: - Where is my order?",
            "phrases",
        ),
        Section(
            SAY,
            "The words to say, as plain text, each on a line that begins with a hyphen and its move.\n"
            "Below a line you can put other words for it, indented by four spaces: - Shorter: or - Softer:\n"
            "What is different each time is a placeholder, which the reader fills in: {time I call}.",
            "moves",
        ),
        Section(
            AVOID,
            "What not to say, one per line, and in brackets why: - It is our policy. (A rule is no comfort.)",
            "lines to avoid",
        ),
        Section(
            PUSH_BACK,
            "More words to say, as above. Below them, where to go next or who decides: [[id-of-an-entry]].",
            "lines",
        ),
    ),
    other_sections=False,
    must_cite=True,
    quotes_customers=True,
    map_style=MapStyle(1, "M-4-4h8v8h-8z", "--pb-say-ink", joins=True),
    entry_type=Script,
    read=_read,
)
