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
    """Explain RULE: what it asks for, why, and an example.

    RULE is the name or the id that stands in a finding, such as unknown-entry or PB401. Without one, all rules are
    listed.
    """
    if rule is None:
        click.echo("\n".join(_list()))
        return
    try:
        found = find_rule(rule)
    except LookupError as error:
        raise click.BadParameter(str(error)) from error
    click.echo("\n".join(_explain(found)))


def _explain(rule: type[Rule]) -> Iterator[str]:
    said = documentation(rule)
    yield f"{rule.name} ({rule.id}), of the family: {family_of(rule).name}"
    yield f"\n{said.summary}\n\n{said.reason}"
    for judgement, example in (("Bad", said.bad), ("Good", said.good)):
        yield f"\n{judgement}, {example.where}:\n"
        yield from (f"    {line}".rstrip() for line in example.text.splitlines())
    yield f"\n{rule.severity.level.capitalize()}: {CONSEQUENCES[rule.severity]}"


def _list() -> Iterator[str]:
    for family in FAMILIES:
        yield f"{'' if family is FAMILIES[0] else chr(10)}{family.name} ({family.prefix})"
        for rule in family.rules:
            yield f"  {rule.id}  {rule.name:24}  {documentation(rule).summary}"
