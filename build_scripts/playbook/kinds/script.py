"""Scripts: the words for one situation on one channel, move by move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.fields import Audience, Choice, EntryFields, EntryId, Relation, Text
from playbook.kinds.kind import Kind, MapStyle, SectionSpec
from playbook.model.entry import Entry
from playbook.model.lines import EmailFrame, Line, Variant
from playbook.reading.script_lines import EMAIL_PARTS, GREETING, SIGN_OFF, SUBJECT, parse_lines
from playbook.rules.text.emails import incomplete_email

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
    setting: Annotated[
        Text | None,
        Field(
            description="The trade or the case for which these words are. General words have none.",
            examples=["wedding supplier"],
        ),
    ] = None


@dataclass(frozen=True, eq=False)
class Script(Entry):
    """The words for a situation, move by move. `email` is None if they are not a whole email."""

    fields: ScriptFields
    they_say: tuple[str, ...]
    say: tuple[Line, ...]
    avoid: tuple[Line, ...]
    push_back: tuple[Line, ...]
    email: EmailFrame | None = None

    @property
    def spoken(self) -> Iterator[tuple[Line, Line | Variant]]:
        """Each text to say with the line to which it belongs: the line itself, then its variants."""
        frame = (self.email.subject, self.email.greeting, self.email.sign_off) if self.email else ()
        for line in (*frame, *self.say, *self.push_back):
            yield line, line
            for variant in line.variants:
                yield line, variant


def _read(entry: Entry, settings: Settings) -> tuple[Entry, list[Diagnostic]]:
    body, fields = entry.body, entry.fields
    assert isinstance(fields, ScriptFields)
    they_say = tuple(block.plain_text for block in body.items(THEY_SAY))
    diagnostics: list[Diagnostic] = []
    is_email = getattr(fields, "channel", None) in settings.emails  # an invalid field is missing
    lines: dict[str, tuple[Line, ...]] = {}
    for heading, name in ((SAY, "say"), (AVOID, "avoid"), (PUSH_BACK, "push-back")):
        parts = EMAIL_PARTS if is_email and heading == SAY else ()
        lines[heading], problems = parse_lines(entry.file, body.items(heading), name, settings, parts)
        diagnostics += problems
    section = body.section(SAY)
    if is_email and section and section.blocks:
        diagnostics += incomplete_email(entry.file, EMAIL_PARTS, lines[SAY], section.heading_start)
    say = tuple(line for line in lines[SAY] if line.move not in EMAIL_PARTS)
    words = (say, lines[AVOID], lines[PUSH_BACK], _email(lines[SAY]))
    return Script(entry.id, entry.kind, entry.file, entry.front, fields, body, they_say, *words), diagnostics


def _email(lines: Iterable[Line]) -> EmailFrame | None:
    """Return the lines around the moves, or None if any is missing."""
    by_label = {line.move: line for line in lines}
    if not all(part in by_label for part in EMAIL_PARTS):
        return None
    return EmailFrame(by_label[SUBJECT], by_label[GREETING], by_label[SIGN_OFF])


SCRIPTS = Kind(
    name="scripts",
    singular="script",
    description="The words for one situation on one channel, move by move.",
    fields=ScriptFields,
    guide="What they are going through, and why these words help. Cite the idea of an article: [@article#idea].",
    sections=(
        SectionSpec(
            THEY_SAY,
            "What they say, in their own words, each on a line that begins with a hyphen: - Where is my order?",
            "phrases",
        ),
        SectionSpec(
            SAY,
            "The words to say, as plain text, each on a line that begins with a hyphen and its move.\n"
            "Below a line you can put other words for it, indented by four spaces: - Shorter: or - Softer:\n"
            "and what you may decide: - Limit: refund\n"
            "A promise names who and when. A line that sets a boundary begins: - Persistence (boundary):\n"
            "An email also has the lines - Subject: - Greeting: and - Sign-off:\n"
            "What is different each time is a placeholder, which the reader fills in: {time I call}.",
            "moves",
        ),
        SectionSpec(
            AVOID,
            "What not to say, one per line, and in brackets why: - It is our policy. (A rule does not comfort anyone.)",
            "lines to avoid",
        ),
        SectionSpec(
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
