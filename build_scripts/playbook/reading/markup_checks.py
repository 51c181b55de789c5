"""Checks of markup that every renderer accepts, and shows as something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.diagnostics import Diagnostic
from playbook.reading.inline import Inline, walk
from playbook.reading.inline_parser import HTML_LINK
from playbook.reading.markup import Body
from playbook.reading.source import SourceFile
from playbook.rules.links import MissingAltText, RawHtmlLink, UndefinedLink
from playbook.rules.text import BrokenEmphasis

# A star or an underscore on its own, between spaces, is meant as such.
_LEFT_OVER = re.compile(r"\*\*|\*(?=\S)|(?<=\S)\*|(?<![\w_])_{1,2}(?=[^\s_])|(?<=[^\s_])__(?!\w)")


def check_markup(file: SourceFile, body: Body) -> Iterator[Diagnostic]:
    """Report links in HTML, links without an address, images without text, and emphasis that marks nothing."""
    for node in walk(body.inline):
        if node.form == "text":
            yield from _check_emphasis(file, node)
            continue
        if node.form == "html" and HTML_LINK.match(node.text):
            yield file.diagnostic(
                RawHtmlLink,
                "This is a link in HTML, which nothing checks.",
                "Write it in Markdown: [[id|words]], [words](address) or ![what it shows](picture.png).",
                node.start,
            )
        elif node.form == "undefined link":
            words, _, label = node.text.strip("[]").partition("][")
            yield file.diagnostic(
                UndefinedLink,
                f'The label "{label or words}" is defined nowhere in this file, so the brackets stay as they are.',
                f"Write [[id|{words}]], or [{words}](address).",
                node.start,
            )
        elif node.form == "image" and not node.text.strip():
            written = (file.text or "")[node.start : node.end]
            address = written.rpartition("(")[2].rstrip(")")
            yield file.diagnostic(
                MissingAltText,
                "This picture says nothing to those who cannot see it.",
                f"Write what it shows between the brackets: ![…]({address}).",
                node.start,
            )


def _check_emphasis(file: SourceFile, node: Inline) -> Iterator[Diagnostic]:
    match = _LEFT_OVER.search(node.text)
    if match:
        rest = node.text[match.start() :]
        sign = rest[:2] if rest[:2] in {"**", "__"} else rest[0]
        yield file.diagnostic(
            BrokenEmphasis,
            f"This {sign} marks nothing, so the page shows it as it is.",
            f"Put it close to the words that it marks, as in {sign}these words{sign}; "
            f"for the sign itself, write \\{sign[0]}.",
            node.start + match.start(),
        )
