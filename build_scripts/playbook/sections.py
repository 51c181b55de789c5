"""Sections: the headings that a kind of entry must have, and the lines of a script that stand beneath them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from playbook.diagnostics import Diagnostic, nearest, suggestion
from playbook.markup import Block, Body, Heading, Section
from playbook.model import Line
from playbook.rules.lines import EmptyLine, MarkupInLine, UnknownMove
from playbook.rules.rule import Rule
from playbook.rules.text import (
    DuplicateHeading,
    EmptyBody,
    EmptySection,
    MissingSection,
    PageTitleInBody,
    UnknownSection,
)
from playbook.settings import Settings
from playbook.source import SourceFile

THEY_SAY, SAY, AVOID, PUSH_BACK = "They say", "Say", "Avoid", "If they push back"
ACT = "How to act on it"
FIRST_WINS, SECOND_WINS, CHOOSE = "When the first wins", "When the second wins", "How to choose"

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "scripts": (THEY_SAY, SAY, AVOID, PUSH_BACK),
    "principles": (ACT,),
    "tensions": (FIRST_WINS, SECOND_WINS, CHOOSE),
}
"""The headings that entries of a kind must have."""

CLOSED = {"scripts", "tensions"}
"""The kinds that have no other headings than these."""

_MOVE = re.compile(r"([A-Za-z]+):(?:\s+|$)")
_MARKUP = re.compile(r"\[\[|\]\(|\[@|\*\*|`|<[a-z/]")
_NOTE = re.compile(r"\s+(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[@[^\]]*\])$")


def check_sections(file: SourceFile, kind: str, body: Body) -> list[Diagnostic]:
    """What is missing, empty, twice or unknown among the headings of an entry."""
    required = REQUIRED.get(kind, ())
    found = [section for section in body.sections if section.level]
    diagnostics: list[Diagnostic] = []
    names = {section.heading for section in found}
    for heading in required:
        if heading not in names:
            near = nearest(heading, names - set(required))
            diagnostics.append(
                file.diagnostic(
                    MissingSection,
                    f'The section "{heading}" is missing.',
                    f'Rename the heading "{near}" to "{heading}".' if near else f'Add a heading "## {heading}".',
                    len((file.text or "").rstrip()),
                )
            )
    for section in found:
        faults: list[tuple[type[Rule], str, str]] = []
        if section.level == 1:
            faults.append((PageTitleInBody, "The page gets its title from the front matter.", 'Write "##" here.'))
        if kind in CLOSED and section.heading not in required:
            help = suggestion(section.heading, set(required) - names, f"Known headings: {', '.join(required)}.")
            faults.append((UnknownSection, f'There is no section "{section.heading}" here.', help))
        if not section.blocks:
            faults.append((EmptySection, f'The section "{section.heading}" is empty.', "Fill it or take it away."))
        diagnostics.extend(
            file.diagnostic(rule, message, help, section.heading_start) for rule, message, help in faults
        )
    if not any(section.blocks for section in body.sections):
        diagnostics.append(
            file.diagnostic(
                EmptyBody,
                "Nothing is written below the front matter.",
                "Write the text of this entry.",
                body.lead.start,
            )
        )
    return diagnostics


def check_headings(file: SourceFile, body: Body) -> Iterator[Diagnostic]:
    """A finding for each heading whose address on the page another one has taken."""
    seen: dict[str, Heading] = {}
    for heading in body.headings:
        first = seen.setdefault(heading.anchor, heading)
        if first is not heading:
            yield file.diagnostic(
                DuplicateHeading,
                f'The heading "{heading.text}" has the address #{heading.anchor}, '
                f"as the one in line {file.place(first.start).line}.",
                "Join the two, or give this one other words.",
                heading.start,
            )


def items(section: Section | None) -> list[Block]:
    """The items of the lists in a section."""
    return [block for block in section.blocks if block.form == "item"] if section else []


def parse_lines(
    file: SourceFile, section: Section | None, name: str, settings: Settings
) -> tuple[tuple[Line, ...], list[Diagnostic]]:
    """The spoken lines of a script's section: each begins with its move, but for lines to avoid, which have none."""
    lines: list[Line] = []
    diagnostics: list[Diagnostic] = []
    for number, block in enumerate(items(section), 1):
        text, note = _split_note(" ".join(block.text.split()))
        move = ""
        if name != "avoid":
            match = _MOVE.match(text)
            if not match or match[1] not in settings.moves:
                told = f'"{match[1]}" is no move.' if match else "This line does not begin with its move."
                moves = ", ".join(settings.moves)
                help = suggestion(
                    match[1] if match else "", settings.moves, f"Begin it with one of: {moves}, and a colon."
                )
                diagnostics.append(file.diagnostic(UnknownMove, told, help, block.start))
                continue
            move, text = match[1], text[match.end() :]
        if not text:
            diagnostics.append(
                file.diagnostic(
                    EmptyLine, "This line says nothing.", "Write the words to say, or take the line away.", block.start
                )
            )
            continue
        if _MARKUP.search(text):
            help = "Take the markup out; put a reference in round brackets after the line."
            diagnostics.append(
                file.diagnostic(MarkupInLine, "A line is spoken, so it is plain text.", help, block.start)
            )
        lines.append(Line(f"{name}-{number}", move, text, note, block.start))
    if section and section.blocks and not items(section):
        diagnostics.append(
            file.diagnostic(
                EmptySection,
                f'The section "{section.heading}" holds no line.',
                'Write each line as an item of a list: "- ".',
                section.heading_start,
            )
        )
    return tuple(lines), diagnostics


def _split_note(text: str) -> tuple[str, str]:
    """A line's words, and the citations and bracketed remarks that end it."""
    start = len(text)
    while match := _NOTE.search(text[:start]):
        start = match.start()
    return text[:start], text[start:].strip()
