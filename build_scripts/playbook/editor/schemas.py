"""Editor schemas: a JSON Schema of each kind's front matter, made from the models, for editors that can use one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from playbook.config.settings import Settings
from playbook.kinds.registry import KINDS

FOLDER = "site_config/schemas"
"""Where the schemas lie, relative to the project's root."""


def schemas(settings: Settings) -> Mapping[str, str]:
    """The text of every schema, by its path relative to the project's root."""
    return {
        f"{FOLDER}/{kind.singular}.json": json.dumps(_schema(name, settings), ensure_ascii=False, indent=2) + "\n"
        for name, kind in KINDS.items()
    }


def load_schemas(root: Path) -> Mapping[str, str]:
    """The schemas as they are on disk; what is not there, or cannot be read as text, is not among them."""
    found: dict[str, str] = {}
    for path in sorted((root / FOLDER).glob("*.json")):
        try:
            found[f"{FOLDER}/{path.name}"] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return found


def _schema(kind: str, settings: Settings) -> dict[str, Any]:
    made = _described(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made from the fields and the words of the settings. To make it anew, type: playbook check --fix",
        "title": f"The front matter of one of the {kind}",
        "description": KINDS[kind].description,
        "type": "object",
        "properties": {
            field: _property(made["properties"][field], KINDS[kind].allowed_values(field, settings))
            for field in KINDS[kind].field_order
        },
        "required": [field for field in KINDS[kind].field_order if field in made["required"]],
        "additionalProperties": False,
    }


@cache
def _described(kind: str) -> Mapping[str, Any]:
    """A kind as pydantic describes it: always the same, and a tenth of a second's work for all of them."""
    return KINDS[kind].fields.model_json_schema()


def _property(made: dict[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    """A field as pydantic describes it, in as few words, and with the vocabulary that pydantic cannot know."""
    shape = {key: value for key, value in made.items() if key not in {"title", "anyOf", "prefixItems"}}
    if "anyOf" in made:
        # A text or a day that may be left out: an empty field is as good as none.
        given = made["anyOf"][0]
        types = given["type"] if isinstance(given["type"], list) else [given["type"]]
        shape |= {**given, "type": [*types, "null"]}
    if "prefixItems" in made:
        shape["items"] = made["prefixItems"][0]
    if not shape.get("default"):
        shape.pop("default", None)
    if known:
        shape["enum"] = list(known)
        if any(known.values()):
            shape["enumDescriptions"] = list(known.values())  # what VS Code shows beside each word
            meanings = ", ".join(f"{word} ({meaning})" for word, meaning in known.items())
            shape["description"] = f"{made['description']} Known words: {meanings}."
    return dict(sorted(shape.items(), key=lambda pair: _ORDER.index(pair[0])))


_ORDER = [
    *("description", "type", "format", "pattern", "enum", "enumDescriptions"),
    *("items", "minItems", "maxItems", "default", "examples"),
]
"""The keywords of a property in the order in which they are read best."""
