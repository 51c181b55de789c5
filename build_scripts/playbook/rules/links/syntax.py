"""Rules about how links and images are written."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.diagnostics import Diagnostic
from playbook.kinds.kind import Kind
from playbook.model.entry import Entry
from playbook.reading.markdown_parser import HTML_LINK
from playbook.rules.rule import Rule, Severity


class RawHtmlLink(Rule):
    """Links and images are written in Markdown, not in HTML.

    Nothing checks what is in an HTML tag, and it leads nowhere after a page is renamed.

    Bad, in an anecdote:
        See <a href="../principles/tell-the-time.html">the principle</a>.

    Good, in an anecdote:
        See [[tell-the-time|the principle]].
    """

    id, name, severity = "PB409", "raw-html-link", Severity.ERROR


def check_raw_html_link(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report each HTML tag that links to something or shows something."""
    for node in entry.body.nodes:
        if node.form == "html" and HTML_LINK.match(node.text):
            yield entry.file.diagnostic(
                RawHtmlLink,
                "This link is written in HTML, which nothing checks.",
                "Write it in Markdown: [[id|words]], [words](address) or ![description](image.png).",
                node.start,
            )


class UndefinedLink(Rule):
    """A link of the form `[words][label]` has a line `[label]: address` in the same file.

    Without it the page shows the brackets instead of a link.

    Bad, in an anecdote:
        See [the principle][time].

    Good, in an anecdote:
        See [[tell-the-time|the principle]].
    """

    id, name, severity = "PB410", "undefined-link", Severity.ERROR


def check_undefined_link(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report each link whose label is not defined."""
    for node in entry.body.nodes:
        if node.form == "undefined link":
            words, _, label = node.text.strip("[]").partition("][")
            yield entry.file.diagnostic(
                UndefinedLink,
                f'The label "{label or words}" is not defined in this file, so the page shows the brackets.',
                f"Write [[id|{words}]] or [{words}](address).",
                node.start,
            )


class MissingAltText(Rule):
    """An image has alternative text, which says in words what the image shows.

    Anyone who cannot see the image hears these words instead.

    Bad, in an anecdote:
        ![](queue.png)

    Good, in an anecdote:
        ![Twenty people wait in the rain](queue.png)
    """

    id, name, severity = "PB411", "missing-alt-text", Severity.ERROR
    former_names = ("image-without-text",)


def check_missing_alt_text(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report each image without alternative text."""
    for node in entry.body.nodes:
        if node.form == "image" and not node.text.strip():
            address = entry.markdown(node.start, node.end).rpartition("(")[2].rstrip(")")
            yield entry.file.diagnostic(
                MissingAltText,
                "This image has no alternative text.",
                f"Write what it shows between the brackets: ![…]({address}).",
                node.start,
            )


RULES: tuple[type[Rule], ...] = (RawHtmlLink, UndefinedLink, MissingAltText)
"""The rules of this module, in the order of their ids."""
