"""Reporters: write diagnostics as text, for people or for other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from playbook.diagnostics import Diagnostic
from playbook.reporters.github import github
from playbook.reporters.gitlab import gitlab
from playbook.reporters.json import json
from playbook.reporters.junit import junit
from playbook.reporters.sarif import sarif
from playbook.reporters.text import concise, full

Reporter = Callable[[Sequence[Diagnostic]], str]
"""Writes a report of the diagnostics in the given order, without a final newline. The list may be empty."""

FOR_PEOPLE: Mapping[str, Reporter] = {"full": full, "concise": concise}
"""The formats for people."""

REPORTERS: Mapping[str, Reporter] = {
    **FOR_PEOPLE,
    "json": json,
    "github": github,
    "sarif": sarif,
    "junit": junit,
    "gitlab": gitlab,
}
"""Every reporter by the name of its format. Reports are written to files and pipes as UTF-8."""
