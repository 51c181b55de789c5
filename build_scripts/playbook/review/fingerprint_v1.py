"""Version 1 of the normalisation for fingerprints, with regular expressions instead of a Markdown parser.

It mistakes escapes, entities and the content of code for markup. It is kept because review records contain its
fingerprints: `playbook review` upgrades them one entry at a time, and nobody has to re-read an entry for a new version.
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
    """Return the normalised text of an entry or a passage, one line per block."""
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
