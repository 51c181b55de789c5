"""Run the examples in the documentation of rules about the built site: the bad one breaks its rule, the good one none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playbook.rules.documentation import Example, documentation
from playbook.rules.registry import FAMILIES
from playbook.rules.rule import Rule, Severity
from support.projects import run

# A template of every page that is empty in the theme. It shows the example on one page.
ON_A_PAGE = "site_config/theme/partials/comments.html"
THE_PAGE = "principles/promise-a-time.html"
RULES = next(family.rules for family in FAMILIES if family.prefix == "PB7")


def reported(project: Path, example: Example) -> tuple[int, list[str]]:
    """Build a project with an example in it, and return the exit code and the broken rules."""
    arguments: list[str] = []
    match example.where:
        case "on a built page":
            part = f"{{% if page.url == '{THE_PAGE}' %}}\n{example.text}\n{{% endif %}}\n"
            (project / ON_A_PAGE).write_text(part, "utf-8")
        case "in mkdocs.yml":
            with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
                file.write(f"\n{example.text}\n")
        case "in the last site's inventory.txt":
            (project / "last.txt").write_text(f"{example.text}\n", "utf-8")
            arguments = ["--baseline", "last.txt"]
        case _:
            pytest.fail(f"This test does not know the place of an example: {example.where}")
    result = run(project, "playbook", "build", *arguments)
    if example.where == "on a built page" and result.returncode == 0:
        assert example.text in (project / "site" / THE_PAGE).read_text("utf-8")
    return result.returncode, re.findall(
        r"^\S+:\d+:\d+: (?:error|warning): ([a-z-]+) \(PB\d+\)", result.stderr, re.MULTILINE
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.name))
def test_the_bad_example_breaks_the_rule_and_no_other(small: Path, rule: type[Rule]) -> None:
    stopped = int(rule.severity is not Severity.WARNING)
    assert reported(small, documentation(rule).bad) == (stopped, [rule.name])
    assert (small / "site").exists() != stopped


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.name))
def test_the_good_example_breaks_no_rule(small: Path, rule: type[Rule]) -> None:
    assert reported(small, documentation(rule).good) == (0, [])
