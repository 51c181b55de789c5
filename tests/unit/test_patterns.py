"""Patterns from the settings: each is matched on its own, whatever it and the others hold."""

import pytest
import yaml

from playbook.config.settings import SETTINGS, load_settings
from playbook.rules.settings import InvalidSettings
from support.cli_runner import playbook
from support.fixture_project import ROOT, small_project

LINE = "You have stood here for an hour, {name}."


def with_patterns(project, *patterns):
    """Replace what no line may say in a project's settings; each pattern is YAML, as it would be typed."""
    path = project / SETTINGS
    values = yaml.safe_load((ROOT / SETTINGS).read_text("utf-8"))
    values["never_say"] = [
        {"pattern": yaml.safe_load(pattern), "reason": f"is reason {number}"}
        for number, pattern in enumerate(patterns, 1)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), "utf-8")


def reasons(project, line):
    """The reasons for which a line may not be said."""
    settings, diagnostics = load_settings(project)
    assert diagnostics == []
    return [reason for reason, _ in settings.never_say.find(line)]


@pytest.mark.parametrize(
    ("patterns", "line", "expected"),
    [
        (["stood", "(?i)HOUR"], LINE, ["is reason 1", "is reason 2"]),
        (["nothing", "(?i)HOUR"], LINE, ["is reason 2"]),
        ([r"'\b(never) (ever)\b'", r"'\b(\w+) \1\b'"], "I hear hear you.", ["is reason 2"]),
        (["'(?P<word>never)'", r"'(?P<word>hear) (?P=word)'"], "I hear hear you.", ["is reason 2"]),
        (["'(?x) h e a r'", "'I h'"], "I hear you.", ["is reason 1", "is reason 2"]),
        (["'(?-i:Hear)'", "HEAR"], "I hear you.", ["is reason 2"]),
        (["a|b", "c"], "xyz", []),
        ([], "anything", []),
    ],
    ids=["flags", "flags-alone", "back-reference", "same-group-name", "verbose", "capitals", "none", "no-patterns"],
)
def test_each_pattern_is_matched_on_its_own(tmp_path, patterns, line, expected):
    with_patterns(tmp_path, *patterns)
    assert reasons(tmp_path, line) == expected


def test_flags_in_a_second_pattern_do_not_end_the_check(tmp_path):
    project = small_project(tmp_path)
    with_patterns(project, "never ever", "(?i)HOUR")
    done = playbook(project, "check")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "customer-carries-us (PB601)" in done.stdout
    assert "is reason 2" in done.stdout


@pytest.mark.parametrize("pattern", ["bear(ing", "'*'", r"'\1'", "'(?P<n>a)(?P<n>b)'", "'a(?i)'", "'a{99999999999}'"])
def test_an_invalid_pattern_is_reported_with_its_text(tmp_path, pattern):
    with_patterns(tmp_path, "fine", pattern)
    settings, diagnostics = load_settings(tmp_path)
    assert settings is None
    assert [found.rule for found in diagnostics] == [InvalidSettings]
    assert diagnostics[0].message.startswith('The setting "never_say.1.pattern" is not valid: ')
    assert pattern.strip("'") in diagnostics[0].message
