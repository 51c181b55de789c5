"""The report as JUnit XML, which GitLab, Jenkins and others show as tests: a suite a file, a case a finding.

An error is a failure. A warning is a skipped case: it fails nothing, and unlike the output of a case that went well its
text is shown. A case is named after its message and not after its line, so that these programs know it again when it
has moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from playbook.diagnostics import Diagnostic
from playbook.reporters.presentation import count, sanitized
from playbook.reporters.text import block

_NAME = "playbook check"


def junit(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings by file. Where there is none, one case that went well, so that what shows it is not empty."""
    suites: dict[str, list[Diagnostic]] = {}
    for found in sanitized(diagnostics):
        suites.setdefault(found.location.path, []).append(found)
    root = ET.Element("testsuites", _about(_NAME, diagnostics))
    for path, findings in suites.items():
        suite = ET.SubElement(root, "testsuite", _about(path, findings))
        seen: Counter[str] = Counter()
        for found in findings:
            seen[found.message] += 1
            _case(suite, found, seen[found.message])
    if not suites:
        suite = ET.SubElement(root, "testsuite", _about(_NAME, []))
        ET.SubElement(suite, "testcase", classname=_NAME, name="All is well")
    ET.indent(root)
    # The declaration is our own: ElementTree would name the encoding of this machine.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}'


def _about(name: str, findings: Sequence[Diagnostic]) -> dict[str, str]:
    errors, warnings, _ = count(findings)
    tests = str(len(findings) or 1)
    return {"name": name, "tests": tests, "failures": str(errors), "errors": "0", "skipped": str(warnings)}


def _case(suite: ET.Element, found: Diagnostic, number: int) -> None:
    path = found.location.path
    again = f" ({number})" if number > 1 else ""
    case = ET.SubElement(
        suite,
        "testcase",
        # Jenkins takes what stands before the last full stop for the package.
        classname=path.removesuffix(".md").replace("/", "."),
        name=f"{found.rule.name}: {found.message}{again}",
        file=path,
        line=str(found.location.line),
    )
    outcome = "failure" if found.rule.severity.level == "error" else "skipped"
    ET.SubElement(case, outcome, type=found.rule.name, message=found.message).text = block(found)
