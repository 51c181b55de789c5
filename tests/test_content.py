"""The real playbook: it is clean, it is whole, and what CONTRIBUTING shows is right."""

import re
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest

from playbook.compile import analyse
from playbook.model import Article, Principle, Script, Situation, Tension
from playbook.settings import load_settings
from playbook.source import SourceFile, load

ROOT = Path(__file__).parent.parent
settings, _ = load_settings(ROOT)
files, unread = load(ROOT)
playbook, diagnostics = analyse(files, settings)


def test_it_is_clean():
    assert [*unread, *diagnostics] == []


def test_the_five_articles_are_there_and_their_commenters_are_named():
    assert sorted(article.fields.author for article in playbook.of(Article)) == [
        "Adam Toporek",
        "Craig A. Escamilla",
        "Liz Kislik",
        "Nate Regier",
        "Paul Farina",
    ]
    commenters = Counter(passage.by for article in playbook.of(Article) for passage in article.passages if passage.by)
    assert set(commenters) == {"Micah", "David", "Liz Kislik", "Michelle", "Adam Toporek"}


def test_every_situation_has_scripts_and_every_row_of_the_grid_a_situation():
    for situation in playbook.of(Situation):
        assert playbook.sources(situation, Script, "situation"), situation.id
    assert {situation.fields.doing for situation in playbook.of(Situation)} == set(settings.doing)
    assert {script.fields.channel for script in playbook.of(Script)} == set(settings.channel)


def test_every_principle_is_applied_by_a_script():
    for principle in playbook.of(Principle):
        assert playbook.sources(principle, Script, "principles"), principle.id


def test_both_sides_of_a_tension_link_to_it_and_each_of_its_parts_names_a_script():
    for tension in playbook.of(Tension):
        links = playbook.links_from(tension)
        for side in (link.target for link in links if link.relation == "between"):
            assert tension in [link.target for link in playbook.links_from(side)], (tension.id, side.id)
        for heading in ("When the first wins", "When the second wins"):
            part = tension.body.section(heading)
            named = [link for link in links if link.reference and part.start <= link.reference.start < part.end]
            assert any(isinstance(link.target, Script) for link in named), (tension.id, heading)


def test_the_moves_of_a_script_come_in_their_order():
    order = list(settings.moves)
    for script in playbook.of(Script):
        moves = [order.index(line.move) for line in script.say]
        assert moves == sorted(moves), script.id


@pytest.mark.parametrize("kind", ["scripts", "articles"])
def test_the_examples_in_contributing_compile(kind):
    blocks = re.findall(r"^```markdown\n(.*?)^```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M | re.S)
    script, passages = blocks
    text = script if kind == "scripts" else f"---\ntitle: Example\nauthor: Somebody\n---\n\n{passages}"
    example = SourceFile(PurePosixPath(kind, "the-example.md"), text)
    _, found = analyse([*files, example], settings)
    # Nothing uses the passages of the example yet, and so it says.
    assert {finding.rule.label for finding in found} == (set() if kind == "scripts" else {"passage-not-used"})
