"""Markup: the body of an entry as sections and blocks of inline Markdown, each with its offsets in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.extensions.toc import slugify
from markdown_it.token import Token

from playbook.reading.inline import Inline, Reference, leaves, plain_text, references, walk
from playbook.reading.markdown_parser import PARSER, html_nodes, inline_nodes
from playbook.reading.offsets import block_locator, heading_locator
from playbook.reading.source import SourceFile

_REMARKS = re.compile(r"(?:\s*<!--.*?-->)+\s*", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of inline text: a paragraph, a list item, or a paragraph of a block quote. `other` is code or HTML.

    `text` is its Markdown without indents and quote marks, and `inline` are its nodes, which for HTML are only links.
    `depth` is the number of lists around it: 2 for an item of a list within an item.
    """

    form: Literal["paragraph", "item", "quote", "other"]
    text: str
    start: int
    end: int
    inline: tuple[Inline, ...] = ()
    depth: int = 0

    @cached_property
    def plain_text(self) -> str:
        """Its text on one line, without markup. Code and HTML are left as they are."""
        return " ".join(self.text.split()) if self.form == "other" else plain_text(leaves(self.inline))


@dataclass(frozen=True)
class Section:
    """The part of a body below one heading of the second level. The lead, before the first one, has the heading "".

    `heading` is plain text, and `heading_markdown` its Markdown, without attributes.
    """

    heading: str
    heading_markdown: str
    level: int
    heading_start: int
    start: int
    end: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of any level: its plain text, the id that it sets, and two offsets in the file.

    `start` is the offset of its line, and `text_start` that of its text.
    """

    text: str
    id: str | None
    start: int
    text_start: int

    @property
    def anchor(self) -> str:
        """The anchor on the page: the heading's id, or else one made of its words."""
        return self.id or self.slug

    @property
    def slug(self) -> str:
        """The anchor made of its words."""
        return slugify(self.text, "-")


@dataclass(frozen=True)
class Body:
    """The authored Markdown of an entry. Its first section is always the lead, which may be empty.

    `inline` are the nodes of its headings and blocks, in the order of the file.
    """

    sections: tuple[Section, ...]
    headings: tuple[Heading, ...]
    inline: tuple[Inline, ...]

    @property
    def lead(self) -> Section:
        """The part before the first heading."""
        return self.sections[0]

    @cached_property
    def anchors(self) -> Mapping[str, Heading]:
        """The heading at each anchor. A heading with an id keeps the anchor made of its words, if no other has it."""
        found: dict[str, Heading] = {}
        for anchor, heading in [
            *((heading.anchor, heading) for heading in self.headings),
            *((heading.slug, heading) for heading in self.headings),
        ]:
            found.setdefault(anchor, heading)
        return found

    @cached_property
    def nodes(self) -> tuple[Inline, ...]:
        """All nodes, including nested ones, except those inside images."""
        return tuple(walk(self.inline))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The links within the content."""
        return tuple(references(self.nodes))

    def items(self, heading: str) -> list[Block]:
        """Return the items of the lists in the section with that heading."""
        section = self.section(heading)
        return [block for block in section.blocks if block.form == "item"] if section else []

    def section(self, heading: str) -> Section | None:
        """The first section under that heading."""
        return next((section for section in self.sections if section.heading == heading), None)


def parse_body(file: SourceFile, start: int) -> Body:
    """Read the Markdown of a file from the offset `start` to its end."""
    text = file.text or ""
    first_line = file.location(start).line - 1
    sections: list[Section] = []
    headings: list[Heading] = []
    inline: list[Inline] = []
    blocks: list[Block] = []
    heading, markdown, level, heading_start, section_start = "", "", 0, start, start

    def close(end: int) -> None:
        sections.append(Section(heading, markdown, level, heading_start, section_start, end, tuple(blocks)))
        blocks.clear()

    around: list[Token] = []
    for token in PARSER.parse(text[start:]):
        if token.nesting == 1:
            around.append(token)
        elif token.nesting == -1:
            around.pop()
        if token.map is None:
            continue
        lines = (first_line + token.map[0], first_line + token.map[1])
        line_start, line_end = file.line_start(lines[0]), file.line_start(lines[1])
        if token.type == "heading_open" and int(token.tag[1]) <= 2:
            close(line_start)
            level, heading_start, section_start = int(token.tag[1]), line_start, line_end
        elif token.type == "inline" and around[-1].type == "heading_open":
            if around[-1].markup.startswith("#"):
                locate = heading_locator(file, lines[0], len(around[-1].markup), token.content)
            else:
                locate = block_locator(file, lines, token.content)
            nodes = inline_nodes(token, locate)
            inline.extend(nodes)
            written, id = _split_attributes(token.content)
            words = plain_text(leaves(nodes, locate(len(written))))
            headings.append(Heading(words, id, line_start, locate(0)))
            if len(around) == 1 and section_start > line_start:
                heading, markdown = words, written
        elif token.type == "inline":
            locate = block_locator(file, lines, token.content)
            nodes = inline_nodes(token, locate)
            inline.extend(nodes)
            kinds = [container.type for container in around]
            depth = kinds.count("list_item_open")
            end = locate(len(token.content))
            blocks.append(Block(_form(kinds), token.content, locate(0), end, nodes, depth))
        elif token.type == "html_block" and not _is_comment(token.content):
            nodes = html_nodes(token.content, block_locator(file, lines, token.content))
            inline.extend(nodes)
            blocks.append(Block("other", token.content, line_start, line_end, nodes))
        elif token.type in {"fence", "code_block"}:
            blocks.append(Block("other", token.content, line_start, line_end))
    close(len(text))
    return Body(tuple(sections), tuple(headings), tuple(inline))


def _split_attributes(heading: str) -> tuple[str, str | None]:
    """Split a heading into its text and the id that its attribute list `{ #id }` names, as Python-Markdown does."""
    match = AttrListTreeprocessor.HEADER_RE.search(heading)
    attributes, remainder = get_attrs_and_remainder(match[1]) if match else ([], "")
    if not match or remainder:
        return heading, None
    ids = [value for key, value in attributes if key == "id" and value]
    return heading[: match.start()].rstrip("#").rstrip(), ids[-1] if ids else None


def _is_comment(html: str) -> bool:
    """Return whether a block of HTML is only a comment, which readers do not see."""
    return bool(_REMARKS.fullmatch(html))


def _form(around: list[str]) -> Literal["paragraph", "item", "quote"]:
    if "list_item_open" in around:
        return "item"
    return "quote" if "blockquote_open" in around else "paragraph"
