"""Reports as workflow commands, which GitHub Actions shows as annotations on the lines of a pull request.

GitHub shows the first ten errors and the first ten warnings of a step.
"""

from __future__ import annotations

from collections.abc import Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.shared import sanitize


def github(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one workflow command per line and diagnostic; an empty text if there is none."""
    return "\n".join(map(_command, sanitize(diagnostics)))


def _command(diagnostic: Diagnostic) -> str:
    properties = {
        "file": diagnostic.location.path,
        "line": str(diagnostic.location.line),
        "col": str(diagnostic.location.column),
        "title": f"{diagnostic.rule.name} ({diagnostic.rule.id})",
    }
    joined = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    text = f"{diagnostic.message}\nhelp: {diagnostic.help}"
    return f"::{diagnostic.rule.severity.level} {joined}::{_escape_data(text)}"


# GitHub's runner reverses these two escapes: see packages/core/src/command.ts in actions/toolkit.


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
