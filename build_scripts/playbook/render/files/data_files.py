"""The playbook as data for other programs: the model as JSON, the lines as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from playbook.config.settings import Settings
from playbook.kinds.article import Article
from playbook.kinds.script import Script
from playbook.model.entry import Entry
from playbook.model.lines import EmailFrame, Line, seconds
from playbook.model.playbook import Link, Playbook
from playbook.render.components.script_choice import situation_of
from playbook.render.page import StaticFile
from playbook.render.urls import entry_path, html_path
from playbook.review.status import review_statuses

FORMAT = 1
"""The version of `playbook.json`; it increases when a field changes its meaning or is removed."""


def data_files(playbook: Playbook, settings: Settings) -> Iterator[StaticFile]:
    """Yield `playbook.json`, the whole model, and `scripts.csv`, canned replies for a help desk."""
    model = {
        "format": FORMAT,
        "entries": [_entry(playbook, entry) for entry in playbook.entries.values()],
        "links": [_link(link) for link in playbook.links],
    }
    yield StaticFile("playbook.json", _json(model))
    yield StaticFile("scripts.csv", _canned_replies(playbook))


def _json(model: dict[str, Any]) -> str:
    """Return the model as JSON with one record per line: easy to compare, and much faster than json's own indents."""
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
        record["email"] = _email(entry.email) if entry.email else None
        record["lines"] = [_line(line) for line in (*entry.say, *entry.avoid, *entry.push_back)]
    return record


def _email(frame: EmailFrame) -> dict[str, str]:
    return {"subject": frame.subject.text, "greeting": frame.greeting.text, "sign_off": frame.sign_off.text}


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "move": line.move or None,
        "boundary": line.boundary,
        "text": line.text,
        "limit": line.limit,
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


def _whole_email(frame: EmailFrame, body: Iterable[Line]) -> str:
    """Return an email as the card copies it: its parts with a blank line between them, the name below the sign-off."""
    sign_off = frame.sign_off.text.replace(", ", ",\n", 1)
    paragraphs = [f"Subject: {frame.subject.text}", frame.greeting.text, *(line.text for line in body), sign_off]
    return "\n\n".join(paragraphs)


def _canned_replies(playbook: Playbook) -> str:
    """Return one row for each line to say and each of its variants, and one for each whole email.

    The id is the address of the line on the site.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(["id", "title", "situation", "move", "text", "avoid", "variant"])
    for script in playbook.entries_of_type(Script):
        avoid = " / ".join(line.text for line in script.avoid)
        situation = situation_of(playbook, script).title
        if script.email:
            text = _whole_email(script.email, script.say)
            writer.writerow([f"{script.id}#subject", script.title, situation, "", text, avoid, ""])
        for line in (*script.say, *script.push_back):
            words = [(line.id, line.text, ""), *((one.id, one.text, one.name) for one in line.variants)]
            for id, text, variant in words:
                writer.writerow([f"{script.id}#{id}", script.title, situation, line.move, text, avoid, variant])
    return out.getvalue()
