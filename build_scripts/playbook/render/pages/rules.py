"""The rule reference, made from the docstrings of the rules."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.model.graph import Playbook
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.rules.documentation import CONSEQUENCES, Example, documentation, families
from playbook.rules.rule import Rule


def rule_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield one page: by family a list of its rules, then for each what it requires, why, and an example."""
    heading = settings.pages["rules"]
    writer = PageWriter(playbook, settings, "rules.md")
    body = [writer.home(), f"# {escape(heading.title)}", escape(heading.intro)]
    for name, rules in families():
        body.append(f"## {name}")
        body.append(bullets([f"[{rule.name}](#{rule.name}) — {documentation(rule).summary}" for rule in rules]))
        for rule in rules:
            body += _rule(rule)
    yield Page("rules.md", heading.title, heading.intro, join_blocks(body))


def _rule(rule: type[Rule]) -> list[str]:
    said = documentation(rule)
    anchors = "".join(f'<span id="{name}"></span>' for name in rule.former_names)
    return [
        f"### {anchors}{rule.name} ({rule.id}) {{ #{rule.name} }}",
        said.summary,
        said.reason,
        *_example("Bad", said.bad),
        *_example("Good", said.good),
        f"*{rule.severity.level.capitalize()}:* {CONSEQUENCES[rule.severity]}",
    ]


def _example(judgement: str, example: Example) -> list[str]:
    return [f"**{judgement},** {example.where}:", f"````\n{example.text}\n````"]
