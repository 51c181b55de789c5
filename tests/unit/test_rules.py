"""Every rule is documented, and its examples are right: the bad one breaks the rule, the good one does not."""

import ast
from collections import Counter
from datetime import date

import pytest

from playbook.cli.check import check
from playbook.compile import compile_project
from playbook.rules.documentation import documentation, find_rule
from playbook.rules.registry import ENTRY_CHECKS, FAMILIES, FILE_CHECKS, PLAYBOOK_CHECKS, RULES, SITE_CHECKS
from playbook.rules.rule import Rule
from playbook.rules.settings import check_invalid_settings, check_navigation, check_stale_schema
from support.fixture_project import ROOT
from support.rule_examples import add_example, project

DAY = date(2026, 6, 15)
# The examples of rules about the built site are run in tests/site.
IN_CONTENT = [rule for rule in RULES if not rule.id.startswith("PB7")]


def reported(root, example):
    add_example(project(root), example.where, example.text)
    return {found.rule.name for found in compile_project(root, DAY, with_pages=False).diagnostics}


@pytest.mark.parametrize("rule", IN_CONTENT, ids=lambda rule: rule.name)
def test_the_bad_example_breaks_the_rule_and_no_other(tmp_path, rule):
    assert reported(tmp_path, documentation(rule).bad) == {rule.name}


@pytest.mark.parametrize("rule", IN_CONTENT, ids=lambda rule: rule.name)
def test_the_good_example_breaks_no_rule(tmp_path, rule):
    assert reported(tmp_path, documentation(rule).good) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_documentation_is_complete(rule):
    output = documentation(rule)
    assert output.summary.endswith(".")
    assert output.reason.endswith(".")
    assert output.bad != output.good
    assert rule.__name__ == "".join(word.capitalize() for word in rule.name.split("-"))


def test_ids_and_names_are_unique_and_in_order():
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    names = [name for rule in RULES for name in (rule.name, *rule.former_names)]
    assert len(names) == len(set(names))


def test_a_rule_is_found_by_id_or_name_and_typing_errors_are_corrected():
    assert find_rule("pb401").name == find_rule("unknown-entry").name == "unknown-entry"
    with pytest.raises(LookupError, match=r'there is no rule "unknown-entri"\. Did you mean "unknown-entry"\?'):
        find_rule("unknown-entri")


def test_a_rule_is_found_by_its_former_name():
    for rule in RULES:
        assert all(find_rule(name) is rule for name in rule.former_names)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.prefix)
def test_the_prefix_of_a_family_selects_its_rules(family):
    (select,) = (option for option in check.params if option.name == "select")
    assert select.callback(None, select, [family.prefix]) == frozenset(family.rules)


def test_each_rule_belongs_to_one_family():
    assert Counter(RULES) == Counter(rule for family in FAMILIES for module in family.modules for rule in module.RULES)
    assert set(RULES) == set(Rule.__subclasses__())


@pytest.mark.parametrize("checks", [FILE_CHECKS, ENTRY_CHECKS, PLAYBOOK_CHECKS, SITE_CHECKS])
def test_a_check_is_named_after_its_rule_and_beside_it(checks):
    for function in checks:
        rule = find_rule(function.__name__.removeprefix("check_").replace("_", "-"))
        assert rule.__module__ == function.__module__


def test_every_check_is_run():
    defined = {
        function
        for family in FAMILIES
        for module in family.modules
        for name, function in vars(module).items()
        if name.startswith("check_") and function.__module__ == module.__name__
    }
    # The last three check files that are neither entries nor pages.
    assert defined == {
        *FILE_CHECKS,
        *ENTRY_CHECKS,
        *PLAYBOOK_CHECKS,
        *SITE_CHECKS,
        check_invalid_settings,
        check_navigation,
        check_stale_schema,
    }


def test_a_diagnostic_is_built_beside_its_rule_and_nowhere_else():
    package = ROOT / "build_scripts" / "playbook"
    builders = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        if (isinstance(node.func, ast.Name) and node.func.id == "Diagnostic")
        or (isinstance(node.func, ast.Attribute) and node.func.attr == "diagnostic")
    }
    assert {path for path in builders if not path.startswith("rules/")} == {"reading/source.py"}
