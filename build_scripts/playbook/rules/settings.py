"""Settings: the files below `site_config/`."""

from __future__ import annotations

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
