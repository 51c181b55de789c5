"""Sections: the headings that a kind of entry must have, and what may stand beneath them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.diagnostics import Diagnostic, closest_match, did_you_mean
from playbook.reading.markup import Block, Body, Heading, Section
from playbook.reading.source import SourceFile
from playbook.rules.rule import Rule
from playbook.rules.text import (
    DuplicateHeading,
    EmptyBody,
    EmptySection,
    MissingSection,
    PageTitleInBody,
    UnknownSection,
)


def check_sections(file: SourceFile, body: Body, required: Sequence[str], *, others: bool) -> list[Diagnostic]:
    """Return diagnostics for missing, empty and unknown sections; `others` says whether unlisted ones are allowed."""
    found = [section for section in body.sections if section.level]
    diagnostics: list[Diagnostic] = []
    names = {section.heading for section in found}
    for heading in required:
        if heading not in names:
            near = closest_match(heading, names - set(required))
            diagnostics.append(
                file.diagnostic(
                    MissingSection,
                    f'The section "{heading}" is missing.',
                    f'Rename the heading "{near}" to "{heading}".' if near else f'Add a heading "## {heading}".',
                    len((file.text or "").rstrip()),
                )
            )
    for section in found:
        faults: list[tuple[type[Rule], str, str]] = []
        if section.level == 1:
            faults.append((PageTitleInBody, "The page gets its title from the front matter.", 'Write "##" here.'))
        if not others and section.heading not in required:
            help = did_you_mean(section.heading, set(required) - names, f"Known headings: {', '.join(required)}.")
            faults.append((UnknownSection, f'There is no section "{section.heading}" here.', help))
        if not section.blocks:
            faults.append((EmptySection, f'The section "{section.heading}" is empty.', "Fill it or take it away."))
        diagnostics.extend(
            file.diagnostic(rule, message, help, section.heading_start) for rule, message, help in faults
        )
    if not any(section.blocks for section in body.sections):
        diagnostics.append(
            file.diagnostic(
                EmptyBody,
                "Nothing is written below the front matter.",
                "Write the text of this entry.",
                body.lead.start,
            )
        )
    return diagnostics


def check_headings(file: SourceFile, body: Body) -> Iterator[Diagnostic]:
    """A finding for each heading whose address on the page another one has taken."""
    seen: dict[str, Heading] = {}
    for heading in body.headings:
        first = seen.setdefault(heading.anchor, heading)
        if first is not heading:
            yield file.diagnostic(
                DuplicateHeading,
                f'The heading "{heading.text}" has the address #{heading.anchor}, '
                f"as the one in line {file.location(first.start).line}.",
                "Join the two, or give this one other words.",
                heading.start,
            )


def items(section: Section | None) -> list[Block]:
    """The items of the lists in a section."""
    return [block for block in section.blocks if block.form == "item"] if section else []
