"""Settings: the vocabulary of a playbook and what staff may decide, read from two files in `site_config/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeVar, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from playbook.config.forbidden_patterns import ForbiddenPatterns
from playbook.config.limits import LIMITS, Limits
from playbook.config.patterns import Pattern
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


class PromisePatterns(BaseModel):
    """The move that promises, and the patterns by which a promise names who keeps it and when."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    move: str
    owner: Pattern
    time: Pattern


class Settings(BaseModel):
    """The vocabulary and the wording of a playbook.

    A vocabulary maps each value in the front matter to the words that pages show, in that order. `written` names
    the channels on which words are written instead of spoken, `emails` those on which a script is a whole email;
    `covered_by` names the kinds of entry that cover each kind of passage. `never_say` is what one-way empathy forbids,
    `promise` what a promise must name, `personal_data` what could identify a customer. `limits` says what staff may
    decide, and `rubric` how an answer is judged. `navigation` maps the heading of each group to its pages, by name, or
    by kind and id as in `guides/start-here`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    doing: Mapping[str, str]
    moment: Mapping[str, str]
    channel: Mapping[str, str]
    written: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    audience: Mapping[str, str]
    group: Mapping[str, str]
    moves: Mapping[str, str]
    rubric: tuple[str, ...] = ()
    pages: Mapping[str, PageText]
    navigation: Mapping[str, tuple[str, ...]]
    covered_by: Mapping[PassageKind, tuple[str, ...]]
    never_say: ForbiddenPatterns = ForbiddenPatterns(())
    promise: PromisePatterns | None = None
    personal_data: ForbiddenPatterns = ForbiddenPatterns(())
    limits: Limits = Limits()

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
    """Read the settings of the project at `root`. Return None, with the reason, if they cannot be used.

    A project whose staff have no limits needs no file for them.
    """
    diagnostics: list[Diagnostic] = []
    settings = _load(root, SETTINGS, Settings, diagnostics)
    limits = _load(root, LIMITS, Limits, diagnostics) if (root / LIMITS).exists() else Limits()
    if not settings or not limits:
        return None, diagnostics
    return settings.model_copy(update={"limits": limits}), []


_M = TypeVar("_M", bound=BaseModel)


def _load(root: Path, path: str, model: type[_M], diagnostics: list[Diagnostic]) -> _M | None:
    text = ""
    try:
        text = (root / path).read_text("utf-8")
        values = yaml.load(text, LOADER)  # noqa: S506 (it is a safe one)
        return model.model_validate(values)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        diagnostics += invalid_settings(path, text, error)
        return None
