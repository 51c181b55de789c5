"""The documentation of a rule, read from its docstring."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playbook.diagnostics import did_you_mean
from playbook.rules import FAMILIES, RULES
from playbook.rules.rule import Rule, Severity

_HEADING = re.compile(r"^(Bad|Good), (.+):$", re.MULTILINE)


CONSEQUENCES: Mapping[Severity, str] = {
    Severity.BLOCKER: "while it is there, the wiki can be neither previewed nor built.",
    Severity.ERROR: "while it is there, the wiki can be previewed, but not built.",
    Severity.WARNING: "it stops nothing.",
}
"""What comes of a finding, by its weight, in words."""


@dataclass(frozen=True)
class Example:
    """What breaks a rule, or keeps it: the text, and where it stands, in words ("in a script")."""

    text: str
    where: str


@dataclass(frozen=True)
class Documentation:
    """What a docstring says of a rule: what holds where all is well, why, and an example of each."""

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


def family_of(rule: type[Rule]) -> str:
    """The name of a rule's family."""
    return next(name for name, rules in families() if rule in rules)


def families() -> Iterator[tuple[str, tuple[type[Rule], ...]]]:
    """Every family: its name, and its rules in the order of their ids."""
    for family in FAMILIES:
        yield str(family.__doc__).partition(":")[0], family.RULES


def find_rule(word: str) -> type[Rule]:
    """The rule of that id or name.

    Raises:
        LookupError: there is none; the text names the nearest.
    """
    for rule in RULES:
        if word.casefold() in {rule.id.casefold(), rule.name, *rule.former_names}:
            return rule
    known = [rule.name for rule in RULES] + [rule.id for rule in RULES]
    raise LookupError(f'there is no rule "{word}". {did_you_mean(word, known, "List them with: playbook explain")}')
