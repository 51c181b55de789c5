"""Reports as JUnit XML, which GitLab, Jenkins and others show as tests: one suite per file, one case per diagnostic.

An error is a failed case. A warning is a skipped case: it fails nothing, and unlike the output of a passed case, its
text is shown. A case is named after its message, not its line, so that these programs recognise it when it moves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from playbook.diagnostics import Diagnostic
from playbook.reporters.shared import count_problems, sanitize
from playbook.reporters.text import block

_NAME = "playbook check"


def junit(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one suite per file. Without diagnostics there is one passed case, so that the report is not empty."""
    by_path: dict[str, list[Diagnostic]] = {}
    for item in sanitize(diagnostics):
        by_path.setdefault(item.location.path, []).append(item)
    root = ET.Element("testsuites", _totals(_NAME, diagnostics))
    for path, items in by_path.items():
        suite = ET.SubElement(root, "testsuite", _totals(path, items))
        seen: Counter[str] = Counter()
        for item in items:
            seen[item.message] += 1
            _add_case(suite, item, seen[item.message])
    if not by_path:
        suite = ET.SubElement(root, "testsuite", _totals(_NAME, []))
        ET.SubElement(suite, "testcase", classname=_NAME, name="No problems found")
    ET.indent(root)
    # Not ElementTree's own declaration, which would name this machine's encoding.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}'


def _totals(name: str, diagnostics: Sequence[Diagnostic]) -> dict[str, str]:
    errors, warnings, _ = count_problems(diagnostics)
    tests = str(len(diagnostics) or 1)
    return {"name": name, "tests": tests, "failures": str(errors), "errors": "0", "skipped": str(warnings)}


def _add_case(suite: ET.Element, diagnostic: Diagnostic, number: int) -> None:
    path = diagnostic.location.path
    suffix = f" ({number})" if number > 1 else ""
    case = ET.SubElement(
        suite,
        "testcase",
        # Jenkins reads everything before the last full stop as the package.
        classname=path.removesuffix(".md").replace("/", "."),
        name=f"{diagnostic.rule.name}: {diagnostic.message}{suffix}",
        file=path,
        line=str(diagnostic.location.line),
    )
    outcome = "failure" if diagnostic.rule.severity.level == "error" else "skipped"
    ET.SubElement(case, outcome, type=diagnostic.rule.name, message=diagnostic.message).text = block(diagnostic)
