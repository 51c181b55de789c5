"""Markup: the body of an entry as sections, blocks and references, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from playbook.source import SourceFile

_ENTRY = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
_CITATION = re.compile(r"\[@([^\]#\s]*)(?:#([^\]\s]*))?\]")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True)
class Reference:
    """A link as it was written: `[[target|text]]`, `[@target#anchor]`, or `[text](target#anchor)` within the content.

    `start` and `end` are offsets in the file. Links to another host are no references.
    """

    form: Literal["entry", "citation", "path", "image"]
    target: str
    anchor: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A run of inline text: a paragraph, a list's item, or a paragraph of a block quote. `other` is code or HTML."""

    form: Literal["paragraph", "item", "quote", "other"]
    text: str
    start: int
    end: int


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
class Body:
    """The authored Markdown of an entry. Its first section is always the lead, which may be empty."""

    sections: tuple[Section, ...]
    references: tuple[Reference, ...]

    @property
    def lead(self) -> Section:
        """What stands before the first heading."""
        return self.sections[0]

    def section(self, heading: str) -> Section | None:
        """The first section under that heading."""
        return next((section for section in self.sections if section.heading == heading), None)


def parse_body(file: SourceFile, start: int) -> Body:
    """Read the Markdown of a file from the offset `start` to its end."""
    text = file.text or ""
    tokens = _PARSER.parse(text[start:])
    first_line = file.place(start).line - 1
    sections: list[Section] = []
    references: list[Reference] = []
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
            references.extend(_references(token.children or [], locate))
            if around[-1] == "heading_open":
                if len(around) == 1 and section_start == file.line_start(lines[1]):
                    heading = token.content
                continue
            blocks.append(Block(_form(around), token.content, locate(0), locate(len(token.content))))
        elif token.type in {"fence", "code_block", "html_block"}:
            blocks.append(Block("other", token.content, file.line_start(lines[0]), file.line_start(lines[1])))
    close(len(text))
    return Body(tuple(sections), tuple(references))


def _form(around: list[str]) -> Literal["paragraph", "item", "quote"]:
    if "list_item_open" in around:
        return "item"
    return "quote" if "blockquote_open" in around else "paragraph"


def _locator(file: SourceFile, first_line: int, content: str) -> Callable[[int], int]:
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


def _references(tokens: list[Token], locate: Callable[[int], int]) -> Iterator[Reference]:
    for token in tokens:
        if "span" not in token.meta:
            continue
        start, end = (locate(position) for position in token.meta["span"])
        if token.type in {"entry", "citation"}:
            form: Literal["entry", "citation"] = "entry" if token.type == "entry" else "citation"
            yield Reference(form, token.meta["target"], token.meta["anchor"], token.content, start, end)
            continue
        address = str(token.attrs.get("href") or token.attrs.get("src") or "")
        if not _ELSEWHERE.match(address):
            path, _, anchor = address.partition("#")
            form_of_path: Literal["path", "image"] = "image" if token.type == "image" else "path"
            yield Reference(form_of_path, path, anchor, token.meta["label"], start, end)


def _pattern_rule(name: str, pattern: re.Pattern[str]) -> Callable[[StateInline, bool], bool]:
    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos)
        if not match:
            return False
        if not silent:
            token = state.push(name, "", 0)
            first, second = match[1].strip(), " ".join((match[2] or "").split())
            token.content = second if name == "entry" else ""
            token.meta = {"span": match.span(), "target": first, "anchor": second if name == "citation" else ""}
        state.pos = match.end()
        return True

    return rule


def _located(rule: Callable[[StateInline, bool], bool], opening: str) -> Callable[[StateInline, bool], bool]:
    """The rule, but the token that it makes knows where it stands: markdown-it keeps no place of inline tokens."""

    def located(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        label_start = start + (2 if opening == "image" else 1)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[known:] if token.type == opening)
            label_end = state.md.helpers.parseLinkLabel(state, label_start - 1, False)
            token.meta = {"span": (start, state.pos), "label": state.src[label_start:label_end]}
        return True

    return located


_PARSER = MarkdownIt("commonmark")
_PARSER.inline.ruler.at("link", _located(link, "link_open"))
_PARSER.inline.ruler.at("image", _located(image, "image"))
_PARSER.inline.ruler.before("link", "entry", _pattern_rule("entry", _ENTRY))
_PARSER.inline.ruler.before("link", "citation", _pattern_rule("citation", _CITATION))
