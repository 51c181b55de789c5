"""Settings: the files in `site_config/`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import yaml
from pydantic import ValidationError

from playbook.diagnostics import Diagnostic, Edit, Location
from playbook.rules.rule import Rule, Severity
from playbook.suggestions import did_you_mean


class InvalidSettings(Rule):
    """The settings in `site_config/playbook.yml` can be read and are complete.

    They hold the values by which entries are sorted; without them no entry can be checked.

    Bad, in site_config/playbook.yml:
        moves: Openness, Persistence

    Good, in site_config/playbook.yml:
        moves:
          Openness: Name what they feel.
          Resourcefulness: Ask before you fix.
          Persistence: Promise what you will do, and by when.
    """

    id, name = "PB901", "invalid-settings"
    former_names = ("bad-settings",)


def check_invalid_settings(
    path: str, pages: Collection[str], covering: Iterable[str], expected: Iterable[str], kinds: Collection[str]
) -> Iterator[Diagnostic]:
    """Report each expected page that the settings at a path do not name, and each covering kind that does not exist."""
    for name in (*expected, *kinds):
        if name not in pages:
            message = f'The setting "pages" has nothing for {name}.'
            yield Diagnostic(Location(path), InvalidSettings, message, f"Give {name} a title and an intro.")
    for name in covering:
        if name not in kinds:
            message = f'The setting "covered_by" names "{name}", which is not a kind of entry.'
            help = did_you_mean(name, kinds, f"The kinds are: {', '.join(kinds)}.")
            yield Diagnostic(Location(path), InvalidSettings, message, help)


def check_navigation(
    path: str, named: Collection[str], pages: Collection[str], entries: Collection[str]
) -> Iterator[Diagnostic]:
    """Report each name in the navigation that is neither a page nor an entry, and each page that it does not lead to.

    `path` is that of the settings. An entry is named by its kind and its id, as in `guides/start-here`.
    """
    for name in named:
        if name not in pages and name not in entries:
            message = f'The setting "navigation" names "{name}", which is not a page.'
            default = "Name a page by its name under pages, or an entry by its kind and its id."
            help = did_you_mean(name, [*pages, *entries], default)
            yield Diagnostic(Location(path), InvalidSettings, message, help)
    for name in pages:
        if name not in named:
            message = f'The setting "navigation" does not name the page "{name}".'
            yield Diagnostic(Location(path), InvalidSettings, message, "Add it to one of the groups.")


def invalid_settings(
    path: str, text: str, error: OSError | UnicodeDecodeError | yaml.YAMLError | ValidationError
) -> Iterator[Diagnostic]:
    """Report why the settings at a path cannot be used; `text` is the part of them that could be read."""
    line = 1
    match error:
        case OSError():
            messages = [f"This file cannot be read: {error.strerror}."]
        case UnicodeDecodeError():
            messages = ["This file is not UTF-8 text."]
        case yaml.MarkedYAMLError():
            # libyaml counts the end of a file as another line.
            line = min(error.problem_mark.line, text.count("\n")) + 1 if error.problem_mark else 1
            messages = [f"This file is not valid YAML: {error.problem}."]
        case yaml.YAMLError():
            messages = ["This file is not valid YAML."]
        case ValidationError():
            messages = [
                f'The setting "{".".join(map(str, problem["loc"]))}" is not valid: {problem["msg"]}.'
                if problem["loc"]
                else f"The settings are not valid: {problem['msg']}."
                for problem in error.errors()
            ]
    help = "Compare it with the file as it was last committed."
    for message in messages:
        yield Diagnostic(Location(path, line), InvalidSettings, message.replace("Value error, ", ""), help)


class StaleSchema(Rule):
    """The generated files for editors match the current kinds, fields and values.

    Editors such as VS Code suggest fields and values from the schemas in `site_config/schemas/`, and their settings
    list the kinds of entry. `playbook check --fix` writes both.

    Bad, in site_config/schemas/script.json:
        {}

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name, severity = "PB902", "stale-schema", Severity.ERROR


def check_stale_schema(found: Mapping[str, str], expected: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Report each generated file, by its path, that is missing or outdated."""
    for path, text in expected.items():
        if found.get(path) != text:
            message = "This generated file does not match the current kinds, fields and values."
            if path not in found:
                message = "This generated file is missing, or cannot be read."
            whole = Edit(0, len(found.get(path, "")), text)
            yield Diagnostic(Location(path), StaleSchema, message, "Type: playbook check --fix", edits=(whole,))


RULES: tuple[type[Rule], ...] = (InvalidSettings, StaleSchema)
"""The rules of this module, in the order of their ids."""
