"""Settings: the vocabulary of a playbook, read from `site_config/playbook.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from playbook.diagnostics import Diagnostic, Place, Rule

SETTINGS = "site_config/playbook.yml"


class ConfigError(Exception):
    """`mkdocs.yml` cannot be used; the text says why."""


class Heading(BaseModel):
    """What a page that nobody writes is called, and the sentence that opens it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    intro: str


class NeverSay(BaseModel):
    """A pattern that no line to say may hold, and what such a line would put on the customer."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    pattern: re.Pattern[str]
    because: str

    @field_validator("pattern", mode="before")
    @classmethod
    def _without_capitals(cls, value: object) -> object:
        return re.compile(value, re.IGNORECASE) if isinstance(value, str) else value


class Settings(BaseModel):
    """The words in which entries are sorted: each a mapping of the word in the front matter to the words on the page.

    The order of a vocabulary is the order in which pages show it. `owes` says for each kind of
    passage of which kinds of entry it must have one; `never_say` is what one-way empathy forbids.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    doing: Mapping[str, str]
    moment: Mapping[str, str]
    channel: Mapping[str, str]
    audience: Mapping[str, str]
    moves: Mapping[str, str]
    pages: Mapping[str, Heading]
    owes: Mapping[str, tuple[str, ...]]
    never_say: tuple[NeverSay, ...] = ()

    def vocabulary(self, field: str) -> Mapping[str, str]:
        """The vocabulary of a front matter field of that name."""
        vocabulary: Mapping[str, str] = getattr(self, field)
        return vocabulary


def load_settings(root: Path) -> tuple[Settings | None, list[Diagnostic]]:
    """Read the settings below the project's root. None, with the reason, where they cannot be used."""
    try:
        values = yaml.safe_load((root / SETTINGS).read_text("utf-8"))
        return Settings.model_validate(values), []
    except OSError as error:
        return None, [_bad(f"This file cannot be read: {error.strerror}.")]
    except UnicodeDecodeError:
        return None, [_bad("This file is not UTF-8 text.")]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, [_bad(f"This file is not valid YAML: {error.problem}.", line)]
    except yaml.YAMLError:
        return None, [_bad("This file is not valid YAML.")]
    except re.error as error:
        return None, [_bad(f"A pattern of never_say is no regular expression: {error}.")]
    except ValidationError as error:
        return None, [_bad(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}.") for fault in error.errors()]


def _bad(message: str, line: int = 1) -> Diagnostic:
    return Diagnostic(
        Place(SETTINGS, line), Rule.BAD_SETTINGS, message, "Compare it with the file as it was last committed."
    )
