"""The A to Z: keywords, each with the pages that answer it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from playbook.config.settings import Settings
from playbook.kinds.script import Script
from playbook.model.entry import Entry
from playbook.model.playbook import Playbook
from playbook.render.components.script_choice import situation_of
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter


def a_to_z_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield one page, sorted by first letter.

    A script is listed under the keywords that its situation does not have, because the situation leads to it.
    Customers' phrases are left out: there are too many for one page, and the search finds them.
    """
    heading = settings.pages["a-to-z"]
    writer = PageWriter(playbook, settings, "a-to-z.md")
    entries: dict[str, dict[str, Entry]] = defaultdict(dict)
    shown: dict[str, str] = {}
    for entry in playbook.entries.values():
        covered = (
            set(map(sort_key, situation_of(playbook, entry).fields.keywords)) if isinstance(entry, Script) else set()
        )
        for keyword in entry.fields.keywords:
            key = sort_key(keyword)
            if key not in covered:
                entries[key][entry.id] = entry
                shown.setdefault(key, escape(keyword))
    keys = sorted(entries)
    body = [f"# {escape(heading.title)}", escape(heading.intro)]
    groups = [(letter, list(group)) for letter, group in groupby(keys, key=_letter)]
    body.append(" ".join(f"[{letter}](#{_anchor(letter)})" for letter, _ in groups) + "\n{ .pb-letters }")
    for letter, group in groups:
        items = [f"{shown[key]}: {writer.inline_links(_sorted(entries[key]))}" for key in group]
        body += [f"## {letter} {{ #{_anchor(letter)} }}", bullets(items)]
    # The letters are a table of contents already.
    yield Page("a-to-z.md", heading.title, heading.intro, join_blocks(body), hide=("toc",))


def sort_key(text: str) -> str:
    """Return the key by which a text is sorted: without case, accents and punctuation."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", plain))


def _letter(key: str) -> str:
    return key[0].upper() if key[:1].isalpha() else "0–9"


def _anchor(letter: str) -> str:
    return f"letter-{'0-9' if letter == '0–9' else letter.lower()}"


def _sorted(entries: dict[str, Entry]) -> list[Entry]:
    return sorted(entries.values(), key=lambda entry: (entry.title.casefold(), entry.id))
