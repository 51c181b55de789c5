"""The lines of a script: what to say and what not to say, with the variants and the limit of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.model.lines import Line, Variant
from playbook.reading.body import Block
from playbook.reading.inline import leaves
from playbook.reading.line_notes import line_note
from playbook.reading.located_text import Words, words
from playbook.reading.source import SourceFile
from playbook.rules.text.lines import (
    duplicate_variant,
    empty_line,
    invalid_placeholder,
    markup_in_line,
    unknown_limit,
    unknown_move,
    unknown_variant,
    variant_not_shorter,
    variant_of_email_part,
    variant_of_line_to_avoid,
)

SHORTER, SOFTER = "Shorter", "Softer"
VARIANTS = (SHORTER, SOFTER)
"""The names of variants."""

LIMIT = "Limit"
"""The label of the item below a line that names its limit."""

SUBJECT, GREETING, SIGN_OFF = "Subject", "Greeting", "Sign-off"
EMAIL_PARTS = (SUBJECT, GREETING, SIGN_OFF)
"""The labels of the lines around the moves of a whole email."""

_BOUNDARY = " (boundary)"

PLACEHOLDER = re.compile(r"\{([A-Za-z]\w*(?: \w+)*)\}")
"""A placeholder in a line, such as {time I call}, which the reader fills in."""

_MAX_PLACEHOLDER = 24
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
_LABEL = re.compile(r"([A-Za-z-]+(?: \([a-z]+\))?):(?:\s+|$)")
# The forms of nodes that a line may contain; an undefined link is already reported as one.
_SPOKEN = frozenset({"text", "escape", "break", "undefined link"})
_BROKEN_MARKUP = re.compile(r"\[\[|\]\(|\[@|\*\*|`+|<[a-z/]")


def parse_lines(
    file: SourceFile, items: list[Block], name: str, settings: Settings, parts: tuple[str, ...] = ()
) -> tuple[tuple[Line, ...], list[Diagnostic]]:
    """Return the lines among the items of a section's lists, and their diagnostics.

    Each line begins with its move, or with one of `parts`, unless `name` is "avoid". An item of a list below a line is
    a variant of it, or names its limit.
    """
    lines: list[Line] = []
    diagnostics: list[Diagnostic] = []
    number = 0
    for block, below in _groups(items):
        label = _label(block)
        number += label not in parts
        id = label.lower() if label in parts else f"{name}-{number}"
        line, problems = _line(file, block, id, settings, parts)
        diagnostics += problems
        variants: list[Variant] = []
        for item in below:
            if _label(item) == LIMIT and name != "avoid" and label not in parts:
                limit, problems = _limit(file, item, settings)
                line = replace(line, limit=limit) if line else None
            else:
                variant, problems = _variant(file, item, line, id, variants)
                variants += [variant] if variant else []
            diagnostics += problems
        if line:
            lines.append(replace(line, variants=tuple(variants)))
    return tuple(lines), diagnostics


def _label(block: Block) -> str:
    """Return the words before the first colon of an item, or "" if it does not begin with a label."""
    match = _LABEL.match(block.plain_text)
    return match[1] if match else ""


def _groups(blocks: list[Block]) -> list[tuple[Block, list[Block]]]:
    """Return the items of a list, each with those of the lists within it."""
    groups: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if block.depth > 1 and groups:
            groups[-1][1].append(block)
        else:
            groups.append((block, []))
    return groups


def _line(
    file: SourceFile, block: Block, id: str, settings: Settings, parts: tuple[str, ...]
) -> tuple[Line | None, list[Diagnostic]]:
    note = line_note(file, block)
    spoken = words(leaves(block.inline, note.start if note else None), block.start)
    move = ""
    if not id.startswith("avoid"):
        match = _LABEL.match(spoken.text)
        allowed = [*settings.moves, *parts]
        allowed += [settings.promise.move + _BOUNDARY] if settings.promise else []
        if not match or match[1] not in allowed:
            return None, [unknown_move(file, match[1] if match else "", allowed, spoken.offsets[0])]
        move, spoken = match[1], spoken.part(match.end())
    if not spoken.text:
        return None, [empty_line(file, spoken.offsets[0])]
    problems = [*_check_words(file, block, spoken, note.start if note else block.end)]
    boundary = move.endswith(_BOUNDARY)
    return Line(id, move.removesuffix(_BOUNDARY), spoken, note, block.start, boundary), problems


def _limit(file: SourceFile, block: Block, settings: Settings) -> tuple[str | None, list[Diagnostic]]:
    written = words(leaves(block.inline), block.start)
    name = written.part(len(LIMIT) + 1)
    limit = name.text.strip()
    if limit in settings.limits.limits:
        return limit, []
    offset = name.offsets[len(name.text) - len(name.text.lstrip())]
    return None, [unknown_limit(file, limit, settings.limits.limits, offset)]


def _variant(
    file: SourceFile, block: Block, line: Line | None, id: str, others: list[Variant]
) -> tuple[Variant | None, list[Diagnostic]]:
    spoken = words(leaves(block.inline), block.start)
    label = spoken.offsets[0]
    match = _LABEL.match(spoken.text)
    name = match[1] if match else ""
    if id.startswith("avoid"):
        return None, [variant_of_line_to_avoid(file, label)]
    if not id.startswith(("say", "push-back")):
        return None, [variant_of_email_part(file, label)]
    if not match or name not in VARIANTS:
        return None, [unknown_variant(file, name, (*VARIANTS, LIMIT), label)]
    if name in [other.name for other in others]:
        return None, [duplicate_variant(file, name, label)]
    spoken = spoken.part(match.end())
    if not spoken.text:
        return None, [empty_line(file, spoken.offsets[0], "variant")]
    problems = [*_check_words(file, block, spoken, block.end)]
    count = len(spoken.text.split())
    if line and name == SHORTER and count >= len(line.text.split()):
        problems.append(variant_not_shorter(file, count, len(line.text.split()), label))
    return Variant(f"{id}-{name.lower()}", name, spoken, block.start), problems


def _check_words(file: SourceFile, block: Block, spoken: Words, end: int) -> Iterator[Diagnostic]:
    """Report markup before the offset `end`, and placeholders that cannot be filled in."""
    for offset in _markup(block, end):
        yield markup_in_line(file, offset)
    for match in _BRACES.finditer(spoken.text):
        placeholder = PLACEHOLDER.fullmatch(match[0])
        if not placeholder or len(placeholder[1]) > _MAX_PLACEHOLDER:
            yield invalid_placeholder(file, match[0], _MAX_PLACEHOLDER, spoken.offsets[match.start()])


def _markup(block: Block, end: int) -> Iterator[int]:
    """Yield the offset of each piece of markup before the offset `end`, and of text that was meant as markup."""
    for node in block.inline:
        if node.start >= end:
            return
        if node.form not in _SPOKEN:
            yield node.start
        elif node.form == "text":
            offsets = (node.start + match.start() for match in _BROKEN_MARKUP.finditer(node.text))
            yield from (offset for offset in offsets if offset < end)
