"""An entry: one authored file, read and validated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from playbook.kinds.fields import EntryFields
from playbook.reading.front_matter import FrontMatter
from playbook.reading.markup import Body
from playbook.reading.source import SourceFile
from playbook.review.fingerprint import fingerprint, plain


@dataclass(frozen=True, eq=False)
class Entry:
    """One validated authored record. Its id is the stem of its file; its kind is the name of its folder."""

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
        """Whether it is no draft."""
        return self.fields.status == "published"

    @cached_property
    def plain_text(self) -> str:
        """What it says to those who lean on it, a line a block: its title, its summary and its body.

        Keywords and customers' phrases are no part of it: they are appended to all the time, and nothing rests on them.
        """
        lines = [self.title, self.fields.summary or ""]
        for section in self.body.sections:
            lines += [section.heading, *(block.text for block in section.blocks)]
        return "\n".join(line for line in map(plain, lines) if line)

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of what it says."""
        return fingerprint(self.plain_text)

    def markdown(self, start: int, end: int) -> str:
        """A part of the file's text as it was written."""
        return (self.file.text or "")[start:end]
