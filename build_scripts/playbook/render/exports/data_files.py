"""Exports: the playbook for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from playbook.config.settings import Settings
from playbook.kinds.article import Article
from playbook.kinds.script import Script
from playbook.model.entry import Entry
from playbook.model.graph import Link, Playbook
from playbook.model.lines import Line, seconds
from playbook.render.exports.redirects import html_path
from playbook.render.page import Page
from playbook.render.page_writer import entry_path
from playbook.render.pages.script import situation_of
from playbook.review.status import review_statuses

FORMAT = 1
"""The version of `playbook.json`; it rises when a field changes its meaning or goes."""


def export_files(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """`playbook.json` holds the whole model; `scripts.csv` the canned replies for a help desk."""
    model = {
        "format": FORMAT,
        "entries": [_entry(playbook, entry) for entry in playbook.entries.values()],
        "links": [_link(link) for link in playbook.links],
    }
    yield Page("playbook.json", _json(model))
    yield Page("scripts.csv", _canned_replies(playbook))


def _json(model: dict[str, Any]) -> str:
    """The model with a record a line: good to compare, and several times as fast as with json's own indents."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    parts: list[str] = []
    for key, value in model.items():
        text = "[\n" + ",\n".join(map(encode, value)) + "\n]" if isinstance(value, list) else encode(value)
        parts.append(f"{encode(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _entry(playbook: Playbook, entry: Entry) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": entry.id,
        "kind": entry.kind,
        "source": str(entry.file.path),
        "url": html_path(entry_path(entry)),
        "trust": review_statuses(playbook)[entry.id].value,
        **entry.fields.model_dump(mode="json"),
        "body": entry.markdown(entry.body.lead.start, entry.body.sections[-1].end).strip(),
    }
    if isinstance(entry, Article):
        record["passages"] = [
            {
                "id": passage.id,
                "number": passage.number,
                "kind": passage.kind,
                "text": " ".join(passage.text.split()),
                "by": passage.by,
                "waiver": passage.waiver,
            }
            for passage in entry.passages
        ]
    if isinstance(entry, Script):
        record["they_say"] = list(entry.they_say)
        record["lines"] = [_line(line) for line in (*entry.say, *entry.avoid, *entry.push_back)]
    return record


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "move": line.move or None,
        "text": line.text,
        "note": line.note.text if line.note else None,
        "seconds": seconds(line.text),
        "variants": [
            {"id": one.id, "name": one.name, "text": one.text, "seconds": seconds(one.text)} for one in line.variants
        ],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "from": link.source.id,
        "relation": link.relation,
        "to": link.target.id,
        "passage": link.passage.id if link.passage else None,
    }


def _canned_replies(playbook: Playbook) -> str:
    """A row for each line to say and each variant of it; its id is the address of the line on the site."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(["id", "title", "situation", "move", "text", "avoid", "variant"])
    for script in playbook.entries_of(Script):
        avoid = " / ".join(line.text for line in script.avoid)
        situation = situation_of(playbook, script).title
        for line in (*script.say, *script.push_back):
            words = [(line.id, line.text, ""), *((one.id, one.text, one.name) for one in line.variants)]
            for id, text, variant in words:
                writer.writerow([f"{script.id}#{id}", script.title, situation, line.move, text, avoid, variant])
    return out.getvalue()
