"""Generated files for editors: the JSON Schema of each kind's front matter, and the lists of kinds in settings."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from playbook.config.settings import Settings
from playbook.kinds.registry import KINDS

FOLDER = "site_config/schemas"
"""The folder of the schemas, relative to the project's root."""

_REMARK, _TASKS = ".remarkrc.yaml", ".vscode/tasks.json"
_REMARK_SCHEMAS = re.compile(r"(?:^ +site_config/schemas/.*\n)+", re.MULTILINE)
_TASK_OPTIONS = re.compile(r'"options": \[[^\[\]]*\]')


def load_editor_files(root: Path) -> Mapping[str, str]:
    """Read the schemas and the settings of editors that exist, by path; files that are not UTF-8 text are left out."""
    found: dict[str, str] = {}
    for path in (*sorted((root / FOLDER).glob("*.json")), root / _REMARK, root / _TASKS):
        try:
            found[path.relative_to(root).as_posix()] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return found


def schemas(settings: Settings) -> dict[str, str]:
    """Return the text of each kind's schema, by path."""
    return {
        f"{FOLDER}/{kind.singular}.json": json.dumps(_schema(name, settings), ensure_ascii=False, indent=2) + "\n"
        for name, kind in KINDS.items()
    }


def editor_files(settings: Settings, found: Mapping[str, str]) -> Mapping[str, str]:
    """Return the files as they should be, by path. A project without schemas needs none.

    In settings of editors, only the lists of kinds are generated.
    """
    expected = schemas(settings) if any(path.startswith(FOLDER) for path in found) else {}
    if _REMARK in found:
        lines = [f"        {FOLDER}/{kind.singular}.json: [content/{name}/*.md]\n" for name, kind in KINDS.items()]
        expected[_REMARK] = _REMARK_SCHEMAS.sub(lambda _: "".join(lines), found[_REMARK])
    if _TASKS in found:
        options = json.dumps([kind.singular for kind in KINDS.values()])
        expected[_TASKS] = _TASK_OPTIONS.sub(lambda _: f'"options": {options}', found[_TASKS])
    return expected


def _schema(kind: str, settings: Settings) -> dict[str, Any]:
    made = _described(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Generated from the fields and the settings. To update it, type: playbook check --fix",
        "title": f"The front matter of {KINDS[kind].a_singular}",
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
    """Return pydantic's JSON Schema of a kind's fields. For all kinds together it takes a tenth of a second."""
    return KINDS[kind].fields.model_json_schema()


def _property(made: dict[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema of a field, shortened, with the vocabulary that pydantic does not know."""
    shape = {key: value for key, value in made.items() if key not in {"title", "anyOf", "prefixItems"}}
    if "anyOf" in made:
        # An optional text or date: an empty field counts as absent.
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
            shape["enumDescriptions"] = list(known.values())  # VS Code shows these beside the values
            meanings = ", ".join(f"{word} ({meaning})" for word, meaning in known.items())
            shape["description"] = f"{made['description']} Values: {meanings}."
    return dict(sorted(shape.items(), key=lambda pair: _ORDER.index(pair[0])))


_ORDER = [
    *("description", "type", "format", "pattern", "enum", "enumDescriptions"),
    *("items", "minItems", "maxItems", "default", "examples"),
]
"""The order of a property's keywords, for readers."""
