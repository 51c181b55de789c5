"""Checks: what must hold of a linked playbook as a whole. Each is a function from a playbook to its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from playbook.checks.citations import check_entries_cite, check_passages_are_used, check_waived_is_not_cited
from playbook.diagnostics import Diagnostic
from playbook.model import Playbook

CHECKS: tuple[Callable[[Playbook], Iterable[Diagnostic]], ...] = (
    check_entries_cite,
    check_passages_are_used,
    check_waived_is_not_cited,
)
"""Every check, in the order in which they run."""
