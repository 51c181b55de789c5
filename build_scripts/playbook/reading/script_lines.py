"""Lines: what a script gives one to say and not to say, with the variants of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic, did_you_mean
from playbook.model.lines import Line, Variant
from playbook.reading.inline import leaves
from playbook.reading.line_notes import line_note
from playbook.reading.markup import Block, Section
from playbook.reading.sections import items
from playbook.reading.source import SourceFile
from playbook.reading.words import Words, words
from playbook.rules.lines import (
    EmptyLine,
    InvalidPlaceholder,
    InvalidVariant,
    MarkupInLine,
    UnknownMove,
    VariantNotShorter,
)
from playbook.rules.text import EmptySection

SHORTER, SOFTER = "Shorter", "Softer"
VARIANTS = (SHORTER, SOFTER)
"""How the words of a variant may differ from those of its line."""

PLACEHOLDER = re.compile(r"\{([A-Za-z]\w*(?: \w+)*)\}")
"""A blank in a line, such as {time I call}: the reader fills it in."""

_MAX_PLACEHOLDER = 24
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_LABEL = re.compile(r"([A-Za-z]+):(?:\s+|$)")
# The forms of nodes that a line may hold; an undefined link is reported as one.
_SPOKEN = frozenset({"text", "escape", "break", "undefined link"})
_BROKEN_MARKUP = re.compile(r"\[\[|\]\(|\[@|\*\*|`+|<[a-z/]")


def parse_lines(
    file: SourceFile, section: Section | None, name: str, settings: Settings
) -> tuple[tuple[Line, ...], list[Diagnostic]]:
    """The lines of a script's section: each begins with its move, but for lines to avoid, which have none.

    An item of a list below a line is a variant of it.
    """
    lines: list[Line] = []
    diagnostics: list[Diagnostic] = []
    above: Line | None = None
    for number, (block, below) in enumerate(_groups(items(section)), 1):
        above, faults = _line(file, block, f"{name}-{number}", settings)
        diagnostics += faults
        variants: list[Variant] = []
        for one in below:
            variant, faults = _variant(file, one, above, f"{name}-{number}", variants)
            diagnostics += faults
            variants += [variant] if variant else []
        if above:
            lines.append(replace(above, variants=tuple(variants)))
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


def _groups(blocks: list[Block]) -> list[tuple[Block, list[Block]]]:
    """The items of a list, each with those of the lists below it."""
    groups: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if block.depth > 1 and groups:
            groups[-1][1].append(block)
        else:
            groups.append((block, []))
    return groups


def _line(file: SourceFile, block: Block, id: str, settings: Settings) -> tuple[Line | None, list[Diagnostic]]:
    note = line_note(file, block)
    spoken = words(leaves(block.inline, note.start if note else None), block.start)
    move = ""
    if not id.startswith("avoid"):
        match = _LABEL.match(spoken.text)
        if not match or match[1] not in settings.moves:
            message = f'"{match[1]}" is no move.' if match else "This line does not begin with its move."
            help = f"Begin it with one of: {', '.join(settings.moves)}, and a colon."
            help = did_you_mean(match[1] if match else "", settings.moves, help)
            return None, [file.diagnostic(UnknownMove, message, help, spoken.offsets[0])]
        move, spoken = match[1], spoken.part(match.end())
    if not spoken.text:
        help = "Write the words to say, or take the line away."
        return None, [file.diagnostic(EmptyLine, "This line says nothing.", help, spoken.offsets[0])]
    diagnostics = [*_check_words(file, block, spoken, note.start if note else block.end)]
    return Line(id, move, spoken, note, block.start), diagnostics


def _variant(
    file: SourceFile, block: Block, line: Line | None, id: str, others: list[Variant]
) -> tuple[Variant | None, list[Diagnostic]]:
    spoken = words(leaves(block.inline), block.start)
    label = spoken.offsets[0]
    match = _LABEL.match(spoken.text)
    name = match[1] if match else ""
    known = f"Begin it with one of: {', '.join(VARIANTS)}, and a colon."
    if id.startswith("avoid"):
        help = "Make it a line of its own, or take it away."
        return None, [file.diagnostic(InvalidVariant, "A line to avoid has no variants.", help, label)]
    if not match or name not in VARIANTS:
        message = f'"{name}" is no variant.' if match else "This variant does not say how it differs from its line."
        return None, [file.diagnostic(InvalidVariant, message, did_you_mean(name, VARIANTS, known), label)]
    if name in [other.name for other in others]:
        message = f'The line has a variant "{name}" already.'
        return None, [file.diagnostic(InvalidVariant, message, "Keep the better of the two.", label)]
    spoken = spoken.part(match.end())
    if not spoken.text:
        help = "Write the words to say, or take the variant away."
        return None, [file.diagnostic(EmptyLine, "This variant says nothing.", help, spoken.offsets[0])]
    diagnostics = [*_check_words(file, block, spoken, block.end)]
    count = len(spoken.text.split())
    if line and name == SHORTER and count >= len(line.text.split()):
        message = f"This shorter line has {count} words, and the line itself {len(line.text.split())}."
        diagnostics.append(file.diagnostic(VariantNotShorter, message, "Cut it, or take it away.", label))
    return Variant(f"{id}-{name.lower()}", name, spoken, block.start), diagnostics


def _check_words(file: SourceFile, block: Block, spoken: Words, end: int) -> Iterator[Diagnostic]:
    """Report what cannot be said aloud, and placeholders that cannot be filled in, before the offset `end`."""
    for offset in _markup(block, end):
        help = "Take the markup out; put a reference in round brackets after the line."
        yield file.diagnostic(MarkupInLine, "A line is spoken, so it is plain text.", help, offset)
    for match in _BRACES.finditer(spoken.text):
        placeholder = PLACEHOLDER.fullmatch(match[0])
        if not placeholder or len(placeholder[1]) > _MAX_PLACEHOLDER:
            message = f'"{match[0]}" cannot be filled in.'
            help = f"Name in at most {_MAX_PLACEHOLDER} letters what goes there, in braces: {{time I call}}."
            yield file.diagnostic(InvalidPlaceholder, message, help, spoken.offsets[match.start()])


def _markup(block: Block, end: int) -> Iterator[int]:
    """Yield the offset of each piece of markup before the offset `end`, and of what was meant as some."""
    for node in block.inline:
        if node.start >= end:
            return
        if node.form not in _SPOKEN:
            yield node.start
        elif node.form == "text":
            found = (node.start + match.start() for match in _BROKEN_MARKUP.finditer(node.text))
            yield from (offset for offset in found if offset < end)
