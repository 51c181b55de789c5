"""The map: its picture, its list and the model agree, and nothing in the picture overlaps."""

import random
import re
from itertools import combinations

import pytest

from playbook.compile import compile_project
from playbook.kinds.registry import KINDS as DECLARED
from playbook.render.components.text_fit import text_width, wrap_text
from playbook.render.pages.map import map_page
from playbook.render.pages.map_layout import HEAD, WIDTH, lay_out
from support.fixture_project import DAY, ROOT, base, compiled, settings, valid_playbook

EDGE = re.compile(r'<path class="pb-edge pb-kind-(\w+)( pb-challenges)?" data-left="([^"]*)" data-right="([^"]*)"')
NODE = re.compile(r'<a class="pb-node" href="\w+/([\w-]+)\.html" data-entry="([\w-]+)" aria-label="(\w+): ([^"]*)"')
LISTED = re.compile(
    r"- (?:<span id=\"[\w-]+\"></span>)*\[.*?\]\(\w+/([\w-]+)\.md\).*\n    \{ #([\w-]+) \}\n((?:    - .*\n)*)"
)
RELATIONS = {
    field: relation for kind in DECLARED.values() for field, relation in kind.relations.items() if relation.depends
}
KINDS = {"situations", "scripts", "principles", "tensions", "anecdotes"}


@pytest.fixture(scope="module", params=["base", "real"])
def playbook(request):
    return valid_playbook(base) if request.param == "base" else compile_project(ROOT, DAY, with_pages=False).playbook


@pytest.fixture(scope="module")
def text(playbook):
    (page,) = map_page(playbook, settings)
    return f"{page.body}\n"


def drawn(playbook):
    """Return the relations of the model that the map shows: source, relation, target."""
    return {(link.source.id, link.relation, link.target.id) for link in playbook.links if link.relation in RELATIONS}


def pictured(playbook, text):
    """Yield the relations that the picture draws. Only dashed lines name theirs; of others, the ends tell it."""
    relations = {"scripts": {"situations": "situation", "principles": "principles"}, "tensions": "between"}
    for kind, dashed, left, right in EDGE.findall(text):
        source, target = (left, right) if playbook.entries[left].kind == kind else (right, left)
        relation = relations.get(kind, "challenges" if dashed else "illustrates")
        yield source, relation if isinstance(relation, str) else relation[playbook.entries[target].kind], target


def listed(text):
    """Return the relations in the list, as it states them at their sources, and as it states them at their targets."""
    naming, named = set(), set()
    for _, id, lines in LISTED.findall(text):
        for line in lines.splitlines():
            output, others = re.fullmatch(r"    - ([\w ]+): (.*)", line).groups()
            for other in re.findall(r"\]\(\w+/([\w-]+)\.md\)", others):
                for relation, declared in RELATIONS.items():
                    if output == declared.label:
                        naming.add((id, relation, other))
                    if output == declared.reverse_label:
                        named.add((other, relation, id))
    return naming, named


def test_the_picture_draws_exactly_the_relations_of_the_model(playbook, text):
    found = list(pictured(playbook, text))
    assert set(found) == drawn(playbook)
    assert len(found) == len(set(found))


def test_the_list_names_every_relation_at_both_ends(playbook, text):
    naming, named = listed(text)
    assert naming == named == drawn(playbook)


def test_each_entry_is_once_in_the_picture_and_once_in_the_list(playbook, text):
    entries = sorted(entry.id for entry in playbook.entries.values() if entry.kind in KINDS)
    nodes = NODE.findall(text)
    assert sorted(id for _, id, _, _ in nodes) == entries
    assert sorted(id for _, id, _ in LISTED.findall(text)) == entries
    assert all(href == id for href, id, _, _ in nodes)
    assert all(href == id for href, id, _ in LISTED.findall(text))


def test_links_in_the_picture_name_the_kind_and_number_of_relations(text):
    names = {id: f"{kind}: {name}" for _, id, kind, name in NODE.findall(text)}
    relations = [end for _, _, left, right in EDGE.findall(text) for end in (left, right)]
    for id, name in names.items():
        number = relations.count(id)
        assert name.endswith(f", {number} relation{'' if number == 1 else 's'}")


def test_nothing_overlaps_or_leaves_the_picture(playbook):
    layout = lay_out(playbook)
    nodes = list(layout.nodes.values())
    assert all(node.y >= HEAD and node.y + node.height <= layout.height for node in nodes)
    assert all(node.x >= 0 and node.x + node.width <= WIDTH for node in nodes)
    assert all(node.text_end <= node.x + node.width for node in nodes)
    for one, other in combinations(nodes, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_lines_lead_to_the_next_column_and_those_of_situations_never_cross(playbook):
    layout = lay_out(playbook)
    ends = [
        sorted((layout.nodes[edge.source.id], layout.nodes[edge.target.id]), key=lambda node: node.x)
        for edge in layout.edges
    ]
    assert all(right.column == left.column + 1 for left, right in ends)
    first = sorted((left.y, right.y) for left, right in ends if left.column == 0)
    assert [right for _, right in first] == sorted(right for _, right in first)


def test_the_order_of_files_does_not_change_the_map():
    (expected,) = map_page(valid_playbook(base), settings)
    for seed in range(3):
        (page,) = map_page(valid_playbook(random.Random(seed).sample(base, len(base))), settings)
        assert page == expected


def test_the_map_has_anchors_for_aliases(playbook, text):
    for alias, entry in playbook.aliases.items():
        if entry.kind in KINDS:
            assert re.search(rf'- .*<span id="{alias}"></span>.*\n    {{ #{entry.id} }}\n', text)
    assert text.count("<span id=") == sum(entry.kind in KINDS for entry in playbook.aliases.values())


def test_a_playbook_with_only_articles_has_an_empty_map():
    playbook, _ = compiled([file for file in base if file.path.parts[0] == "articles"])
    (page,) = map_page(playbook, settings)
    assert '<svg class="pb-map-picture"' in page.body
    assert not NODE.findall(page.body)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("They go quiet", ("They go quiet",)),
        ("They ring because the order is late", ("They ring because", "the order is late")),
        ("They ring because the order is much too late", ("They ring because", "the order is much…")),
        ("Unverhältnismäßigkeitsprüfung", ("Unverhältnismäßi…",)),
    ],
)
def test_titles_are_wrapped_between_words_and_shortened(text, lines):
    assert wrap_text(text, 10.5, 2) == lines
    assert all(text_width(line) <= 10.5 for line in lines)
