"""The JSON Schemas of front matter, one per kind, for text editors. They are generated from the kinds' fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic, Edit, Location
from playbook.kinds.registry import KINDS
from playbook.rules.settings import StaleSchema

FOLDER = "site_config/schemas"
"""The folder of the schemas, relative to the project's root."""


def schemas(settings: Settings) -> Mapping[str, str]:
    """Return the text of every schema by its path relative to the project's root."""
    return {
        f"{FOLDER}/{kind.singular}.json": json.dumps(_schema(name, settings), ensure_ascii=False, indent=2) + "\n"
        for name, kind in KINDS.items()
    }


def load_schemas(root: Path) -> Mapping[str, str]:
    """Read the schemas on disk by path, without those that are not UTF-8 text."""
    texts: dict[str, str] = {}
    for path in sorted((root / FOLDER).glob("*.json")):
        try:
            texts[f"{FOLDER}/{path.name}"] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return texts


def check_stale_schema(found: Mapping[str, str], settings: Settings) -> Iterator[Diagnostic]:
    """Every schema is that of the fields and words as they are now. A project without any is content without."""
    for path, text in schemas(settings).items() if found else ():
        if found.get(path) != text:
            message = "This schema is not that of the fields and words as they are now."
            if path not in found:
                message = "The schema that belongs here is missing, or cannot be read."
            whole = Edit(0, len(found.get(path, "")), text)
            yield Diagnostic(Location(path), StaleSchema, message, "Type: playbook check --fix", edits=(whole,))


def _schema(kind: str, settings: Settings) -> dict[str, Any]:
    generated = _pydantic_schema(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Generated from the kind's fields and the settings. To update it, type: playbook check --fix",
        "title": f"Front matter of {KINDS[kind].a_singular}",
        "description": KINDS[kind].description,
        "type": "object",
        "properties": {
            field: _property(generated["properties"][field], KINDS[kind].allowed_values(field, settings))
            for field in KINDS[kind].field_order
        },
        "required": [field for field in KINDS[kind].field_order if field in generated["required"]],
        "additionalProperties": False,
    }


@cache
def _pydantic_schema(kind: str) -> Mapping[str, Any]:
    """Return pydantic's schema of a kind's fields. All of them together take a tenth of a second."""
    return KINDS[kind].fields.model_json_schema()


def _property(generated: dict[str, Any], allowed: Mapping[str, str]) -> dict[str, Any]:
    """Return pydantic's schema of a field, shortened, and with the vocabulary from the settings."""
    shape = {key: value for key, value in generated.items() if key not in {"title", "anyOf", "prefixItems"}}
    if "anyOf" in generated:
        # An optional text or date. An empty field counts as a missing one.
        value = generated["anyOf"][0]
        types = value["type"] if isinstance(value["type"], list) else [value["type"]]
        shape |= {**value, "type": [*types, "null"]}
    if "prefixItems" in generated:
        shape["items"] = generated["prefixItems"][0]
    if not shape.get("default"):
        shape.pop("default", None)
    if allowed:
        shape["enum"] = list(allowed)
        if any(allowed.values()):
            shape["enumDescriptions"] = list(allowed.values())  # shown by VS Code beside each value
            values = ", ".join(f"{value} ({meaning})" for value, meaning in allowed.items())
            shape["description"] = f"{generated['description']} Values: {values}."
    return dict(sorted(shape.items(), key=lambda pair: _ORDER.index(pair[0])))


_ORDER = [
    *("description", "type", "format", "pattern", "enum", "enumDescriptions"),
    *("items", "minItems", "maxItems", "default", "examples"),
]
"""The keywords of a property, in a readable order."""
