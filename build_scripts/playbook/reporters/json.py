"""The report for a program, in a format of our own: `site_config/theme/findings.schema.json` describes it."""

from __future__ import annotations

import json as encoder
from collections.abc import Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.presentation import count, excerpt, sanitized

FORMAT = 1
"""The version of this format."""


def json(diagnostics: Sequence[Diagnostic]) -> str:
    """Every finding with all that is known of it, and their numbers."""
    errors, warnings, files = count(diagnostics)
    findings = [
        {
            "path": found.location.path,
            "line": found.location.line,
            "column": found.location.column,
            "rule_id": found.rule.id,
            "rule_name": found.rule.name,
            "severity": found.rule.severity.level,
            "message": found.message,
            "help": found.help,
            "source_line": excerpt(found)[0] or None,
        }
        for found in sanitized(diagnostics)
    ]
    report = {
        "format": FORMAT,
        "summary": {"errors": errors, "warnings": warnings, "files": files},
        "findings": findings,
    }
    return encoder.dumps(report, ensure_ascii=False, indent=1)
