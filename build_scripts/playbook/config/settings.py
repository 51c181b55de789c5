"""Settings: the vocabulary of a playbook, read from `site_config/playbook.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from playbook.config.forbidden_patterns import ForbiddenPatterns
from playbook.diagnostics import Diagnostic
from playbook.reading.front_matter import LOADER
from playbook.rules.settings import invalid_settings

SETTINGS = "site_config/playbook.yml"

PassageKind = Literal["claim", "line", "comment"]
"""The kinds of passage."""

AUDIENCES = ("both", "customers", "colleagues")
"""The audiences of an entry. An entry for both is for each of the others."""


class ConfigError(Exception):
    """`mkdocs.yml` cannot be used; the message says why."""


class PageText(BaseModel):
    """The title of a generated page, and the sentence that opens it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    intro: str


class Settings(BaseModel):
    """The vocabulary and the wording of a playbook.

    A vocabulary maps each value in the front matter to the words that pages show, in that order. `written` names
    the channels on which words are written instead of spoken, `covered_by` the kinds of entry that cover each kind of
    passage; `never_say` is what one-way empathy forbids, `personal_data` what could identify a customer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    doing: Mapping[str, str]
    moment: Mapping[str, str]
    channel: Mapping[str, str]
    written: tuple[str, ...] = ()
    audience: Mapping[str, str]
    moves: Mapping[str, str]
    pages: Mapping[str, PageText]
    covered_by: Mapping[PassageKind, tuple[str, ...]]
    never_say: ForbiddenPatterns = ForbiddenPatterns(())
    personal_data: ForbiddenPatterns = ForbiddenPatterns(())

    @field_validator("audience")
    @classmethod
    def _has_every_audience(cls, value: Mapping[str, str]) -> Mapping[str, str]:
        # The style sheet filters lists by these words.
        if set(value) != set(AUDIENCES):
            raise ValueError(f"its values must be {', '.join(AUDIENCES)}")
        return value

    @field_validator("covered_by")
    @classmethod
    def _has_every_passage_kind(cls, value: Mapping[str, object]) -> Mapping[str, object]:
        missing = [name for name in get_args(PassageKind) if name not in value]
        if missing:
            raise ValueError(f"it has nothing for {', '.join(missing)}")
        return value

    def vocabulary(self, field: str) -> Mapping[str, str]:
        """Return the vocabulary of the front-matter field with that name."""
        vocabulary: Mapping[str, str] = getattr(self, field)
        return vocabulary


def load_settings(root: Path) -> tuple[Settings | None, list[Diagnostic]]:
    """Read the settings of the project at `root`. Return None, with the reason, if they cannot be used."""
    text = ""
    try:
        text = (root / SETTINGS).read_text("utf-8")
        values = yaml.load(text, LOADER)  # noqa: S506 (it is a safe one)
        return Settings.model_validate(values), []
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        return None, list(invalid_settings(SETTINGS, text, error))
