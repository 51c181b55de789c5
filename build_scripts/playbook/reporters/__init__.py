"""Reporters: the findings as text, for a person at a terminal or for another program."""

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
"""Makes a report of findings, in their order and without a last line break. Of no findings it makes one too."""

FOR_PEOPLE: Mapping[str, Reporter] = {"full": full, "concise": concise}
"""The formats that a person reads."""

REPORTERS: Mapping[str, Reporter] = {
    **FOR_PEOPLE,
    "json": json,
    "github": github,
    "sarif": sarif,
    "junit": junit,
    "gitlab": gitlab,
}
"""Every format by its name. What is written of one is UTF-8."""
