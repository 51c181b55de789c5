"""Passages: the blocks of an article, with the marks that name them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast, get_args

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.toc import slugify

from playbook.config.settings import PassageKind
from playbook.diagnostics import Diagnostic, Edit, did_you_mean
from playbook.kinds.fields import ID
from playbook.model.passage import Passage
from playbook.reading.inline import leaves, plain_text
from playbook.reading.markup import Block, Body
from playbook.reading.source import SourceFile
from playbook.rules.passages import DuplicatePassage, InvalidPassageMark, MissingPassageId

_MARK = re.compile(r"\s*\{:?([^{}\n]*)\}\s*$")
_ID = re.compile(r"#([\w-]+)")
_KINDS = get_args(PassageKind)
_ATTRIBUTES = ("by", "waive")


def parse_passages(file: SourceFile, body: Body) -> tuple[tuple[Passage, ...], list[Diagnostic]]:
    """Every block of an article as a passage, and what is wrong with their marks."""
    passages: list[Passage] = []
    diagnostics: list[Diagnostic] = []
    first: dict[str, Passage] = {}
    # What a new id must not be: the ids of all marks, also of those that cannot be read, and of the headings.
    taken = {found for block in _blocks(body) for found in _ID.findall(block.text)}
    taken |= body.anchors.keys()
    numbers: Counter[str] = Counter()
    for block in _blocks(body):
        if not _MARK.search(block.text):
            diagnostics.append(_add_id(file, block, taken, numbers))
            continue
        passage = _parse(file, block, len(passages) + 1, diagnostics)
        if not passage:
            continue
        if passage.id in first:
            line = file.location(first[passage.id].start).line
            diagnostics.append(
                file.diagnostic(
                    DuplicatePassage,
                    f'The passage id "{passage.id}" already stands at line {line}.',
                    "Give this passage another id.",
                    _mark_start(block),
                )
            )
            continue
        first[passage.id] = passage
        passages.append(passage)
    return tuple(passages), diagnostics


def _blocks(body: Body) -> Iterator[Block]:
    for section in body.sections:
        yield from (block for block in section.blocks if block.form != "other")


def _mark_start(block: Block) -> int:
    """The offset of the mark that ends a block."""
    match = _MARK.search(block.text)
    length = len(match[0].strip()) if match else 0
    return block.end - length


def without_mark(text: str) -> str:
    """The text of a block without the mark that ends it."""
    match = _MARK.search(text)
    return text[: match.start()] if match else text


def _add_id(file: SourceFile, block: Block, taken: set[str], numbers: Counter[str]) -> Diagnostic:
    """The finding that a block has no mark, with one made of its first words, and of a number where that is taken."""
    words = "-".join(re.findall(r"[a-z0-9]+", slugify(block.plain_text, "-"))[:3]) or "passage"
    id = words
    while id in taken:
        numbers[words] += 1
        id = f"{words}-{numbers[words] + 1}"
    taken.add(id)
    text = file.text or ""
    last = block.end - len(block.text.rpartition("\n")[2])
    before = text[text.rfind("\n", 0, last) + 1 : last]
    # In a list the mark stands beneath the words of its item, in a quotation behind the same sign.
    indent = re.sub(r"[^>\s]", " ", before)
    line_break = "\r\n" if text[: text.find("\n")].endswith("\r") else "\n"
    return file.diagnostic(
        MissingPassageId,
        "This passage has no id, so that no page can cite it.",
        f"Add a line at its end, such as {{ #{id} }}.",
        block.start,
        [Edit(block.end, block.end, f"{line_break}{indent}{{ #{id} }}")],
    )


def _parse(file: SourceFile, block: Block, number: int, diagnostics: list[Diagnostic]) -> Passage | None:
    match = _MARK.search(block.text)
    assert match
    mark = _read_mark(match[1])
    faults = [*mark.faults]
    if not ID.fullmatch(mark.id):
        faults.append(
            (
                "This mark names no id." if not mark.id else f'"{mark.id}" is no id.',
                "Write { #small-letters-and-hyphens }.",
            )
        )
    diagnostics.extend(
        file.diagnostic(InvalidPassageMark, message, help, _mark_start(block)) for message, help in faults
    )
    if faults:
        return None
    start = _mark_start(block)
    text, said = block.text[: match.start()], plain_text(leaves(block.inline, start))
    kind = cast(PassageKind, mark.kind)
    by, waiver = mark.attributes.get("by"), mark.attributes.get("waive")
    return Passage(mark.id, number, kind, text, said, block.start, start, block.end, by, waiver)


@dataclass(frozen=True)
class _Mark:
    id: str
    kind: str
    attributes: dict[str, str]
    faults: list[tuple[str, str]]


def _read_mark(text: str) -> _Mark:
    # Python-Markdown's own reader, so that a mark means here what it means in any other preview.
    read, rest = get_attrs_and_remainder(text)
    pairs = [(key, value or "") for key, value in read]  # a bare word has no value
    ids = [value for key, value in pairs if key == "id"]
    classes = [value for key, value in pairs if key == "."]
    attributes = {key: value for key, value in pairs if key in _ATTRIBUTES}
    faults: list[tuple[str, str]] = []
    if rest.strip() or len(ids) > 1 or len(classes) > 1:
        faults.append(
            ("This mark cannot be read.", 'Write it as { #id }, { #id .line } or { #id .comment by="Name" }.')
        )
    for name in classes:
        if name not in _KINDS:
            faults.append(
                (f'There is no kind of passage "{name}".', did_you_mean(name, _KINDS, "Known kinds: line, comment."))
            )
    for key, value in pairs:
        if key not in {"id", ".", *_ATTRIBUTES}:
            faults.append((f'A mark has no attribute "{key}".', did_you_mean(key, _ATTRIBUTES, "Known: by, waive.")))
        elif key in _ATTRIBUTES and not value.strip():
            faults.append((f'The attribute "{key}" is empty.', 'Write the words in quotes, such as waive="an advert".'))
    return _Mark(ids[0] if ids else "", classes[0] if classes else "claim", attributes, faults)
