"""Reports for GitLab's Code Quality, which shows them in a merge request and beside its changed lines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.shared import sanitize, stable_fingerprints
from playbook.rules.rule import Severity

_SEVERITY = {Severity.BLOCKER: "critical", Severity.ERROR: "major", Severity.WARNING: "minor"}


def gitlab(diagnostics: Sequence[Diagnostic]) -> str:
    """Return a JSON array with one object per diagnostic. GitLab drops an object with a repeated fingerprint."""
    sanitized = sanitize(diagnostics)
    report = [
        {
            "description": f"{item.message} {item.help}",
            "check_name": item.rule.name,
            "fingerprint": fingerprint,
            "severity": _SEVERITY[item.rule.severity],
            "location": {"path": item.location.path, "lines": {"begin": item.location.line}},
        }
        for item, fingerprint in zip(sanitized, stable_fingerprints(sanitized), strict=True)
    ]
    return json.dumps(report, ensure_ascii=False, indent=1)
