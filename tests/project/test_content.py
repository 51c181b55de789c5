"""The real playbook is valid and complete."""

from collections import Counter
from datetime import date

from playbook.kinds.article import Article
from playbook.kinds.script import Script
from playbook.kinds.situation import Situation
from playbook.kinds.tension import Tension
from playbook.reading.source import load
from playbook.review.coverage import State, measure_coverage
from playbook.review.records import load_reviews
from playbook.review.status import ReviewStatus, review_statuses
from support.fixture_project import ROOT, compiled, settings

files, unread = load(ROOT)
reviews, bad_reviews = load_reviews(ROOT)
playbook, diagnostics = compiled(files, reviews, date(2026, 1, 1))


def test_the_content_is_valid():
    assert [*unread, *bad_reviews, *diagnostics] == []


def test_the_five_articles_are_there_and_their_commenters_are_named():
    assert sorted(article.fields.author for article in playbook.entries_of_type(Article)) == [
        "Adam Toporek",
        "Craig A. Escamilla",
        "Liz Kislik",
        "Nate Regier",
        "Paul Farina",
    ]
    commenters = Counter(
        passage.by for article in playbook.entries_of_type(Article) for passage in article.passages if passage.by
    )
    assert set(commenters) == {"Micah", "David", "Liz Kislik", "Michelle", "Adam Toporek"}


def test_every_row_of_the_grid_has_a_situation_and_every_channel_a_script():
    assert {situation.fields.doing for situation in playbook.entries_of_type(Situation)} == set(settings.doing)
    assert {script.fields.channel for script in playbook.entries_of_type(Script)} == set(settings.channel)


def test_every_idea_is_covered_or_waived_and_every_page_is_reviewed():
    coverage = measure_coverage(playbook, settings)
    assert coverage.percent == 100
    assert set(coverage.counts) == {State.COVERED, State.WAIVED}
    assert set(review_statuses(playbook).values()) == {ReviewStatus.REVIEWED}


def test_each_part_of_a_tension_names_a_script():
    for tension in playbook.entries_of_type(Tension):
        links = playbook.links_from(tension)
        for heading in ("When the first wins", "When the second wins"):
            part = tension.body.section(heading)
            named = [link for link in links if link.reference and part.start <= link.reference.start < part.end]
            assert any(isinstance(link.target, Script) for link in named), (tension.id, heading)


def test_the_moves_of_a_script_are_in_order():
    order = list(settings.moves)
    for script in playbook.entries_of_type(Script):
        moves = [order.index(line.move) for line in script.say]
        assert moves == sorted(moves), script.id
