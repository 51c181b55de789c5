"""Previews: what a link to an entry shows when one points at it or focuses it, as scripts for the browser."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.registry import KINDS
from playbook.model.graph import Playbook
from playbook.render.page import Page
from playbook.render.page_writer import blurb
from playbook.review.status import review_statuses


def preview_files(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A script for each kind, which a page calls in at the first link to an entry of it.

    They are scripts and no JSON, since a page that is read from a file may fetch nothing.
    """
    kinds: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    states = review_statuses(playbook)
    for entry in playbook.entries.values():
        kinds[entry.kind][entry.id] = {
            "kind": KINDS[entry.kind].singular.capitalize(),
            "badge": states[entry.id].value,
            "summary": blurb(entry),
        }
    for kind, entries in kinds.items():
        lines = ",\n".join(f"{json.dumps(id)}: {json.dumps(entries[id], ensure_ascii=False)}" for id in entries)
        text = f"(globalThis.playbookPreviews ??= {{}}).{kind} = {{\n{lines}\n}};\n"
        yield Page(f"assets/previews/{kind}.js", text)
