"""The command `playbook explain`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from playbook.rules.documentation import CONSEQUENCES, documentation, family_of, find_rule
from playbook.rules.registry import FAMILIES
from playbook.rules.rule import Rule


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Explain RULE: what it requires, why, and an example.

    RULE is a name or an id from a report, such as unknown-entry or PB401. Without RULE, all rules are listed.
    """
    if rule is None:
        click.echo("\n".join(_list_rules()))
        return
    try:
        match = find_rule(rule)
    except LookupError as error:
        raise click.BadParameter(str(error)) from error
    click.echo("\n".join(_explain(match)))


def _explain(rule: type[Rule]) -> Iterator[str]:
    docs = documentation(rule)
    yield f"{rule.name} ({rule.id}), family: {family_of(rule).name}"
    yield f"\n{docs.summary}\n\n{docs.reason}"
    for label, example in (("Bad", docs.bad), ("Good", docs.good)):
        yield f"\n{label}, {example.where}:\n"
        yield from (f"    {line}".rstrip() for line in example.text.splitlines())
    yield f"\n{rule.severity.level.capitalize()}: {CONSEQUENCES[rule.severity]}"


def _list_rules() -> Iterator[str]:
    for family in FAMILIES:
        yield f"{'' if family is FAMILIES[0] else chr(10)}{family.name} ({family.prefix})"
        for rule in family.rules:
            yield f"  {rule.id}  {rule.name:24}  {documentation(rule).summary}"
