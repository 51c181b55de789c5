"""Lines: what a script gives one to say and not to say, with the variants of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic, did_you_mean
from playbook.model.lines import Line, Variant
from playbook.reading.markup import Block, Section
from playbook.reading.sections import items
from playbook.reading.source import SourceFile
from playbook.rules.text.lines import (
    EmptyLine,
    InvalidPlaceholder,
    InvalidVariant,
    MarkupInLine,
    UnknownMove,
    VariantNotShorter,
)

SHORTER, SOFTER = "Shorter", "Softer"
VARIANTS = (SHORTER, SOFTER)
"""How the words of a variant may differ from those of its line."""

PLACEHOLDER = re.compile(r"\{([A-Za-z]\w*(?: \w+)*)\}")
"""A blank in a line, such as {time I call}: the reader fills it in."""

_MAX_PLACEHOLDER = 24
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_LABEL = re.compile(r"([A-Za-z]+):(?:\s+|$)")
_MARKUP = re.compile(r"\[\[|\]\(|\[@|\*\*|`|<[a-z/]")
_NOTE = re.compile(r"\s+(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[@[^\]]*\])$")


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
    text, note = _split_note(" ".join(block.text.split()))
    move = ""
    if not id.startswith("avoid"):
        match = _LABEL.match(text)
        if not match or match[1] not in settings.moves:
            told = f'"{match[1]}" is no move.' if match else "This line does not begin with its move."
            help = f"Begin it with one of: {', '.join(settings.moves)}, and a colon."
            help = did_you_mean(match[1] if match else "", settings.moves, help)
            return None, [file.diagnostic(UnknownMove, told, help, block.start)]
        move, text = match[1], text[match.end() :]
    if not text:
        help = "Write the words to say, or take the line away."
        return None, [file.diagnostic(EmptyLine, "This line says nothing.", help, block.start)]
    return Line(id, move, text, note, block.start), [*_check_words(file, block, text)]


def _variant(
    file: SourceFile, block: Block, line: Line | None, id: str, others: list[Variant]
) -> tuple[Variant | None, list[Diagnostic]]:
    text = " ".join(block.text.split())
    match = _LABEL.match(text)
    name = match[1] if match else ""
    known = f"Begin it with one of: {', '.join(VARIANTS)}, and a colon."
    if id.startswith("avoid"):
        help = "Make it a line of its own, or take it away."
        return None, [file.diagnostic(InvalidVariant, "A line to avoid has no variants.", help, block.start)]
    if not match or name not in VARIANTS:
        told = f'"{name}" is no variant.' if match else "This variant does not say how it differs from its line."
        return None, [file.diagnostic(InvalidVariant, told, did_you_mean(name, VARIANTS, known), block.start)]
    if name in [other.name for other in others]:
        told = f'The line has a variant "{name}" already.'
        return None, [file.diagnostic(InvalidVariant, told, "Keep the better of the two.", block.start)]
    text = text[match.end() :]
    if not text:
        help = "Write the words to say, or take the variant away."
        return None, [file.diagnostic(EmptyLine, "This variant says nothing.", help, block.start)]
    diagnostics = [*_check_words(file, block, text)]
    words = len(text.split())
    if line and name == SHORTER and words >= len(line.text.split()):
        told = f"This shorter line has {words} words, and the line itself {len(line.text.split())}."
        diagnostics.append(file.diagnostic(VariantNotShorter, told, "Cut it, or take it away.", block.start))
    return Variant(f"{id}-{name.lower()}", name, text, block.start), diagnostics


def _check_words(file: SourceFile, block: Block, text: str) -> Iterator[Diagnostic]:
    """What cannot be said aloud, or filled in."""
    if _MARKUP.search(text):
        help = "Take the markup out; put a reference in round brackets after the line."
        yield file.diagnostic(MarkupInLine, "A line is spoken, so it is plain text.", help, block.start)
    for found in _BRACES.finditer(text):
        blank = PLACEHOLDER.fullmatch(found[0])
        if not blank or len(blank[1]) > _MAX_PLACEHOLDER:
            told = f'"{found[0]}" cannot be filled in.'
            help = f"Name in at most {_MAX_PLACEHOLDER} letters what goes there, in braces: {{time I call}}."
            yield file.diagnostic(InvalidPlaceholder, told, help, block.start)


def _split_note(text: str) -> tuple[str, str]:
    """A line's words, and the citations and bracketed remarks that end it."""
    start = len(text)
    while match := _NOTE.search(text[:start]):
        start = match.start()
    return text[:start], text[start:].strip()
