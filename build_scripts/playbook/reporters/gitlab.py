"""The report for GitLab's Code Quality, which shows it in a merge request and beside the changed lines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.presentation import identities, presentable
from playbook.rules.rule import Weight

_SEVERITY = {Weight.FAULT: "critical", Weight.DEBT: "major", Weight.WARNING: "minor"}


def gitlab(diagnostics: Sequence[Diagnostic]) -> str:
    """An array with an object a finding. GitLab drops a finding whose fingerprint another has already."""
    findings = presentable(diagnostics)
    report = [
        {
            "description": f"{found.message} {found.help}",
            "check_name": found.rule.name,
            "fingerprint": identity,
            "severity": _SEVERITY[found.rule.weight],
            "location": {"path": found.place.path, "lines": {"begin": found.place.line}},
        }
        for found, identity in zip(findings, identities(findings), strict=True)
    ]
    return json.dumps(report, ensure_ascii=False, indent=1)
