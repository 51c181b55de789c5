"""Markup: the body of an entry as sections, blocks and references, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.extensions.toc import slugify

from playbook.reading.inline import (
    PARSER,
    Locate,
    MarkupIssue,
    Reference,
    html_markup_issues,
    markup_issues,
    references,
)
from playbook.reading.source import SourceFile
from playbook.review.fingerprint import plain

_REMARKS = re.compile(r"(?:\s*<!--.*?-->)+\s*", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A run of inline text: a paragraph, a list's item, or a paragraph of a block quote. `other` is code or HTML.

    `depth` is how many lists it stands in: 2 for an item of a list below an item.
    """

    form: Literal["paragraph", "item", "quote", "other"]
    text: str
    start: int
    end: int
    depth: int = 0


@dataclass(frozen=True)
class Section:
    """What stands under one heading of the second level; the lead, before the first heading, has the heading ""."""

    heading: str
    level: int
    heading_start: int
    start: int
    end: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of any level: its text without attributes, the id that it names itself, and two offsets in the file.

    Its line begins at `start`, and its text at `text_start`.
    """

    text: str
    id: str | None
    start: int
    text_start: int

    @property
    def anchor(self) -> str:
        """The anchor that the page gives it: its id, or else one made of its words."""
        return self.id or self.slug

    @property
    def slug(self) -> str:
        """The anchor made of its words."""
        return slugify(plain(self.text), "-")


@dataclass(frozen=True)
class Body:
    """The authored Markdown of an entry. Its first section is always the lead, which may be empty."""

    sections: tuple[Section, ...]
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    slips: tuple[MarkupIssue, ...]

    @property
    def lead(self) -> Section:
        """What stands before the first heading."""
        return self.sections[0]

    @cached_property
    def anchors(self) -> Mapping[str, Heading]:
        """The heading at each anchor; one that names an id keeps the anchor made of its words, where that is free."""
        found: dict[str, Heading] = {}
        for anchor, heading in [
            *((heading.anchor, heading) for heading in self.headings),
            *((heading.slug, heading) for heading in self.headings),
        ]:
            found.setdefault(anchor, heading)
        return found

    def section(self, heading: str) -> Section | None:
        """The first section under that heading."""
        return next((section for section in self.sections if section.heading == heading), None)


def parse_body(file: SourceFile, start: int) -> Body:
    """Read the Markdown of a file from the offset `start` to its end."""
    text = file.text or ""
    tokens = PARSER.parse(text[start:])
    first_line = file.location(start).line - 1
    sections: list[Section] = []
    headings: list[Heading] = []
    found: list[Reference] = []
    slipped: list[MarkupIssue] = []
    blocks: list[Block] = []
    heading, level, heading_start, section_start = "", 0, start, start

    def close(end: int) -> None:
        sections.append(Section(heading, level, heading_start, section_start, end, tuple(blocks)))
        blocks.clear()

    around: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(token.type)
        elif token.nesting == -1:
            around.pop()
        if token.map is None:
            continue
        lines = (first_line + token.map[0], first_line + token.map[1])
        if token.type == "heading_open" and int(token.tag[1]) <= 2:
            close(file.line_start(lines[0]))
            level, heading_start, section_start = (
                int(token.tag[1]),
                file.line_start(lines[0]),
                file.line_start(lines[1]),
            )
        elif token.type == "inline":
            locate = _locator(file, lines[0], token.content)
            found.extend(references(token, locate))
            slipped.extend(markup_issues(token, locate))
            if around[-1] == "heading_open":
                words, id = _split_attributes(token.content)
                headings.append(Heading(words, id, file.line_start(lines[0]), locate(0)))
                if len(around) == 1 and section_start == file.line_start(lines[1]):
                    heading = words
                continue
            depth = around.count("list_item_open")
            blocks.append(Block(_form(around), token.content, locate(0), locate(len(token.content)), depth))
        elif token.type in {"fence", "code_block", "html_block"}:
            if token.type == "html_block":
                if _is_remark(token.content):
                    continue
                slipped.extend(html_markup_issues(token.content, file.line_start(lines[0])))
            blocks.append(Block("other", token.content, file.line_start(lines[0]), file.line_start(lines[1])))
    close(len(text))
    return Body(tuple(sections), tuple(headings), tuple(found), tuple(slipped))


def _split_attributes(heading: str) -> tuple[str, str | None]:
    """Split a heading into its text and the id that its attribute list `{ #id }` names, as Python-Markdown does."""
    match = AttrListTreeprocessor.HEADER_RE.search(heading)
    attributes, remainder = get_attrs_and_remainder(match[1]) if match else ([], "")
    if not match or remainder:
        return heading, None
    ids = [value for key, value in attributes if key == "id" and value]
    return heading[: match.start()].rstrip("#").rstrip(), ids[-1] if ids else None


def _is_remark(html: str) -> bool:
    """Whether a block of HTML is a comment and nothing else: it says nothing to a reader."""
    return bool(_REMARKS.fullmatch(html))


def _form(around: list[str]) -> Literal["paragraph", "item", "quote"]:
    if "list_item_open" in around:
        return "item"
    return "quote" if "blockquote_open" in around else "paragraph"


def _locator(file: SourceFile, first_line: int, content: str) -> Locate:
    """From a position in a block's content, which has lost its indents and quote marks, to the offset in the file."""
    starts: list[tuple[int, int]] = []
    position = 0
    for number, line in enumerate(content.split("\n"), first_line):
        indent = max(file.line(number + 1).find(line), 0)
        starts.append((position, file.line_start(number) + indent))
        position += len(line) + 1

    def locate(position: int) -> int:
        begin, offset = next(pair for pair in reversed(starts) if pair[0] <= position)
        return offset + position - begin

    return locate
