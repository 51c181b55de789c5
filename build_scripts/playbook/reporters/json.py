"""Reports as JSON in our own format, described by `site_config/theme/findings.schema.json`."""

from __future__ import annotations

import json as encoder
from collections.abc import Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.shared import count_problems, excerpt, sanitize

FORMAT = 1
"""The version of this format."""


def json(diagnostics: Sequence[Diagnostic]) -> str:
    """Return all fields of every diagnostic, and the totals."""
    errors, warnings, files = count_problems(diagnostics)
    findings = [
        {
            "path": item.location.path,
            "line": item.location.line,
            "column": item.location.column,
            "rule_id": item.rule.id,
            "rule_name": item.rule.name,
            "severity": item.rule.severity.level,
            "message": item.message,
            "help": item.help,
            "source_line": excerpt(item)[0] or None,
        }
        for item in sanitize(diagnostics)
    ]
    report = {
        "format": FORMAT,
        "summary": {"errors": errors, "warnings": warnings, "files": files},
        "findings": findings,
    }
    return encoder.dumps(report, ensure_ascii=False, indent=1)
