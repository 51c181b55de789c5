"""Settings: the vocabulary of a playbook, read from `site_config/playbook.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, RootModel, ValidationError, ValidationInfo, field_validator

from playbook.diagnostics import Diagnostic
from playbook.reading.front_matter import LOADER
from playbook.rules.settings import invalid_settings

SETTINGS = "site_config/playbook.yml"


Kind = Literal["articles", "principles", "situations", "scripts", "anecdotes", "tensions"]
"""The kinds of entry, each the name of a folder."""

PassageKind = Literal["claim", "line", "comment"]
"""The kinds of passage."""

AUDIENCES = ("both", "customers", "colleagues")
"""Whom an entry can be for. What is for both is for each of them."""

_OTHER_PAGES = ("home", "a-to-z", "practise", "map", "desk-cards", "coverage", "rules")


class ConfigError(Exception):
    """`mkdocs.yml` cannot be used; the text says why."""


class PageText(BaseModel):
    """What a page that nobody writes is called, and the sentence that opens it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    intro: str


class Pattern(BaseModel):
    """A regular expression that no text of a certain sort may hold, and why, as the end of a sentence."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    pattern: re.Pattern[str]
    reason: str

    @field_validator("pattern", mode="before")
    @classmethod
    def _without_capitals(cls, value: object) -> object:
        return re.compile(value, re.IGNORECASE) if isinstance(value, str) else value


class Patterns(RootModel[tuple[Pattern, ...]]):
    """Patterns that are looked for together."""

    model_config = ConfigDict(frozen=True)

    def find(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Why, and where, each of the patterns is first found in a text."""
        # Nearly every text is fine; one look at all patterns at once tells so.
        if self._any.search(text):
            for one in self.root:
                found = one.pattern.search(text)
                if found:
                    yield one.reason, found

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(one.pattern.pattern for one in self.root) or r"(?!)", re.IGNORECASE)


class Settings(BaseModel):
    """The words in which entries are sorted: each a mapping of the word in the front matter to the words on the page.

    The order of a vocabulary is the order in which pages show it. `written` names the channels on which words are
    written and not said. `covered_by` says for each kind of
    passage of which kinds of entry it must have one; `never_say` is what one-way empathy forbids, and `personal_data`
    what could tell who a customer was.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    doing: Mapping[str, str]
    moment: Mapping[str, str]
    channel: Mapping[str, str]
    written: tuple[str, ...] = ()
    audience: Mapping[str, str]
    moves: Mapping[str, str]
    pages: Mapping[str, PageText]
    covered_by: Mapping[PassageKind, tuple[Kind, ...]]
    never_say: Patterns = Patterns(())
    personal_data: Patterns = Patterns(())

    @field_validator("audience")
    @classmethod
    def _three(cls, value: Mapping[str, str]) -> Mapping[str, str]:
        # The lists are narrowed by these words, in the style alone.
        if set(value) != set(AUDIENCES):
            raise ValueError(f"its values must be {', '.join(AUDIENCES)}")
        return value

    @field_validator("covered_by", "pages")
    @classmethod
    def _whole(cls, value: Mapping[str, object], info: ValidationInfo) -> Mapping[str, object]:
        needed = get_args(PassageKind) if info.field_name == "covered_by" else (*get_args(Kind), *_OTHER_PAGES)
        missing = [name for name in needed if name not in value]
        if missing:
            raise ValueError(f"it has nothing for {', '.join(missing)}")
        return value

    def vocabulary(self, field: str) -> Mapping[str, str]:
        """The vocabulary of a front matter field of that name."""
        vocabulary: Mapping[str, str] = getattr(self, field)
        return vocabulary


def load_settings(root: Path) -> tuple[Settings | None, list[Diagnostic]]:
    """Read the settings below the project's root. None, with the reason, where they cannot be used."""
    text = ""
    try:
        text = (root / SETTINGS).read_text("utf-8")
        values = yaml.load(text, LOADER)  # noqa: S506 (it is a safe one)
        return Settings.model_validate(values), []
    except (OSError, UnicodeDecodeError, yaml.YAMLError, re.error, ValidationError) as error:
        return None, list(invalid_settings(SETTINGS, text, error))
