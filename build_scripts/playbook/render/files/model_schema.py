"""The JSON Schema of `playbook.json`, derived from the declarations of the kinds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from playbook.config.settings import PassageKind, Settings
from playbook.kinds.article import ARTICLES
from playbook.kinds.fields import EntryFields, EntryId
from playbook.kinds.kind import Kind
from playbook.kinds.registry import KINDS
from playbook.kinds.script import SCRIPTS
from playbook.model.playbook import CITATION, REFERENCE, Playbook
from playbook.reading.script_lines import VARIANTS
from playbook.render.files.data_files import FORMAT
from playbook.render.page import StaticFile
from playbook.review.status import ReviewStatus

_Schema = dict[str, Any]

_FORMAT_NOTE = "The version of this format. It increases when a property changes its meaning or is removed."


def schema_file(playbook: Playbook, settings: Settings) -> Iterator[StaticFile]:
    """Yield `playbook.schema.json`."""
    yield StaticFile("playbook.schema.json", json.dumps(_model(settings), ensure_ascii=False, indent=2) + "\n")


def _model(settings: Settings) -> _Schema:
    definitions: _Schema = {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "text": {"type": "string", "minLength": 1},
        "optional-text": {"type": ["string", "null"], "minLength": 1},
        "seconds": {"description": "How long it takes to say.", "type": "integer", "minimum": 1},
        "entry": _open_object(_common(), "The properties of every entry."),
    }
    definitions |= {kind.singular: _entry(kind, settings) for kind in KINDS.values()}
    definitions["link"] = _object(
        {
            "from": _ref("id"),
            "relation": {
                "enum": [*(field for kind in KINDS.values() for field in kind.relations), REFERENCE, CITATION]
            },
            "to": _ref("id"),
            "passage": {"description": "The passage of the article, for a citation.", "type": ["string", "null"]},
        }
    )
    model = _object(
        {
            "format": {"description": _FORMAT_NOTE, "const": FORMAT},
            "entries": _array({"oneOf": [_ref(kind.singular) for kind in KINDS.values()]}, "Every entry, by id."),
            "links": _array(_ref("link"), "Every link between two entries."),
        },
        "The whole model: every entry, and every link between two of them.",
    )
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "The playbook, for other programs"}
    return {**head, **model, "$defs": definitions}


def _common() -> _Schema:
    fields = {name: _value(info, {}) for name, info in EntryFields.model_fields.items()}
    return {
        "id": _ref("id"),
        "kind": {"enum": list(KINDS)},
        "source": _ref("text", "The authored file, relative to content/."),
        "url": _ref("text", "The page, relative to the site's root."),
        "trust": {"enum": [status.value for status in ReviewStatus]},
        **fields,
        "body": {"description": "The authored Markdown, with its references.", "type": "string"},
    }


def _entry(kind: Kind, settings: Settings) -> _Schema:
    own = {
        name: _value(info, kind.allowed_values(name, settings))
        for name, info in kind.fields.model_fields.items()
        if name not in EntryFields.model_fields
    }
    own |= _PARTS.get(kind.name, {})
    properties = {"kind": {"const": kind.name}, **own}
    return {
        "description": kind.description,
        "$ref": "#/$defs/entry",
        "required": list(own),
        "properties": properties,
        "unevaluatedProperties": False,
    }


def _value(info: FieldInfo, allowed: Mapping[str, str]) -> _Schema:
    """Return the schema of a field's value as `playbook.json` has it."""
    described = {"description": info.description} if info.description else {}
    annotation = info.annotation
    if allowed:
        return {**described, "enum": list(allowed)}
    if get_origin(annotation) is Literal:
        return {**described, "enum": list(get_args(annotation))}
    if get_origin(annotation) is tuple:
        items = [item for item in get_args(annotation) if item is not ...]
        bounds = {"minItems": len(items), "maxItems": len(items)} if ... not in get_args(annotation) else {}
        return {**described, **_array(_ref("id" if items[0] == EntryId else "text")), **bounds}
    given = [item for item in get_args(annotation) if item is not NoneType]
    if given and date in (given[0], *get_args(given[0])):
        return {**described, "type": ["string", "null"], "format": "date"}
    if given:
        return _ref("optional-text", info.description)
    return _ref("id" if any(getattr(item, "pattern", None) for item in info.metadata) else "text", info.description)


def _ref(name: str, description: str | None = None) -> _Schema:
    return {**({"description": description} if description else {}), "$ref": f"#/$defs/{name}"}


def _array(items: _Schema, description: str | None = None, **bounds: int) -> _Schema:
    return {**({"description": description} if description else {}), "type": "array", "items": items, **bounds}


def _open_object(properties: _Schema, description: str | None = None) -> _Schema:
    described = {"description": description} if description else {}
    return {**described, "type": "object", "required": list(properties), "properties": properties}


def _object(properties: _Schema, description: str | None = None) -> _Schema:
    return {**_open_object(properties, description), "additionalProperties": False}


_VARIANT = _object(
    {
        "id": {"description": "The anchor of the variant on the script's page.", "type": "string"},
        "name": {"enum": list(VARIANTS)},
        "text": _ref("text"),
        "seconds": _ref("seconds"),
    }
)
_LINE = _object(
    {
        "id": {
            "description": "The anchor of the line on the script's page.",
            "type": "string",
            "pattern": "^(say|avoid|push-back)-[0-9]+$",
        },
        "move": _ref("optional-text", "Null for a line to avoid."),
        "boundary": {"description": "Whether it sets a boundary instead of making a promise.", "type": "boolean"},
        "text": _ref("text"),
        "limit": _ref("optional-text", "The id of what staff may decide, on which the line relies."),
        "note": _ref("optional-text", "Markdown: the citation, or the reason to avoid the line."),
        "seconds": _ref("seconds"),
        "variants": _array(_VARIANT, "Other words for the line."),
    }
)
_EMAIL = _object({"subject": _ref("text"), "greeting": _ref("text"), "sign_off": _ref("text")})
_PASSAGE = _object(
    {
        "id": _ref("id"),
        "number": {"description": "Its number in the article, from 1.", "type": "integer", "minimum": 1},
        "kind": {"enum": list(get_args(PassageKind))},
        "text": _ref("text"),
        "by": _ref("optional-text", "Whose comment it is."),
        "waiver": _ref("optional-text", "Why no page uses it."),
    }
)
_PARTS: Mapping[str, _Schema] = {
    ARTICLES.name: {"passages": _array(_PASSAGE)},
    SCRIPTS.name: {
        "they_say": _array(_ref("text"), "What customers say, in their own words."),
        "email": {"oneOf": [{"type": "null"}, _EMAIL], "description": "The lines around the moves of a whole email."},
        "lines": _array(_LINE, "The lines to say, to avoid, and to say if they push back, in this order.", minItems=1),
    },
}
"""The properties that come from the body of an entry, by kind."""
