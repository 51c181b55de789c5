"""Reports as SARIF 2.1.0, which editors and GitHub's code scanning show.

They also have the properties that GitHub requires beyond the standard:
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from playbook.diagnostics import Diagnostic
from playbook.reporters.shared import excerpt, sanitize, stable_fingerprints
from playbook.rules.documentation import Example, documentation
from playbook.rules.registry import RULES
from playbook.rules.rule import Rule

_LINK = re.compile(r"\[([^\[\]]*)\]\(")


def sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one run, with a description of every rule and a result for every diagnostic."""
    sanitized = sanitize(diagnostics)
    run = {
        "tool": {"driver": {"name": "playbook check", "rules": [_rule(rule) for rule in RULES]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(*pair) for pair in zip(sanitized, stable_fingerprints(sanitized), strict=True)],
    }
    report = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(report, ensure_ascii=False, indent=1)


def _rule(rule: type[Rule]) -> dict[str, Any]:
    docs = documentation(rule)
    prose = "\n\n".join(part for part in (docs.summary, docs.reason) if part)
    examples = [("Bad", docs.bad), ("Good", docs.good)]
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": docs.summary},
        "fullDescription": {"text": prose},
        "help": {
            "text": "\n\n".join([prose, *(_example(label, example) for label, example in examples)]),
            "markdown": "\n\n".join([prose, *(_example(f"**{label}**", example) for label, example in examples)]),
        },
        "defaultConfiguration": {"level": rule.severity.level},
    }


def _example(label: str, example: Example) -> str:
    """Return an example, indented so that it is code in Markdown and readable as plain text."""
    indented = "\n".join(f"    {line}".rstrip() for line in example.text.splitlines())
    return f"{label}, {example.where}:\n\n{indented}"


def _result(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": diagnostic.location.line, "startColumn": diagnostic.location.column}
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(diagnostic.location.path)}, "region": region}
    line, column = excerpt(diagnostic)
    if line:
        # A region without an end runs to the end of its line.
        region["snippet"] = {"text": line[column:]}
        location["contextRegion"] = {"startLine": diagnostic.location.line, "snippet": {"text": line}}
    return {
        "ruleId": diagnostic.rule.id,
        "ruleIndex": RULES.index(diagnostic.rule),
        "level": diagnostic.rule.severity.level,
        "message": {"text": _escape_links(f"{diagnostic.message}\nhelp: {diagnostic.help}")},
        "locations": [{"physicalLocation": location}],
        # GitHub looks for this name, and computes a fingerprint of its own only if it is missing.
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def _escape_links(text: str) -> str:
    """Return a text in which nothing is read as a link (section 3.11.6 of the standard).

    Section 3.11.5 also requires doubled braces. We keep single ones: programs that fill in no arguments show a message
    unchanged (sarif-tools does), and an author would copy the doubled braces of `{{ #some-passage }}` from a help line.
    """
    return _LINK.sub(r"\\[\1\\](", text)
