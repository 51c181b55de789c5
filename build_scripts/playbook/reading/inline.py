"""Inline Markdown as a tree of nodes with their offsets in the file, and the plain text and references in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Form = Literal[
    "text",
    "escape",
    "code",
    "html",
    "break",
    "emphasis",
    "strong",
    "link",
    "image",
    "entry",
    "citation",
    "undefined link",
]

_CONTAINERS = frozenset({"emphasis", "strong", "link", "image"})
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inline:
    """A node of inline Markdown, which is in the file between the offsets `start` and `end`.

    `text` is its content: text, HTML tags and undefined links as they are written; the characters that an escape or an
    entity represents; the content of code; the Markdown between the brackets of a link or an image; the words of an
    entry reference, or "". Emphasis, links and images have `children`.
    """

    form: Form
    start: int
    end: int
    text: str = ""
    target: str = ""
    """The address of a link or image, or the id in an entry reference or citation."""
    anchor: str = ""
    """The passage that a citation names."""
    children: tuple[Inline, ...] = ()

    @property
    def plain_text(self) -> str:
        """The text of a leaf as readers see it, which is empty for citations and HTML tags."""
        if self.form == "break":
            return " "
        if self.form == "entry":
            return self.text or self.target
        return "" if self.form in {"citation", "html"} else self.text


@dataclass(frozen=True)
class Reference:
    """A link as it was written: `[[target|text]]`, `[@target#anchor]`, or `[text](target#anchor)` within the content.

    `start` and `end` are offsets in the file. Links to another host are not references.
    """

    form: Literal["entry", "citation", "path", "image"]
    target: str
    anchor: str
    text: str
    start: int
    end: int


def walk(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """Yield nodes and all those inside them, in the order of the file. What is inside an image is not yielded."""
    stack = [*reversed([*nodes])]
    while stack:
        node = stack.pop()
        yield node
        if node.form != "image":
            stack.extend(reversed(node.children))


def leaves(nodes: Iterable[Inline], end: int | None = None) -> Iterator[Inline]:
    """Yield the nodes without children, in the order of the file, up to the offset `end`, which may divide a text."""
    # Without recursion, since emphasis can be nested as deeply as a block has room for asterisks.
    stack = [*reversed([*nodes])]
    while stack:
        node = stack.pop()
        if end is not None and node.start >= end:
            return
        if node.form in _CONTAINERS:
            stack.extend(reversed(node.children))
        elif end is not None and node.form == "text" and node.end > end:
            yield replace(node, end=end, text=node.text[: end - node.start])
        else:
            yield node


def plain_text(nodes: Iterable[Inline]) -> str:
    """Return the text of leaves on one line. The space before a citation is removed with it."""
    text = ""
    for leaf in nodes:
        text = text.rstrip() if leaf.form == "citation" else text + leaf.plain_text
    return " ".join(text.split())


def references(nodes: Iterable[Inline]) -> Iterator[Reference]:
    """Yield the references among nodes."""
    for node in nodes:
        if node.form == "entry" or node.form == "citation":
            yield Reference(node.form, node.target, node.anchor, node.text, node.start, node.end)
        elif (node.form == "link" or node.form == "image") and not _SCHEME.match(node.target):
            path, _, anchor = node.target.partition("#")
            form: Literal["path", "image"] = "path" if node.form == "link" else "image"
            yield Reference(form, path, anchor, node.text, node.start, node.end)
