"""Sections: what is in the lists of a section."""

from __future__ import annotations

from playbook.reading.markup import Block, Section


def items(section: Section | None) -> list[Block]:
    """The items of the lists in a section."""
    return [block for block in section.blocks if block.form == "item"] if section else []
