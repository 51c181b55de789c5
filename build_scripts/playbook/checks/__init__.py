"""Checks: what must hold of a linked playbook as a whole. Each is a function to its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from playbook.checks.citations import check_entries_cite, check_passages_are_used, check_waived_is_not_cited
from playbook.checks.empathy import check_empathy_is_one_way
from playbook.diagnostics import Diagnostic
from playbook.model import Playbook
from playbook.settings import Settings

CHECKS: tuple[Callable[[Playbook, Settings], Iterable[Diagnostic]], ...] = (
    check_entries_cite,
    check_passages_are_used,
    check_waived_is_not_cited,
    check_empathy_is_one_way,
)
"""Every check, in the order in which they run."""
