"""Templates: a new file of a kind, complete and commented, from the model that validates it."""

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
"""The id of a file that is still to be named."""

_TO_NAME = "Give this file a name of its own first: small letters and hyphens. It becomes the page's address."
_HOW = (
    "Fill in the empty fields. To use a field behind a #, take the # away.",
    "An id is the name of an entry's file, without .md.",
)


def slug(title: str) -> str:
    """An id made of a title; "" where the title holds no letter or digit that an id may hold."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def template(kind: str, settings: Settings, title: str = "") -> str:
    """A new file of a kind. Without a title it is still to be named, and says so."""
    head = [KINDS[kind].description, *_HOW]
    notes = [f"# {line}" for line in (head if title else [*head, _TO_NAME])]
    front = [line for field in KINDS[kind].field_order for line in _field(kind, field, settings, title)]
    return "\n".join(["---", *notes, *front, "---", *_body(KINDS[kind], settings), ""])


def blank_fields(kind: str) -> tuple[str, ...]:
    """The fields that stand empty in a new file, for a person to fill in; its title does not."""
    return tuple(field for field in KINDS[kind].field_order[1:] if _is_live(kind, field))


def _is_live(kind: str, field: str) -> bool:
    """Whether a new entry needs the field. Lists are needed by what is said to be missing; a new entry had no ids."""
    info = KINDS[kind].fields.model_fields[field]
    return info.is_required() or (get_origin(info.annotation) is tuple and field != "aliases")


def _field(kind: str, field: str, settings: Settings, title: str) -> Iterator[str]:
    """The lines of a field: what it is for, the words that it may hold, and the field itself."""
    info = KINDS[kind].fields.model_fields[field]
    live = _is_live(kind, field)
    example = info.examples[0] if info.examples else ""
    yield f"# {info.description}" + (f" Such as: {_yaml(example)}" if live and example else "")
    for word, meaning in KINDS[kind].allowed_values(field, settings).items():
        if meaning:
            yield f"#   {word}: {meaning}"
    if not live:
        yield f"#{field}: {_yaml(example)}".rstrip()
    elif field == "title":
        yield f"{field}: {_yaml(title)}".rstrip()
    elif field == "they_say":
        # In quotes, a phrase may hold a colon or a hash.
        yield from (f"{field}:", '  - ""')
    else:
        yield f"{field}: []" if get_origin(info.annotation) is tuple else f"{field}:"


def _yaml(value: object) -> str:
    """A value as it stands in front matter, on one line."""
    if not value:
        return ""
    text: str = yaml.safe_dump(value, allow_unicode=True, width=float("inf"), default_flow_style=True)
    # People know double quotes; a JSON string is a YAML string, whatever it holds.
    return json.dumps(value, ensure_ascii=False) if text[0] in "'\"" else text.split("\n")[0]


def _body(kind: Kind, settings: Settings) -> Iterator[str]:
    yield from ("", f"<!-- {kind.guide} -->")
    for section in kind.sections:
        yield from ("", f"## {section.heading}", "")
        if section.holds == "moves":
            moves = [f"{move}: {meaning}" for move, meaning in settings.moves.items()]
            yield from ("<!--", section.guide, *moves, "-->", "", *(f"- {move}:" for move in settings.moves))
        else:
            yield f"<!-- {section.guide} -->"
