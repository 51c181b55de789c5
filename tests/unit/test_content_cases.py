"""Reports about content, compared with expected files: see `support/content_cases.py` for their form."""

from pathlib import PurePosixPath

import pytest

from playbook.reading.source import SourceFile
from playbook.reporters import REPORTERS
from playbook.rules.files.loading import MissingContent, NotUtf8, UnreadableFile
from playbook.rules.registry import RULES
from playbook.rules.review.records import InvalidReviewRecord
from playbook.rules.review.status import Suspect
from playbook.rules.settings import InvalidSettings, StaleSchema
from support.content_cases import INVALID, INVALID_CASES, SINGLE_CASES, VALID_CASES
from support.fixture_project import base, compiled
from support.golden import check_no_stale_files, compare_file

PICTURE = SourceFile(PurePosixPath("anecdotes/queue.png"), None)


def check(case):
    """Return the diagnostics of a case in the order in which the command reports them."""
    _, diagnostics = compiled([*base, PICTURE, *case.files])
    return sorted(diagnostics)


@pytest.mark.parametrize("case", INVALID_CASES, ids=lambda case: case.name)
def test_each_problem_is_reported_where_it_is(case):
    diagnostics = check(case)
    assert diagnostics, "nothing is reported in this case; if that is right, it belongs in cases/valid/"
    assert all(found.message.endswith(".") and found.help for found in diagnostics)
    compare_file(case.report, REPORTERS["full"](diagnostics) + "\n")


@pytest.mark.parametrize("case", VALID_CASES, ids=lambda case: case.name)
def test_content_that_only_looks_like_a_problem_is_valid(case):
    assert check(case) == []


def test_every_report_belongs_to_a_case():
    check_no_stale_files(INVALID.rglob("*.txt"), [case.report for case in INVALID_CASES])


def test_there_are_more_than_a_hundred_invalid_files():
    assert len(SINGLE_CASES) > 100


def test_every_rule_about_content_has_a_case():
    elsewhere = {rule for rule in RULES if rule.id.startswith("PB7")}  # in tests/site
    elsewhere |= {MissingContent, NotUtf8, UnreadableFile}  # in test_source
    elsewhere |= {InvalidSettings, InvalidReviewRecord, Suspect}  # in test_settings and test_review
    elsewhere |= {StaleSchema}  # in test_editor_schemas
    shown = {rule for case in INVALID_CASES for rule in case.rules()}
    assert shown == {rule.name for rule in set(RULES) - elsewhere}


def test_the_fixture_project_is_valid():
    _, diagnostics = compiled(base)
    assert diagnostics == []
