"""Validation: the front matter of an entry held against the schema of its kind, and what is wrong told to an editor."""

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
    """The typed fields of an entry, and every reason why they are not all to be had.

    With a reason, only those fields are there that are right, so that what they lead to can be looked at all the same.
    """
    schema = kind.fields
    try:
        return schema.model_validate(front.values, context=settings), []
    except ValidationError as error:
        faults = error.errors()
        wrong = {fault["loc"][0] for fault in faults}
        right: dict[str, Any] = {
            key: _typed(schema, key, value) for key, value in front.values.items() if key not in wrong
        }
        fields = schema.model_construct(**{"title": file.path.stem} | right)
        told = [fault for fault in faults if front.valid or fault["type"] != "missing"]
        return fields, [invalid_field(file, front, kind, settings, fault) for fault in told]


def _typed(schema: type[EntryFields], field: str, value: object) -> object:
    """A right value as the model would hold it. Only of a day is that anything else than what was typed."""
    is_day = Day in get_args(schema.model_fields[field].annotation)
    return date.fromisoformat(value) if is_day and isinstance(value, str) else value
