"""A regular expression in the settings."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator


def _compile(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return re.compile(value, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f'"{value}" is not a valid regular expression: {error}') from error


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compile)]
"""A regular expression that ignores case."""
