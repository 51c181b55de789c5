"""Passages: the blocks of an article, with the marks that name them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast, get_args

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.toc import slugify

from playbook.config.settings import PassageKind
from playbook.diagnostics import Diagnostic, Edit
from playbook.kinds.fields import ID
from playbook.model.passages import Passage
from playbook.reading.body import Block, Body
from playbook.reading.inline import leaves, plain_text
from playbook.reading.source import SourceFile
from playbook.rules.text.passages import (
    duplicate_passage_id,
    empty_mark_attribute,
    invalid_mark_id,
    missing_passage_id,
    unknown_mark_attribute,
    unknown_mark_kind,
    unreadable_mark,
)

_MARK = re.compile(r"\s*\{:?([^{}\n]*)\}\s*$")
_ID = re.compile(r"#([\w-]+)")
_KINDS = get_args(PassageKind)
_ATTRIBUTES = ("by", "waive")


def parse_passages(file: SourceFile, body: Body) -> tuple[tuple[Passage, ...], list[Diagnostic]]:
    """Return every block of an article as a passage, and diagnostics for blocks whose marks are missing or invalid."""
    passages: list[Passage] = []
    diagnostics: list[Diagnostic] = []
    first: dict[str, Passage] = {}
    # Ids that are not available: those of all marks, even of unreadable ones, and of the headings.
    taken = {id for block in _blocks(body) for id in _ID.findall(block.text)}
    taken |= body.anchors.keys()
    numbers: Counter[str] = Counter()
    for block in _blocks(body):
        match = _MARK.search(block.text)
        if not match:
            diagnostics.append(_add_id(file, block, taken, numbers))
            continue
        start = block.end - len(match[0].strip())
        mark, problems = _read_mark(file, match[1], start)
        diagnostics += problems
        if problems:
            continue
        if mark.id in first:
            line = file.location(first[mark.id].start).line
            diagnostics.append(duplicate_passage_id(file, mark.id, line, start))
            continue
        text, said = block.text[: match.start()], plain_text(leaves(block.inline, start))
        kind, by, waiver = cast(PassageKind, mark.kind), mark.attributes.get("by"), mark.attributes.get("waive")
        number = len(passages) + 1
        first[mark.id] = Passage(mark.id, number, kind, text, said, block.start, start, block.end, by, waiver)
        passages.append(first[mark.id])
    return tuple(passages), diagnostics


def without_mark(text: str) -> str:
    """Return the text of a block without the mark at its end."""
    match = _MARK.search(text)
    return text[: match.start()] if match else text


def _blocks(body: Body) -> Iterator[Block]:
    for section in body.sections:
        yield from (block for block in section.blocks if block.form != "other")


def _add_id(file: SourceFile, block: Block, taken: set[str], numbers: Counter[str]) -> Diagnostic:
    """Report a block without a mark, and suggest one made of its first words, with a number if that is taken."""
    words = "-".join(re.findall(r"[a-z0-9]+", slugify(block.plain_text, "-"))[:3]) or "passage"
    id = words
    while id in taken:
        numbers[words] += 1
        id = f"{words}-{numbers[words] + 1}"
    taken.add(id)
    text = file.text or ""
    last = block.end - len(block.text.rpartition("\n")[2])
    before = text[text.rfind("\n", 0, last) + 1 : last]
    # In a list the mark is indented like the text of its item; in a block quote it follows the quote mark.
    indent = re.sub(r"[^>\s]", " ", before)
    line_break = "\r\n" if text[: text.find("\n")].endswith("\r") else "\n"
    edit = Edit(block.end, block.end, f"{line_break}{indent}{{ #{id} }}")
    return missing_passage_id(file, id, block.start, edit)


@dataclass(frozen=True)
class _Mark:
    id: str
    kind: str
    attributes: Mapping[str, str]


def _read_mark(file: SourceFile, text: str, offset: int) -> tuple[_Mark, list[Diagnostic]]:
    # Python-Markdown's own parser, so that a mark means the same here as in any other preview.
    read, rest = get_attrs_and_remainder(text)
    pairs = [(key, value or "") for key, value in read]  # a word on its own has no value
    ids = [value for key, value in pairs if key == "id"]
    kinds = [value for key, value in pairs if key == "."]
    attributes = {key: value for key, value in pairs if key in _ATTRIBUTES}
    mark = _Mark(ids[0] if ids else "", kinds[0] if kinds else "claim", attributes)
    problems: list[Diagnostic] = []
    if rest.strip() or len(ids) > 1 or len(kinds) > 1:
        problems.append(unreadable_mark(file, offset))
    problems += [unknown_mark_kind(file, kind, _KINDS, offset) for kind in kinds if kind not in _KINDS]
    for key, value in pairs:
        if key not in {"id", ".", *_ATTRIBUTES}:
            problems.append(unknown_mark_attribute(file, key, _ATTRIBUTES, offset))
        elif key in _ATTRIBUTES and not value.strip():
            problems.append(empty_mark_attribute(file, key, offset))
    if not ID.fullmatch(mark.id):
        problems.append(invalid_mark_id(file, mark.id, offset))
    return mark, problems
