"""The parser of Markdown: markdown-it-py with our two references, and its inline tokens as a tree with offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, image, link
from markdown_it.token import Token

from playbook.reading.inline import Form, Inline
from playbook.reading.offsets import Locate

_Rule = Callable[[StateInline, bool], bool]

_ENTRY = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")
_CITATION = re.compile(r"\[@([^\[\]#\s]*)(?:#([^\[\]\s]*))?\]")
_UNDEFINED = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_BREAK = re.compile(r" *\\?\n[ \t]*")

HTML_LINK = re.compile(r"<(?:a|img|area|iframe|video|audio|source)\b[^>]*?\b(?:href|src)\s*=[^>]*>", re.IGNORECASE)
"""An HTML tag that links to something or loads something."""


def inline_nodes(token: Token, locate: Locate) -> tuple[Inline, ...]:
    """Return the nodes of a token of the type "inline"."""
    return tuple(_build(token.children or [], token.content, 0, locate))


def html_nodes(html: str, locate: Locate) -> tuple[Inline, ...]:
    """Return the links in a block of HTML."""
    return tuple(
        Inline("html", locate(match.start()), locate(match.end()), match[0]) for match in HTML_LINK.finditer(html)
    )


def _build(tokens: Iterable[Token], source: str, position: int, locate: Locate) -> list[Inline]:
    """Return the tree of tokens that were parsed from `source`, starting at `position`.

    markdown-it keeps no positions of inline tokens. But tokens of text match the source exactly, and our rules record
    the length of all others, so each token begins where the last one ended.
    """
    nodes: list[Inline] = []
    parents: list[tuple[Token, int, list[Inline]]] = []  # an opening token, its position, and the nodes before it
    remaining = iter(tokens)
    for token in remaining:
        start = position
        if token.nesting == 1:
            if token.info == "auto":
                position += token.meta["length"]
                nodes.append(_autolink(token, source[start + 1 : position - 1], start, locate))
                _skip_to_end_of_link(remaining)
                continue
            parents.append((token, start, nodes))
            nodes = []
            position += len(token.markup) or 1
        elif token.nesting == -1:
            children = tuple(nodes)
            opening, start, nodes = parents.pop()
            if opening.type == "link_open":
                label = source[start + 1 : position]
                position = start + opening.meta["length"]
                address = str(opening.attrs["href"])
                nodes.append(Inline("link", locate(start), locate(position), label, address, children=children))
            else:
                position += len(token.markup)
                form: Form = "strong" if opening.type == "strong_open" else "emphasis"
                nodes.append(Inline(form, locate(start), locate(position), children=children))
        else:
            position += _length(token, source, start)
            if position > start:
                nodes.append(_leaf(token, source, start, position, locate))
    return nodes


def _length(token: Token, source: str, start: int) -> int:
    """Return the length of a token without nesting in the source."""
    if token.type in {"text", "html_inline"}:
        return len(token.content)
    if token.type == "text_special":
        return len(token.markup)
    if token.type in {"softbreak", "hardbreak"}:
        match = _BREAK.match(source, start)
        assert match
        return len(match[0])
    return int(token.meta["length"])


def _leaf(token: Token, source: str, start: int, end: int, locate: Locate) -> Inline:
    here = (locate(start), locate(end))
    match token.type:
        case "text":
            return Inline("text", *here, token.content)
        case "text_special":
            return Inline("escape", *here, token.content)
        case "code_inline":
            return Inline("code", *here, token.content)
        case "html_inline":
            return Inline("html", *here, token.content)
        case "entry":
            return Inline("entry", *here, token.meta["second"], token.meta["first"])
        case "citation":
            return Inline("citation", *here, "", token.meta["first"], token.meta["second"])
        case "image":
            children = _build(token.children or [], source, start + len("!["), locate)
            return Inline("image", *here, token.content, str(token.attrs["src"]), children=tuple(children))
        case "undefined_link":
            return Inline("undefined link", *here, source[start:end])
        case _:
            return Inline("break", *here)


def _autolink(token: Token, address: str, start: int, locate: Locate) -> Inline:
    here, inside = locate(start), locate(start + 1)
    text = Inline("text", inside, inside + len(address), address)
    return Inline("link", here, inside + len(address) + 1, address, str(token.attrs["href"]), children=(text,))


def _skip_to_end_of_link(tokens: Iterator[Token]) -> None:
    while next(tokens).type != "link_close":
        pass


def _pattern_rule(name: str, pattern: re.Pattern[str]) -> _Rule:
    """Return a rule that makes a token of each match of a pattern."""

    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos)
        if not match:
            return False
        if not silent:
            token = state.push(name, "", 0)
            token.meta = {
                "length": len(match[0]),
                "first": match[1].strip(),
                "second": " ".join((match[2] or "").split()),
            }
        state.pos = match.end()
        return True

    return rule


def _measured(rule: _Rule, made: str) -> _Rule:
    """Return the rule, extended to record the length that it has read in its token of the type `made`."""

    def measured(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        # Backticks that close nothing make no token.
        token = next((token for token in state.tokens[known:] if token.type == made), None)
        if token:
            token.meta["length"] = state.pos - start
        return True

    return measured


PARSER = MarkdownIt("commonmark")
"""CommonMark with our two references; its inline tokens are read with `inline_nodes`."""

PARSER.inline.ruler.at("link", _measured(link, "link_open"))
PARSER.inline.ruler.at("image", _measured(image, "image"))
PARSER.inline.ruler.at("autolink", _measured(autolink, "link_open"))
PARSER.inline.ruler.at("backticks", _measured(backtick, "code_inline"))
PARSER.inline.ruler.before("link", "entry", _pattern_rule("entry", _ENTRY))
PARSER.inline.ruler.before("link", "citation", _pattern_rule("citation", _CITATION))
# Reached only if the label is not defined: otherwise the rule for links has read it.
PARSER.inline.ruler.after("image", "undefined_link", _pattern_rule("undefined_link", _UNDEFINED))
# So that an escaped asterisk can be distinguished from one that is left over.
PARSER.core.ruler.disable("text_join")
