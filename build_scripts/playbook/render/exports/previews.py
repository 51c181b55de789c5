"""Previews: what a link to an entry shows when one points at it or focuses it, as scripts for the browser."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.model.graph import Playbook
from playbook.render.page import Page
from playbook.render.page_writer import summary_of
from playbook.review.status import trust


def preview_files(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A script for each kind, which a page calls in at the first link to an entry of it.

    They are scripts and no JSON, since a page that is read from a file may fetch nothing.
    """
    kinds: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    states = trust(playbook)
    for entry in playbook.entries.values():
        kinds[entry.kind][entry.id] = {
            "kind": entry.kind.removesuffix("s").capitalize(),
            "badge": states[entry.id].value,
            "summary": summary_of(entry),
        }
    for kind, entries in kinds.items():
        lines = ",\n".join(f"{json.dumps(id)}: {json.dumps(entries[id], ensure_ascii=False)}" for id in entries)
        text = f"(globalThis.playbookPreviews ??= {{}}).{kind} = {{\n{lines}\n}};\n"
        yield Page(f"assets/previews/{kind}.js", text)
