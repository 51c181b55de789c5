"""The report as workflow commands, which GitHub Actions shows beside the lines of a pull request.

GitHub shows the first ten errors and the first ten warnings of a step.
"""

from __future__ import annotations

from collections.abc import Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.presentation import sanitized


def github(diagnostics: Sequence[Diagnostic]) -> str:
    """Every finding as one command on one line. Nothing where there is no finding."""
    return "\n".join(map(_command, sanitized(diagnostics)))


def _command(found: Diagnostic) -> str:
    properties = {
        "file": found.location.path,
        "line": str(found.location.line),
        "col": str(found.location.column),
        "title": f"{found.rule.name} ({found.rule.id})",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{found.message}\nhelp: {found.help}"
    return f"::{found.rule.severity.level} {listed}::{_data(text)}"


# These two are the escapes that GitHub's runner takes back: actions/toolkit, packages/core/src/command.ts.


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
