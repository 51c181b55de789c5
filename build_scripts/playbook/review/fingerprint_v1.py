"""Version 1 of how text is normalised for a fingerprint: by regular expressions, without knowing Markdown.

It takes escapes, entities and the content of code for markup. It remains because review records hold its fingerprints:
`playbook review` replaces them one entry at a time, and nobody has to read an entry again for the sake of a version.
"""

from __future__ import annotations

import re

from playbook.model.entry import Entry
from playbook.model.passages import Passage

_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_ENTRY = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]+)\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"[*_`]+")


def normalise(said: Entry | Passage) -> str:
    """Return what an entry or a passage says, one line per block."""
    if isinstance(said, Passage):
        return _plain(said.text)
    lines = [said.title, said.fields.summary or ""]
    for section in said.body.sections:
        lines += [section.heading_markdown, *(block.text for block in section.blocks)]
    return "\n".join(line for line in map(_plain, lines) if line)


def _plain(text: str) -> str:
    for pattern, replacement in ((_CITATION, ""), (_ENTRY, r"\1"), (_LINK, r"\1"), (_MARKUP, "")):
        text = pattern.sub(replacement, text)
    return " ".join(text.split())
