"""The report as SARIF 2.1.0, which GitHub's code scanning and editors show.

What GitHub asks for beyond the standard is here too:
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from playbook.diagnostics import Diagnostic
from playbook.reporters.presentation import excerpt, sanitized, stable_fingerprints
from playbook.rules.documentation import Example, documentation
from playbook.rules.registry import RULES
from playbook.rules.rule import Rule

_LINK = re.compile(r"\[([^\[\]]*)\]\(")


def sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """One run that describes every rule, and holds every finding as a result."""
    findings = sanitized(diagnostics)
    run = {
        "tool": {"driver": {"name": "playbook check", "rules": [_rule(rule) for rule in RULES]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(*pair) for pair in zip(findings, stable_fingerprints(findings), strict=True)],
    }
    report = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(report, ensure_ascii=False, indent=1)


def _rule(rule: type[Rule]) -> dict[str, Any]:
    about = documentation(rule)
    prose = "\n\n".join(part for part in (about.summary, about.reason) if part)
    examples = [("Bad", about.bad), ("Good", about.good)]
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": about.summary},
        "fullDescription": {"text": prose},
        "help": {
            "text": "\n\n".join([prose, *(_example(word, example) for word, example in examples)]),
            "markdown": "\n\n".join([prose, *(_example(f"**{word}**", example) for word, example in examples)]),
        },
        "defaultConfiguration": {"level": rule.severity.level},
    }


def _example(word: str, example: Example) -> str:
    """An example, indented: so it is code in Markdown, and reads well as plain text."""
    indented = "\n".join(f"    {line}".rstrip() for line in example.text.splitlines())
    return f"{word}, {example.where}:\n\n{indented}"


def _result(found: Diagnostic, identity: str) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": found.location.line, "startColumn": found.location.column}
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(found.location.path)}, "region": region}
    line, column = excerpt(found)
    if line:
        # The region has no end, and so it ends with its line.
        region["snippet"] = {"text": line[column:]}
        place["contextRegion"] = {"startLine": found.location.line, "snippet": {"text": line}}
    return {
        "ruleId": found.rule.id,
        "ruleIndex": RULES.index(found.rule),
        "level": found.rule.severity.level,
        "message": {"text": _plain(f"{found.message}\nhelp: {found.help}")},
        "locations": [{"physicalLocation": place}],
        # The name is the one that GitHub looks for; it makes a fingerprint of its own only where this is missing.
        "partialFingerprints": {"primaryLocationLineHash": identity},
    }


def _plain(text: str) -> str:
    """A text in which nothing is taken for a link (section 3.11.6 of the standard).

    Section 3.11.5 has braces doubled too. They are not: who fills in no arguments shows a message as it stands (so does
    sarif-tools), and an editor would copy the doubled braces of `{{ #some-passage }}` from a help line.
    """
    return _LINK.sub(r"\\[\1\\](", text)
