"""Slips: markup that passes every renderer in silence, and comes out as something else than was meant."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.diagnostics import Diagnostic
from playbook.reading.inline import MarkupIssue
from playbook.reading.markup import Body
from playbook.reading.source import SourceFile
from playbook.rules.links import MissingAltText, RawHtmlLink, UndefinedLink
from playbook.rules.text import BrokenEmphasis


def check_markup(file: SourceFile, body: Body) -> Iterator[Diagnostic]:
    """A finding for each slip in the text of an entry."""
    for slip in body.slips:
        yield _explain(file, slip)


def _explain(file: SourceFile, slip: MarkupIssue) -> Diagnostic:
    match slip.form:
        case "html link":
            return file.diagnostic(
                RawHtmlLink,
                "This is a link in HTML, which nothing checks.",
                "Write it in Markdown: [[id|words]], [words](address) or ![what it shows](picture.png).",
                slip.start,
            )
        case "undefined link":
            words, _, label = slip.written.strip("[]").partition("][")
            return file.diagnostic(
                UndefinedLink,
                f'The label "{label or words}" is defined nowhere in this file, so the brackets stay as they are.',
                f"Write [[id|{words}]], or [{words}](address).",
                slip.start,
            )
        case "image without text":
            address = slip.written.rpartition("(")[2].rstrip(")")
            return file.diagnostic(
                MissingAltText,
                "This picture says nothing to those who cannot see it.",
                f"Write what it shows between the brackets: ![…]({address}).",
                slip.start,
            )
        case "broken emphasis":
            sign = slip.written[:2] if slip.written[:2] in {"**", "__"} else slip.written[0]
            return file.diagnostic(
                BrokenEmphasis,
                f"This {sign} marks nothing, so the page shows it as it is.",
                f"Put it close to the words that it marks, as in {sign}these words{sign}; "
                f"for the sign itself, write \\{sign[0]}.",
                slip.start,
            )
