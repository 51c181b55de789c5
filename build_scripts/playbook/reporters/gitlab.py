"""The report for GitLab's Code Quality, which shows it in a merge request and beside the changed lines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.presentation import sanitized, stable_fingerprints
from playbook.rules.rule import Severity

_SEVERITY = {Severity.BLOCKER: "critical", Severity.ERROR: "major", Severity.WARNING: "minor"}


def gitlab(diagnostics: Sequence[Diagnostic]) -> str:
    """An array with an object a finding. GitLab drops a finding whose fingerprint another has already."""
    findings = sanitized(diagnostics)
    report = [
        {
            "description": f"{found.message} {found.help}",
            "check_name": found.rule.name,
            "fingerprint": identity,
            "severity": _SEVERITY[found.rule.severity],
            "location": {"path": found.location.path, "lines": {"begin": found.location.line}},
        }
        for found, identity in zip(findings, stable_fingerprints(findings), strict=True)
    ]
    return json.dumps(report, ensure_ascii=False, indent=1)
