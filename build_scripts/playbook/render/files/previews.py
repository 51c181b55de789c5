"""Previews of entries, which links show when they are hovered or focused, as scripts for the browser."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.registry import KINDS
from playbook.model.playbook import Playbook
from playbook.render.page import StaticFile
from playbook.render.page_writer import BADGE_TEXT, blurb
from playbook.review.status import review_statuses


def preview_files(playbook: Playbook, settings: Settings) -> Iterator[StaticFile]:
    """Yield one script per kind, which a page loads at the first link to an entry of that kind.

    They are scripts and not JSON, because a page that is opened from a file cannot fetch data.
    """
    kinds: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    statuses = review_statuses(playbook)
    for entry in playbook.entries.values():
        kinds[entry.kind][entry.id] = {
            "kind": KINDS[entry.kind].singular.capitalize(),
            "badge": BADGE_TEXT[statuses[entry.id]],
            "summary": blurb(entry),
        }
    for kind, entries in kinds.items():
        lines = ",\n".join(f"{json.dumps(id)}: {json.dumps(entries[id], ensure_ascii=False)}" for id in entries)
        text = f"(globalThis.playbookPreviews ??= {{}}).{kind} = {{\n{lines}\n}};\n"
        yield StaticFile(f"assets/previews/{kind}.js", text)
