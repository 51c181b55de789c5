"""The rule reference, made from the docstrings of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown.extensions.toc import slugify

from playbook.config.settings import Settings
from playbook.model.playbook import Playbook
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.rules.documentation import CONSEQUENCES, Example, documentation
from playbook.rules.registry import FAMILIES
from playbook.rules.rule import Rule


def rules_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield one page: by family a list of its rules, then for each what it requires, why, and an example."""
    heading = settings.pages["rules"]
    writer = PageWriter(playbook, settings, "rules.md")
    body = [writer.home(), f"# {escape(heading.title)}", escape(heading.intro)]
    for family in FAMILIES:
        body.append(
            f"## {_spans(family.former_anchors)}{family.name} ({family.prefix}) {{ #{slugify(family.name, '-')} }}"
        )
        rules = [f"[{rule.name}](#{rule.name}) — {documentation(rule).summary}" for rule in family.rules]
        body.append(bullets(rules))
        for rule in family.rules:
            body += _rule(rule)
    yield Page("rules.md", heading.title, heading.intro, join_blocks(body))


def _rule(rule: type[Rule]) -> list[str]:
    said = documentation(rule)
    return [
        f"### {_spans(rule.former_names)}{rule.name} ({rule.id}) {{ #{rule.name} }}",
        said.summary,
        said.reason,
        *_example("Bad", said.bad),
        *_example("Good", said.good),
        f"*{rule.severity.level.capitalize()}:* {CONSEQUENCES[rule.severity]}",
    ]


def _spans(ids: Iterable[str]) -> str:
    """Return former anchors, which old links still name."""
    return "".join(f'<span id="{id}"></span>' for id in ids)


def _example(judgement: str, example: Example) -> list[str]:
    return [f"**{judgement},** {example.where}:", f"````\n{example.text}\n````"]
