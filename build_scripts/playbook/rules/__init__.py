"""The rules by which the project is judged, by family."""

from __future__ import annotations

from types import ModuleType

from playbook.rules import (
    completeness,
    coverage,
    files,
    front_matter,
    lines,
    links,
    passages,
    settings,
    site,
    text,
    wording,
)
from playbook.rules.rule import Rule

FAMILIES: tuple[ModuleType, ...] = (
    files,
    front_matter,
    text,
    passages,
    lines,
    links,
    coverage,
    completeness,
    wording,
    site,
    settings,
)
"""The modules that hold the rules; the first words of a module's docstring name the family."""

RULES: tuple[type[Rule], ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
"""Every rule, family by family."""
