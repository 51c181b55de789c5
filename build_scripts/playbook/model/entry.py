"""An entry: one authored file, read and validated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from playbook.kinds.fields import EntryFields
from playbook.reading.body import Body
from playbook.reading.front_matter import FrontMatter
from playbook.reading.source import SourceFile


@dataclass(frozen=True, eq=False)
class Entry:
    """One validated entry. Its id is the stem of its file, and its kind the name of its folder."""

    id: str
    kind: str
    file: SourceFile
    front: FrontMatter
    fields: EntryFields
    body: Body

    @property
    def title(self) -> str:
        """The title as the author wrote it."""
        return self.fields.title

    @property
    def published(self) -> bool:
        """Whether the entry is published, and so counts for coverage and completeness; a draft does not."""
        return self.fields.status == "published"

    @cached_property
    def plain_text(self) -> str:
        """The title, summary and body without markup, one line per block.

        Keywords and customers' phrases are left out: they are often added to, and no other entry depends on them.
        """
        lines = [" ".join(field.split()) for field in (self.title, self.fields.summary or "")]
        for section in self.body.sections:
            lines += [section.heading, *(block.plain_text for block in section.blocks)]
        return "\n".join(line for line in lines if line)

    def markdown(self, start: int, end: int) -> str:
        """Return a part of the file's text as it was written."""
        return (self.file.text or "")[start:end]
