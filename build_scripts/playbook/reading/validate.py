"""Validating the front matter of an entry against the fields of its kind."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from pydantic import ValidationError

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.fields import Day, EntryFields
from playbook.kinds.kind import Kind
from playbook.reading.front_matter import FrontMatter
from playbook.reading.source import SourceFile
from playbook.rules.front_matter.fields import invalid_field


def validate(
    file: SourceFile, front: FrontMatter, kind: Kind, settings: Settings
) -> tuple[EntryFields, list[Diagnostic]]:
    """Return the typed fields of an entry, and a diagnostic for each invalid one.

    Invalid fields are left out, so that the valid ones can still be linked and checked.
    """
    schema = kind.fields
    try:
        return schema.model_validate(front.values, context=settings), []
    except ValidationError as error:
        errors = error.errors()
        invalid = {item["loc"][0] for item in errors}
        valid: dict[str, Any] = {
            key: _typed(schema, key, value) for key, value in front.values.items() if key not in invalid
        }
        fields = schema.model_construct(**{"title": file.path.stem} | valid)
        # In front matter that is not valid YAML, a field may seem to be missing.
        reported = [item for item in errors if front.valid or item["type"] != "missing"]
        return fields, [invalid_field(file, front, kind, settings, item) for item in reported]


def _typed(schema: type[EntryFields], field: str, value: object) -> object:
    """Return a valid value as the model would hold it. Only a day differs from what was typed."""
    is_day = Day in get_args(schema.model_fields[field].annotation)
    return date.fromisoformat(value) if is_day and isinstance(value, str) else value
