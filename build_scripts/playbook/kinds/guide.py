"""Guides: ways into the wiki for newcomers, trainers and authors."""

from __future__ import annotations

from playbook.kinds.fields import EntryFields, Summary
from playbook.kinds.kind import Kind


class GuideFields(EntryFields):
    """The fields of a guide."""

    summary: Summary


GUIDES = Kind(
    name="guides",
    singular="guide",
    description="A way into the wiki for one sort of reader: what to read, try or print, in which order.",
    fields=GuideFields,
    guide="Who it is for, how long it takes, and what to do, with links: [[id-of-an-entry]].",
)
