"""Coverage: the states of passages, and properties that hold in every playbook."""

import json
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from playbook.kinds.article import Article
from playbook.reading.source import SourceFile
from playbook.review.coverage import State, measure_coverage
from playbook.review.fingerprint import fingerprint
from support.fixture_project import base, compiled, settings

WAIVER = ' waive="reason"'
KINDS = {"claim": "", "line": " .line", "comment": " .comment"}
KINDS_THAT_CITE = {
    "principles": "title: P\nsummary: S.\nno_script: Because.\nstatus: {status}\n---\n\n{text}\n\n## How to act on it\n\n- Act.\n",
    "anecdotes": "title: A\nsummary: S.\nillustrates: [tell-the-time]\nstatus: {status}\n---\n\n{text}\n",
    "scripts": "title: S\nsituation: asks-when-it-leaves\nprinciples: [tell-the-time]\nchannel: phone\nstatus: {status}\n---\n\n{text}\n\n"
    "## They say\n\n- When?\n\n## Say\n\n- Persistence: At ten.\n\n## Avoid\n\n- Later.\n\n## If they push back\n\n- Persistence: At ten.\n",
}


def article(passages):
    blocks = [
        f"Idea {number}.\n{{ #p{number}{KINDS[kind]}{WAIVER * waived} }}"
        for number, (kind, waived) in enumerate(passages)
    ]
    return SourceFile(PurePosixPath("articles/x.md"), "---\ntitle: X\nauthor: Y\n---\n\n" + "\n\n".join(blocks) + "\n")


def citing(number, kind, status, cited):
    text = " ".join(f"[@x#p{passage}]" for passage in cited) or "Nothing."
    return SourceFile(
        PurePosixPath(kind, f"e{number}.md"), "---\n" + KINDS_THAT_CITE[kind].format(status=status, text=text)
    )


@st.composite
def playbooks(draw):
    """Return passages, entries that cite some of them, and outdated review records of some of these citations."""
    passages = draw(st.lists(st.tuples(st.sampled_from(list(KINDS)), st.booleans()), min_size=1, max_size=6))
    indexes = st.integers(0, len(passages) - 1)
    statuses = st.sampled_from(["published", "draft"])
    entries = draw(
        st.lists(
            st.tuples(st.sampled_from(list(KINDS_THAT_CITE)), statuses, st.lists(indexes, unique=True)), max_size=5
        )
    )
    reviews = {
        f"e{number}": {f"x#p{passage}": "0" * 12 for passage in draw(st.lists(indexes, unique=True, max_size=2))}
        for number in range(len(entries))
    }
    return passages, entries, reviews


def coverage(passages, entries, reviews):
    files = [*base, article(passages), *(citing(number, *entry) for number, entry in enumerate(entries))]
    playbook, _ = compiled(files, reviews)
    return measure_coverage(playbook, settings).for_article(playbook.resolve("x"))


many = hypothesis_settings(max_examples=60)


@many
@given(playbooks())
def test_every_passage_has_exactly_one_state_as_defined(made):
    passages, entries, reviews = made
    measured = coverage(*made)
    assert [covered.passage.id for covered in measured.passages] == [f"p{number}" for number in range(len(passages))]
    assert sum(measured.counts.values()) == len(passages)
    for number, covered in enumerate(measured.passages):
        kind, waived = passages[number]
        cited_by = [(index, entry) for index, entry in enumerate(entries) if number in entry[2]]
        paying = [
            index
            for index, (folder, status, _) in cited_by
            if status == "published" and folder in settings.covered_by[kind]
        ]
        fresh = [index for index in paying if f"x#p{number}" not in reviews[f"e{index}"]]
        if waived:
            expected = State.STALE_WAIVER if cited_by else State.WAIVED
        elif fresh:
            expected = State.COVERED
        else:
            expected = State.SUSPECT if paying else State.UNCOVERED
        assert covered.state is expected


@many
@given(playbooks(), st.data())
def test_adding_a_citation_never_lowers_coverage_and_removing_one_never_raises_it(made, data):
    passages, entries, reviews = made
    missing = [
        (index, number)
        for index, entry in enumerate(entries)
        for number in range(len(passages))
        if number not in entry[2]
    ]
    if missing:
        index, number = data.draw(st.sampled_from(missing))
        kind, status, cited = entries[index]
        more = [*entries[:index], (kind, status, [*cited, number]), *entries[index + 1 :]]
        assert coverage(passages, more, reviews).percent >= coverage(*made).percent


@many
@given(playbooks(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(made, random):
    passages, entries, reviews = made
    files = [*base, article(passages), *(citing(number, *entry) for number, entry in enumerate(entries))]
    shuffled = random.sample(files, len(files))
    one, other = (measure_coverage(compiled(order, reviews)[0], settings) for order in (files, shuffled))
    assert [(covered.key, covered.state) for covered in one.passages] == [
        (covered.key, covered.state) for covered in other.passages
    ]


def test_fingerprints_depend_on_words_but_not_on_wrapping_and_markup():
    def prints(text):
        playbook, _ = compiled(
            [*base, SourceFile(PurePosixPath("articles/x.md"), f"---\ntitle: X\nauthor: Y\n---\n\n{text}")]
        )
        return fingerprint(playbook.resolve("x").passages[0])

    first = prints("One idea, told in [two](#a) words.\n{ #a }\n")
    assert prints("One *idea*, told\nin **two** words.\n{: #a .line }\n") == first
    assert prints("> One idea, told in\n> `two` words. [@gull-on-ferries#asks-twice]\n> { #a }\n") == first
    assert prints("One idea, told in three words.\n{ #a }\n") != first


def test_the_kinds_that_cover_a_passage_are_a_setting():
    playbook, _ = compiled(base)
    none = settings.model_copy(
        update={"covered_by": {"claim": ("tensions",), "line": ("tensions",), "comment": ("tensions",)}}
    )
    states = {covered.key: covered.state for covered in measure_coverage(playbook, none).passages}
    assert states["gull-on-ferries#asks-twice"] is State.COVERED
    assert states["gull-on-ferries#ours-to-answer"] is State.UNCOVERED


def test_a_playbook_without_articles_is_covered():
    playbook, _ = compiled([file for file in base if file.path.parts[0] != "articles"])
    assert playbook.entries_of_type(Article) == []
    assert measure_coverage(playbook, settings).percent == 100
    assert json.dumps(measure_coverage(playbook, settings).percent) == "100.0"
