"""Settings: the files below `site_config/`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from playbook.diagnostics import Diagnostic, Location, did_you_mean
from playbook.rules.rule import Rule, Severity


class InvalidSettings(Rule):
    """The settings in `site_config/playbook.yml` can be read and are whole.

    They hold the words by which entries are sorted; without them no entry can be checked.

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


def check_settings_names(
    path: str,
    pages: Collection[str],
    covered_by: Mapping[str, Iterable[str]],
    expected: Iterable[str],
    kinds: Iterable[str],
) -> Iterator[Diagnostic]:
    """Report each expected page that the settings at a path do not name, and each kind there that does not exist."""
    known = list(kinds)
    for name in (*expected, *known):
        if name not in pages:
            message = f'The setting "pages" has nothing for {name}.'
            yield Diagnostic(Location(path), InvalidSettings, message, f"Give {name} a title and an intro.")
    for passage_kind, names in covered_by.items():
        for name in names:
            if name not in known:
                message = f'The setting "covered_by.{passage_kind}" names "{name}", which is not a kind of entry.'
                help = did_you_mean(name, known, f"The kinds are: {', '.join(known)}.")
                yield Diagnostic(Location(path), InvalidSettings, message, help)


class StaleSchema(Rule):
    """The schemas in `site_config/schemas/` are those of the fields and words as they are now.

    Editors such as VS Code propose fields and words from them. They are made, not written: `playbook check --fix` makes
    them anew.

    Bad, in site_config/schemas/script.json:
        {}

    Good, as files:
        content/anecdotes/one-foggy-morning.md
    """

    id, name, severity = "PB902", "stale-schema", Severity.ERROR


RULES: tuple[type[Rule], ...] = (
    InvalidSettings,
    StaleSchema,
)
"""The family, in the order of its ids."""
