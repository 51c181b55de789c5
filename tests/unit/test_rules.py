"""Every rule is documented, and the examples of its documentation are right: the bad one breaks it, the good one not."""

from datetime import date

import pytest

from playbook.compile import compile_project
from playbook.rules import FAMILIES, RULES, site
from playbook.rules.documentation import documentation, families, find_rule
from support.rule_examples import lay, project

DAY = date(2026, 6, 15)
# The rules about the built site have their examples run in tests/site.
IN_CONTENT = [rule for rule in RULES if rule not in site.RULES]


def told(root, example):
    lay(project(root), example.where, example.text)
    return {found.rule.name for found in compile_project(root, DAY, with_pages=False).diagnostics}


@pytest.mark.parametrize("rule", IN_CONTENT, ids=lambda rule: rule.name)
def test_the_bad_example_breaks_the_rule_and_no_other(tmp_path, rule):
    assert told(tmp_path, documentation(rule).bad) == {rule.name}


@pytest.mark.parametrize("rule", IN_CONTENT, ids=lambda rule: rule.name)
def test_the_good_example_breaks_no_rule(tmp_path, rule):
    assert told(tmp_path, documentation(rule).good) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_documentation_is_whole(rule):
    said = documentation(rule)
    assert said.summary.endswith(".")
    assert said.reason.endswith(".")
    assert said.bad != said.good
    assert rule.__name__ == "".join(word.capitalize() for word in rule.name.split("-"))


def test_ids_and_names_are_unique_and_in_order():
    for family in FAMILIES:
        ids = [rule.id for rule in family.RULES]
        assert ids == sorted(ids)
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
    names = [name for name, _ in families()]
    assert names == sorted(set(names), key=names.index)


def test_a_rule_is_found_by_its_id_or_its_name_and_a_slip_is_named():
    assert find_rule("pb401").name == find_rule("unknown-entry").name == "unknown-entry"
    with pytest.raises(LookupError, match=r'there is no rule "unknown-entri"\. Did you mean "unknown-entry"\?'):
        find_rule("unknown-entri")
