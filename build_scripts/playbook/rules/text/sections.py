"""Rules about the sections of an entry and their headings."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.diagnostics import Diagnostic
from playbook.kinds.kind import Kind
from playbook.model.entry import Entry
from playbook.reading.body import Heading
from playbook.rules.rule import Rule
from playbook.suggestions import closest_match, did_you_mean


class EmptyBody(Rule):
    """There is text below the front matter.

    A page with a title and nothing else answers no question.

    Bad, in a situation:
        ---
        title: They ask when it leaves
        summary: They have asked before, and nobody knew.
        doing: asking
        moment: during
        lead: the-ferry-is-late
        they_say: [When does it leave?]
        ---

    Good, in a situation:
        They want one number.
    """

    id, name = "PB301", "empty-body"


def check_empty_body(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report an entry without text."""
    if not any(section.blocks for section in entry.body.sections):
        message = "There is no text below the front matter."
        yield entry.file.diagnostic(EmptyBody, message, "Write the text of this entry.", entry.body.lead.start)


class MissingSection(Rule):
    """An entry has all the sections that its kind needs.

    The card on a script's page is made of *Say*, *Avoid* and *If they push back*; a principle needs *How to act on it*.

    Bad, in a tension:
        ---
        title: A time, or an answer
        summary: To name a time is not yet to answer for the delay.
        between: [tell-the-time, answer-for-it]
        ---

        The one looks forward, the other back. [@gull-on-ferries#asks-twice]

        ## When the first wins

        While they wait: [[the-ferry-is-late]].

        ## When the second wins

        When it is over: [[write-that-it-is-late]].

    Good, in a tension:
        ## How to choose

        Ask whether they can still catch it.
    """

    id, name = "PB302", "missing-section"


def check_missing_section(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report each required section that is not there, at the end of the file."""
    headings = {section.heading for section in entry.body.sections if section.level}
    for heading in kind.required_sections:
        if heading not in headings:
            similar = closest_match(heading, headings - set(kind.required_sections))
            yield entry.file.diagnostic(
                MissingSection,
                f'The section "{heading}" is missing.',
                f'Rename the heading "{similar}" to "{heading}".' if similar else f'Add a heading "## {heading}".',
                len((entry.file.text or "").rstrip()),
            )


class EmptySection(Rule):
    """There is something to read below every heading.

    A heading promises text. In *Say*, *Avoid* and *If they push back* this is a list. A comment `<!-- … -->` is not
    text.

    Bad, in a situation:
        ## What helps

    Good, in a situation:
        ## What helps

        - A number. [[tell-the-time]]
        - Own it. [[own-it]]
    """

    id, name = "PB303", "empty-section"


def check_empty_section(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report each section without text, or without a list where the kind needs lines."""
    with_lines = {
        section.heading for section in kind.sections if section.content in {"moves", "lines", "lines to avoid"}
    }
    for section in entry.body.sections:
        if section.level and not section.blocks:
            message = f'The section "{section.heading}" is empty.'
            help = "Write something below the heading, or remove it."
        elif section.heading in with_lines and not any(block.form == "item" for block in section.blocks):
            message = f'The section "{section.heading}" contains no lines.'
            help = 'Write each line as an item of a list, after "- ".'
        else:
            continue
        yield entry.file.diagnostic(EmptySection, message, help, section.heading_start)


class DuplicateHeading(Rule):
    """No two headings of an entry have the same address.

    A link names a heading by its words. The second of two equal headings gets a number instead, such as
    `#what-helps_1`, which changes with the order of the page.

    Bad, in a situation:
        ## What helps

        - A number. [[tell-the-time]]

        ## What helps?

        - Own it. [[own-it]]

    Good, in a situation:
        ## What helps

        - A number. [[tell-the-time]]

        ## What helps later

        - Own it. [[own-it]]
    """

    id, name = "PB304", "duplicate-heading"


def check_duplicate_heading(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report each heading whose address an earlier heading has."""
    seen: dict[str, Heading] = {}
    for heading in entry.body.headings:
        first = seen.setdefault(heading.anchor, heading)
        if first is not heading:
            line = entry.file.location(first.start).line
            yield entry.file.diagnostic(
                DuplicateHeading,
                f'The heading "{heading.text}" has the same address as the one on line {line}: #{heading.anchor}.',
                "Merge the two sections, or change the words of one heading.",
                heading.start,
            )


class UnknownSection(Rule):
    """Scripts and tensions have no other sections than those that they need.

    Text under another heading would not be on the card.

    Bad, in a tension:
        ## A story

        A ferry left on time once.

    Good, in a tension:
        ## How to choose

        Ask whether they can still catch it. A ferry left on time once.
    """

    id, name = "PB305", "unknown-section"


def check_unknown_section(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report each section that the kind does not have, where it allows no others."""
    if kind.other_sections:
        return
    found = [section for section in entry.body.sections if section.level]
    missing = set(kind.required_sections) - {section.heading for section in found}
    for section in found:
        if section.heading not in kind.required_sections:
            otherwise = f"Use one of these headings: {', '.join(kind.required_sections)}."
            yield entry.file.diagnostic(
                UnknownSection,
                f'{kind.a_singular.capitalize()} has no section "{section.heading}".',
                did_you_mean(section.heading, missing, otherwise),
                section.heading_start,
            )


class PageTitleInBody(Rule):
    """The text contains no heading of the first level.

    The page gets its title from the front matter. Headings in the text begin with `##`.

    Bad, in a situation:
        # What helps later

        - A number. [[tell-the-time]]

    Good, in a situation:
        ## What helps later

        - A number. [[tell-the-time]]
    """

    id, name = "PB310", "page-title-in-body"


def check_page_title_in_body(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report each heading of the first level."""
    for section in entry.body.sections:
        if section.level == 1:
            message = f'The heading "{section.heading}" is of the first level, which is for the title of the page.'
            yield entry.file.diagnostic(PageTitleInBody, message, 'Write "##" instead of "#".', section.heading_start)


RULES: tuple[type[Rule], ...] = (
    EmptyBody,
    MissingSection,
    EmptySection,
    DuplicateHeading,
    UnknownSection,
    PageTitleInBody,
)
"""The rules of this module, in the order of their ids."""
