"""The documentation of a rule, read from its docstring."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from playbook.rules.registry import FAMILIES, RULES, Family
from playbook.rules.rule import Rule, Severity
from playbook.suggestions import did_you_mean

_HEADING = re.compile(r"^(Bad|Good), (.+):$", re.MULTILINE)


CONSEQUENCES: Mapping[Severity, str] = {
    Severity.BLOCKER: "until it is fixed, the wiki can be neither previewed nor built.",
    Severity.ERROR: "until it is fixed, the wiki can be previewed, but not built.",
    Severity.WARNING: "it stops nothing.",
}
"""The consequence of a problem of each severity, as the end of a sentence."""


@dataclass(frozen=True)
class Example:
    """Something that breaks a rule or follows it: the text, and where it is, in words ("in a script")."""

    text: str
    where: str


@dataclass(frozen=True)
class Documentation:
    """The parts of a rule's docstring: what must be, why, and an example of each."""

    summary: str
    reason: str
    bad: Example
    good: Example


def documentation(rule: type[Rule]) -> Documentation:
    """Read the docstring of a rule."""
    prose, _, bad_where, bad, _, good_where, good = _HEADING.split(inspect.cleandoc(rule.__doc__ or ""))
    summary, _, reason = prose.strip().partition("\n\n")
    return Documentation(
        " ".join(summary.split()), reason, Example(_text(bad), bad_where), Example(_text(good), good_where)
    )


def _text(example: str) -> str:
    return textwrap.dedent(example).strip("\n").rstrip()


def family_of(rule: type[Rule]) -> Family:
    """Return the family of a rule."""
    return next(family for family in FAMILIES if rule in family.rules)


def find_rule(word: str) -> type[Rule]:
    """Return the rule with that id, name or former name.

    Raises:
        LookupError: there is none; the text names the most similar.
    """
    for rule in RULES:
        if word.casefold() in {rule.id.casefold(), rule.name, *rule.former_names}:
            return rule
    known = [rule.name for rule in RULES] + [rule.id for rule in RULES]
    raise LookupError(f'there is no rule "{word}". {did_you_mean(word, known, "List them with: playbook explain")}')
