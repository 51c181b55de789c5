"""The pages of kinds without a special layout."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.kind import Kind
from playbook.model.playbook import Playbook
from playbook.render.markdown import join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.urls import entry_path


def entry_pages(playbook: Playbook, settings: Settings, kind: Kind) -> Iterator[Page]:
    """Yield a page for each entry of a kind: the authored text, its relations, and the entries that link to it."""
    for entry in playbook.entries_of_kind(kind.name):
        path = entry_path(entry)
        writer = PageWriter(playbook, settings, path)
        related = {field: playbook.targets(entry, field) for field in kind.relations}
        body = [
            writer.breadcrumbs(kind=kind.name),
            writer.heading(entry),
            writer.text(entry, entry.body.lead.start, entry.body.sections[-1].end),
        ]
        for field, relation in kind.relations.items():
            body += writer.section(relation.label, related[field], f"what-it-{field}")
        body += writer.closing(entry, [target for targets in related.values() for target in targets])
        yield Page(path, entry.title, entry.fields.summary or "", join_blocks(body), source=str(entry.file.path))
