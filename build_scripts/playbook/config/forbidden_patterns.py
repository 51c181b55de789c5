"""Patterns: regular expressions from the settings that certain texts must not match."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, RootModel

from playbook.config.patterns import Pattern


class ForbiddenPattern(BaseModel):
    """A regular expression that ignores case, and the reason why its matches are not allowed.

    The reason completes a sentence that begins with the matched words.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    pattern: Pattern
    reason: str


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
