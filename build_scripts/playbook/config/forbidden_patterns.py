"""Patterns: regular expressions from the settings that certain texts must not match."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, RootModel, field_validator


class ForbiddenPattern(BaseModel):
    """A regular expression that ignores case, and the reason why its matches are not allowed.

    The reason completes a sentence that begins with the matched words.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    pattern: re.Pattern[str]
    reason: str

    @field_validator("pattern", mode="before")
    @classmethod
    def _compile(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return re.compile(value, re.IGNORECASE)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f'"{value}" is not a valid regular expression: {error}') from error


class ForbiddenPatterns(RootModel[tuple[ForbiddenPattern, ...]]):
    """ForbiddenPatterns that are searched for in the same texts."""

    model_config = ConfigDict(frozen=True)

    def find(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield the reason and the first match of each pattern that matches somewhere in a text."""
        # One by one: joined with "|", flags, group numbers and back-references would change their meaning.
        for one in self.root:
            match = one.pattern.search(text)
            if match:
                yield one.reason, match
