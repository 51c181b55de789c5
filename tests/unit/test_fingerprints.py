"""Fingerprints and their versions: with records of any version, only a change of the text makes a page suspect."""

import pytest

from playbook.reading.source import SourceFile
from playbook.review.fingerprint import NORMALISERS, fingerprint, version_of
from playbook.review.records import FOLDER, load_reviews
from playbook.review.status import dependencies
from playbook.rules.review.records import InvalidReviewRecord
from playbook.rules.review.status import Suspect
from support.cli_runner import playbook
from support.fixture_project import ROOT, base, compiled, small_project, valid_playbook
from support.git_repos import change, start

# Fingerprints from before they had versions. Some differ from those of version 2 of the same text.
VERSION_1 = {
    "asks-when-it-leaves": "369b1dabd31c",
    "tell-the-time": "b8b7472ab355",
    "answer-for-it": "99395727f6aa",
    "gull-on-ferries#ours-to-answer": "7ba5b149c253",
    "gull-on-ferries#asks-twice": "7397d7564a47",
    "gull-on-ferries#in-the-rain": "ec6212cdcc98",
    "gull-on-ferries#only-a-time": "1b03d7af20b5",
    "gull-on-ferries#me-too": "762c20b866b7",
}
PRINCIPLE = "principles/tell-the-time.md"


def version_1(files=base):
    """Return records of version 1 for every entry."""
    entries = valid_playbook(files).entries.values()
    return {
        entry.id: {one.link.key: VERSION_1[one.link.key] for one in dependencies(valid_playbook(files), entry)}
        for entry in entries
    }


def changed(old, new):
    """Return the files of the fixture project with a change in a principle."""
    files = [
        SourceFile(file.path, file.text.replace(old, new)) if str(file.path) == PRINCIPLE else file for file in base
    ]
    assert files != base
    return files


def suspects(files, reviews):
    """Return the paths of the suspect entries."""
    return {found.location.path for found in compiled(files, reviews)[1] if found.rule is Suspect}


def write_records(project):
    """Write records of version 1 into a project."""
    (project / FOLDER).mkdir()
    for entry, review in version_1().items():
        text = "".join(f"{key} {digest}\n" for key, digest in sorted(review.items()))
        (project / FOLDER / f"{entry}.txt").write_text(text, "utf-8")


def run(project, *arguments, code=0, answer=""):
    done = playbook(project, *arguments, answer=answer)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_records_of_version_1_are_valid_while_the_text_is_unchanged():
    assert set(VERSION_1) == {key for review in version_1().values() for key in review}
    assert suspects(base, version_1()) == set()
    playbook_ = valid_playbook(base)
    principle = playbook_.entries["tell-the-time"]
    assert fingerprint(principle) != f"v2:{VERSION_1['tell-the-time']}"


def test_a_changed_text_makes_records_of_version_1_suspect():
    files = changed("Name a time, and keep it.", "Name two times.")
    assert suspects(files, version_1()) == {
        "content/anecdotes/only-a-time.md",
        "content/scripts/the-ferry-is-late.md",
        "content/tensions/time-or-answer.md",
    }


def test_the_records_of_the_project_are_valid():
    reviews, diagnostics = load_reviews(ROOT)
    assert diagnostics == []
    assert len(reviews) > 100
    assert {version_of(recorded) for review in reviews.values() for recorded in review.values()} <= set(NORMALISERS)
    assert "suspect" not in run(ROOT, "check", "--select", "suspect")


@pytest.mark.parametrize("with_git", [True, False], ids=["git", "no-git"])
def test_review_upgrades_only_the_records_of_the_reviewed_entry(tmp_path, with_git):
    project = small_project(tmp_path)
    write_records(project)
    before = {path.name: path.read_text("utf-8") for path in (project / FOLDER).iterdir()}
    if with_git:
        start(project)
    assert "nothing that it depends on has changed" in run(project, "review", "the-ferry-is-late", "--yes")
    change(project, PRINCIPLE, "Name a time, and keep it.", "Name two times.")
    output = run(project, "review", "the-ferry-is-late", answer="n\n")
    assert "    + Name two times." in output
    assert ("    - Name a time, and keep it." in output) is with_git
    assert {path.name: path.read_text("utf-8") for path in (project / FOLDER).iterdir()} == before

    run(project, "review", "the-ferry-is-late", "--yes")
    after = {path.name: path.read_text("utf-8") for path in (project / FOLDER).iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"the-ferry-is-late.txt"}
    lines = after["the-ferry-is-late.txt"].splitlines()
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)
    assert all(line.split()[1].startswith("v2:") for line in lines)
    output = run(project, "check", "--select", "suspect", code=1)
    assert "the-ferry-is-late" not in output
    assert "only-a-time" in output


def test_the_suggested_record_can_be_entered_by_hand(tmp_path):
    project = small_project(tmp_path)
    write_records(project)
    change(project, PRINCIPLE, "Name a time, and keep it.", "Name two times.")
    output = run(project, "check", "--format", "json", "--select", "suspect", code=1)
    line = output.split('by the line \\"')[1].split('\\"')[0]
    assert line.startswith("tell-the-time v2:")
    for name in ("only-a-time", "the-ferry-is-late", "time-or-answer"):
        record = project / FOLDER / f"{name}.txt"
        lines = record.read_text("utf-8").splitlines()
        record.write_text("\n".join(line if each.startswith("tell-the-time ") else each for each in lines), "utf-8")
    run(project, "check")


def test_a_future_version_makes_nothing_suspect(monkeypatch):
    playbook_ = valid_playbook(base)
    version_2 = {
        entry.id: {one.link.key: fingerprint(one.link.destination) for one in dependencies(playbook_, entry)}
        for entry in playbook_.entries.values()
    }
    mixed = {
        id: {key: VERSION_1[key] if index % 2 else recorded for index, (key, recorded) in enumerate(review.items())}
        for id, review in version_2.items()
    }
    monkeypatch.setitem(NORMALISERS, 3, lambda output: output.plain_text.upper())
    files = changed("Name a time, and keep it.", "Name two times.")
    for reviews in (version_1(), version_2, mixed):
        assert suspects(base, reviews) == set()
        assert len(suspects(files, reviews)) == 3
    assert all(fingerprint(entry).startswith("v3:") for entry in playbook_.entries.values())


@pytest.mark.parametrize(
    ("fingerprint_", "message"),
    [
        ("v3:0123456789ab", "This version of the compiler does not know fingerprints of version 3."),
        ("v1:0123456789ab", "This is not a valid review record."),
        ("v2:0123456789AB", "This is not a valid review record."),
        ("2:0123456789ab", "This is not a valid review record."),
        ("v99999:0123456789ab", "This is not a valid review record."),
    ],
)
def test_a_record_that_cannot_be_compared_is_reported(tmp_path, fingerprint_, message):
    (tmp_path / FOLDER).mkdir(parents=True)
    path = tmp_path / FOLDER / "tell-the-time.txt"
    path.write_text(f"gull-on-ferries#asks-twice v2:0123456789ab\ngull-on-ferries#me-too {fingerprint_}\n", "utf-8")
    reviews, diagnostics = load_reviews(tmp_path)
    assert reviews == {"tell-the-time": {"gull-on-ferries#asks-twice": "v2:0123456789ab"}}
    assert [(str(found.location), found.rule, found.message) for found in diagnostics] == [
        (f"{FOLDER}/tell-the-time.txt:2:1", InvalidReviewRecord, message)
    ]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("They ask twice", r"They ask *twi*ce", True),
        ("They ask twice", "They\nask  twice", True),
        ("nobody told them once.", r"nobody told them once\.", True),
        ("nobody told them once.", "nobody told them once&#46;", True),
        ("They ask twice", "They `ask twice`", True),
        ("They ask twice", "They `ask *twice*`", False),
        ("They ask twice", "They ask_ twice", False),
        ("They ask twice", "They ask thrice", False),
    ],
)
def test_version_2_reads_markdown(old, new, same):
    before, after = (valid_playbook(files).entries["tell-the-time"] for files in (base, changed(old, new)))
    assert (fingerprint(before) == fingerprint(after)) is same
