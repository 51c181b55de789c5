"""The file for a new page of a kind, with all fields and headings and notes on what to write."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import get_origin

import yaml

from playbook.config.settings import Settings
from playbook.kinds.kind import Kind
from playbook.kinds.registry import KINDS

PLACEHOLDER_ID = "name-of-the-page"
"""The id of a file that has no name yet."""

_TO_NAME = (
    "Give this file a name of its own first: lower-case letters, digits and hyphens. It becomes the page's address."
)
_HOW = (
    "Fill in the empty fields. To use a field after a #, remove the #.",
    "An id is the name of an entry's file, without .md.",
)


def slug(title: str) -> str:
    """Return the id for a title, or "" if the title has no letters or digits that an id can hold."""
    ascii_title = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", ascii_title.replace("'", "")))


def template(kind: str, settings: Settings, title: str = "") -> str:
    """Return the text of a new file. Without a title, a note asks for a file name."""
    head = [KINDS[kind].description, *_HOW]
    notes = [f"# {line}" for line in (head if title else [*head, _TO_NAME])]
    front = [line for field in KINDS[kind].field_order for line in _field(kind, field, settings, title)]
    return "\n".join(["---", *notes, *front, "---", *_body(KINDS[kind], settings), ""])


def empty_fields(kind: str) -> tuple[str, ...]:
    """Return the fields that a person has to fill in, without the title."""
    return tuple(field for field in KINDS[kind].field_order[1:] if _is_active(kind, field))


def _is_active(kind: str, field: str) -> bool:
    """Return whether a new file has the field itself: if it is required, or a list; a new entry has no aliases yet."""
    info = KINDS[kind].fields.model_fields[field]
    return info.is_required() or (get_origin(info.annotation) is tuple and field != "aliases")


def _field(kind: str, field: str, settings: Settings, title: str) -> Iterator[str]:
    """Yield the lines of a field: its description, its allowed values, and the field, after a # if it is optional."""
    info = KINDS[kind].fields.model_fields[field]
    active = _is_active(kind, field)
    example = info.examples[0] if info.examples else ""
    yield f"# {info.description}" + (f" Such as: {_yaml(example)}" if active and example else "")
    for value, meaning in KINDS[kind].allowed_values(field, settings).items():
        if meaning:
            yield f"#   {value}: {meaning}"
    if not active:
        yield f"#{field}: {_yaml(example)}".rstrip()
    elif field == "title":
        yield f"{field}: {_yaml(title)}".rstrip()
    elif field == "they_say":
        # In quotes, because a phrase may contain a colon or a hash.
        yield from (f"{field}:", '  - ""')
    else:
        yield f"{field}: []" if get_origin(info.annotation) is tuple else f"{field}:"


def _yaml(value: object) -> str:
    """Return a value as YAML on one line."""
    if not value:
        return ""
    text: str = yaml.safe_dump(value, allow_unicode=True, width=float("inf"), default_flow_style=True)
    # Double quotes are better known. Every JSON string is a YAML string.
    return json.dumps(value, ensure_ascii=False) if text[0] in "'\"" else text.split("\n")[0]


def _body(kind: Kind, settings: Settings) -> Iterator[str]:
    yield from ("", f"<!-- {kind.guide} -->")
    for section in kind.sections:
        yield from ("", f"## {section.heading}", "")
        if section.content == "moves":
            moves = [f"{move}: {meaning}" for move, meaning in settings.moves.items()]
            yield from ("<!--", section.guide, *moves, "-->", "", *(f"- {move}:" for move in settings.moves))
        else:
            yield f"<!-- {section.guide} -->"
