"""Checks: what must hold of a linked playbook as a whole. Each is a function to its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from playbook.checks.citations import check_entries_cite
from playbook.checks.completeness import (
    check_nothing_is_orphaned,
    check_principles_are_applied,
    check_scripts_lean_on_principles,
    check_situations_have_scripts,
    check_tensions_are_linked_from_both_sides,
    check_tensions_have_a_script_for_each_side,
)
from playbook.checks.coverage import (
    check_nothing_is_suspect,
    check_passages_are_covered,
    check_reviews_are_not_due,
    check_waived_is_not_cited,
)
from playbook.checks.duplicates import check_scripts_are_unlike, check_titles_are_unlike
from playbook.checks.empathy import check_empathy_is_one_way
from playbook.checks.personal_data import check_nobody_is_recognised
from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.model.graph import Playbook

CHECKS: tuple[Callable[[Playbook, Settings], Iterable[Diagnostic]], ...] = (
    check_entries_cite,
    check_passages_are_covered,
    check_waived_is_not_cited,
    check_nothing_is_suspect,
    check_reviews_are_not_due,
    check_principles_are_applied,
    check_situations_have_scripts,
    check_scripts_lean_on_principles,
    check_nothing_is_orphaned,
    check_tensions_are_linked_from_both_sides,
    check_tensions_have_a_script_for_each_side,
    check_empathy_is_one_way,
    check_titles_are_unlike,
    check_scripts_are_unlike,
    check_nobody_is_recognised,
)
"""Every check, in the order in which they run."""
