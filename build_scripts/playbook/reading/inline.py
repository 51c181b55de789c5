"""Inline Markdown: the references in a run of text, and the markup in it that will not come out as it was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, html_inline, image, link
from markdown_it.token import Token

_ENTRY = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
_CITATION = re.compile(r"\[@([^\[\]#\s]*)(?:#([^\[\]\s]*))?\]")
_UNDEFINED = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_HTML_LINK = re.compile(r"<(?:a|img|area|iframe|video|audio|source)\b[^>]*?\b(?:href|src)\s*=[^>]*>", re.IGNORECASE)
# A star or an underscore on its own, between blanks, is meant as such.
_LEFT_OVER = re.compile(r"\*\*|\*(?=\S)|(?<=\S)\*|(?<![\w_])_{1,2}(?=[^\s_])|(?<=[^\s_])__(?!\w)")


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
class MarkupIssue:
    """Markup that will not come out as it was meant: what was written, and its offset in the file."""

    form: Literal["html link", "undefined link", "image without text", "broken emphasis"]
    written: str
    start: int


Locate = Callable[[int], int]
"""From a position in a run of inline text to the offset in the file."""


def references(token: Token, locate: Locate) -> Iterator[Reference]:
    """The references in an inline token, in their order."""
    for child in token.children or []:
        if child.type not in {"entry", "citation", "link_open", "image"} or "span" not in child.meta:
            continue
        start, end = (locate(position) for position in child.meta["span"])
        if child.type in {"entry", "citation"}:
            form: Literal["entry", "citation"] = "entry" if child.type == "entry" else "citation"
            yield Reference(form, child.meta["target"], child.meta["anchor"], child.content, start, end)
            continue
        address = str(child.attrs.get("href") or child.attrs.get("src") or "")
        if not _ELSEWHERE.match(address):
            path, _, anchor = address.partition("#")
            form_of_path: Literal["path", "image"] = "image" if child.type == "image" else "path"
            yield Reference(form_of_path, path, anchor, child.meta["label"], start, end)


def markup_issues(token: Token, locate: Locate) -> Iterator[MarkupIssue]:
    """The slips in an inline token, in their order."""
    read = 0
    for child in token.children or []:
        if "span" in child.meta:
            start, read = child.meta["span"]
            written = token.content[start:read]
            if child.type == "undefined_link":
                yield MarkupIssue("undefined link", written, locate(start))
            elif child.type == "image" and not child.content.strip():
                yield MarkupIssue("image without text", written, locate(start))
            elif child.type == "html_inline" and _HTML_LINK.match(written):
                yield MarkupIssue("html link", written, locate(start))
            elif child.type == "link_open":
                read = start  # its text is still to come
        elif child.type == "text" and (left := _LEFT_OVER.search(child.content)):
            # markdown-it keeps no place of text, but what it leaves as text is in the source to the letter.
            begin = max(token.content.find(child.content, read), read)
            yield MarkupIssue("broken emphasis", child.content[left.start() :], locate(begin + left.start()))
            read = begin + len(child.content)


def html_markup_issues(html: str, start: int) -> Iterator[MarkupIssue]:
    """The links in a block of HTML that begins at an offset of the file."""
    for found in _HTML_LINK.finditer(html):
        yield MarkupIssue("html link", found[0], start + found.start())


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
            token.meta = {"span": (start, state.pos)}
            if opening != "html_inline":
                label_end = state.md.helpers.parseLinkLabel(state, label_start - 1, False)
                token.meta["label"] = state.src[label_start:label_end]
        return True

    return located


PARSER = MarkdownIt("commonmark")
"""CommonMark with the two references of ours; its inline tokens know where they stand."""

PARSER.inline.ruler.at("link", _located(link, "link_open"))
PARSER.inline.ruler.at("image", _located(image, "image"))
PARSER.inline.ruler.at("html_inline", _located(html_inline, "html_inline"))
PARSER.inline.ruler.before("link", "entry", _pattern_rule("entry", _ENTRY))
PARSER.inline.ruler.before("link", "citation", _pattern_rule("citation", _CITATION))
# Reached where no label is defined: else the rule for links has taken it.
PARSER.inline.ruler.after("image", "undefined_link", _pattern_rule("undefined_link", _UNDEFINED))
# So that an escaped star is told from one that is left over.
PARSER.core.ruler.disable("text_join")
