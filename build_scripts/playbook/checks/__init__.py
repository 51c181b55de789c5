"""Checks: what must hold of a linked playbook as a whole. Each is a function to its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from playbook.checks.citations import check_missing_citation
from playbook.checks.completeness import (
    check_one_sided_tension,
    check_orphan,
    check_principle_without_script,
    check_script_without_principle,
    check_side_without_script,
    check_situation_without_script,
)
from playbook.checks.coverage import (
    check_due_for_review,
    check_stale_waiver,
    check_suspect,
    check_uncovered_passage,
)
from playbook.checks.duplicates import check_duplicate_title, check_near_duplicate_script
from playbook.checks.empathy import check_customer_carries_us
from playbook.checks.personal_data import check_personal_data
from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.model.graph import Playbook

CHECKS: tuple[Callable[[Playbook, Settings], Iterable[Diagnostic]], ...] = (
    check_missing_citation,
    check_uncovered_passage,
    check_stale_waiver,
    check_suspect,
    check_due_for_review,
    check_principle_without_script,
    check_situation_without_script,
    check_script_without_principle,
    check_orphan,
    check_one_sided_tension,
    check_side_without_script,
    check_customer_carries_us,
    check_duplicate_title,
    check_near_duplicate_script,
    check_personal_data,
)
"""Every check, in the order in which they run."""
