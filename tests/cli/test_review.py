"""The review loop: a source changes, its pages become suspect, somebody re-reads them, and the check passes again."""

import os
import subprocess
from datetime import date

import pytest

from playbook.review.fingerprint import fingerprint
from playbook.review.records import FOLDER, load_reviews
from playbook.review.status import ReviewStatus, review_statuses
from playbook.rules.review.records import InvalidReviewRecord
from playbook.rules.review.status import DueForReview
from support.cli_runner import playbook
from support.fixture_project import base, compiled, small_project

GIT = {
    "GIT_AUTHOR_NAME": "editor",
    "GIT_AUTHOR_EMAIL": "editor@example.org",
    "GIT_COMMITTER_NAME": "editor",
    "GIT_COMMITTER_EMAIL": "editor@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
ENTRIES = [file.path.stem for file in base if file.path.parts[0] != "articles"]


@pytest.fixture
def project(tmp_path):
    return small_project(tmp_path)


def run(project, *arguments, code=0, answer=""):
    done = playbook(project, *arguments, answer=answer)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def commit(project, message):
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", message]):
        subprocess.run(["git", *arguments], cwd=project, env={**os.environ, **GIT}, check=True)


def change(project, path, old, new):
    file = project / "content" / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def recorded(project):
    return {path.name: path.read_text("utf-8") for path in sorted((project / FOLDER).glob("*"))}


@pytest.mark.parametrize("with_git", [True, False], ids=["git", "no-git"])
def test_the_loop_from_a_changed_passage_to_a_confirmed_page(project, with_git):
    run(project, "review", "--yes", *ENTRIES)
    if with_git:
        commit(project, "Start")
    run(project, "check")

    change(project, "articles/gull-on-ferries.md", "A passenger who asks twice", "Whoever asks twice")
    output = run(project, "coverage", code=1)
    lines = (project / "content/articles/gull-on-ferries.md").read_text("utf-8").splitlines()
    line = next(number for number, line in enumerate(lines, 1) if line.startswith("Whoever asks twice"))
    assert f"content/articles/gull-on-ferries.md:{line}:1: suspect: gull-on-ferries#asks-twice" in output
    assert "help: Re-read, then type: playbook review time-or-answer tell-the-time" in output
    output = run(project, "check", code=1)
    assert "content/principles/tell-the-time.md:7:45: error: suspect (PB504)" in output
    assert "content/tensions/time-or-answer.md:7:40: error: suspect (PB504)" in output

    output = run(project, "impact", "gull-on-ferries#asks-twice")
    assert "principles/tell-the-time.md" in output
    assert "scripts/the-ferry-is-late.md" in output

    before = recorded(project)
    output = run(project, "review", "tell-the-time", answer="n\n")
    new = lines[line - 1].replace("[the first idea](#ours-to-answer)", "the first idea")
    assert f"    + {new}\n" in output
    assert (f"    - {new.replace('Whoever asks', 'A passenger who asks')}\n" in output) is with_git
    assert recorded(project) == before

    run(project, "review", "tell-the-time", answer="y\n")
    after = recorded(project)
    assert {name for name in after if after[name] != before[name]} == {"tell-the-time.txt"}
    assert "tension" not in run(project, "coverage")  # one re-read page is enough for the passage
    assert "time-or-answer.md:7:40: error: suspect" in run(project, "check", code=1)
    run(project, "review", "time-or-answer", "--yes")
    run(project, "check")
    assert "nothing that it depends on has changed" in run(project, "review", "tell-the-time")


def test_a_changed_principle_makes_its_scripts_suspect(project):
    run(project, "review", "--yes", *ENTRIES)
    commit(project, "Start")
    change(project, "principles/tell-the-time.md", "Name a time, and keep it.", "Name two times.")
    output = run(project, "check", code=1)
    assert "content/scripts/the-ferry-is-late.md:5:13: error: suspect (PB504)" in output
    output = run(project, "review", "the-ferry-is-late", "--yes")
    assert "    - Name a time, and keep it." in output
    assert "    + Name two times." in output


def test_markup_wrapping_phrases_and_keywords_make_nothing_suspect(project):
    run(project, "review", "--yes", *ENTRIES)
    change(project, "articles/gull-on-ferries.md", "A passenger who asks twice", "A *passenger* who\nasks **twice**")
    change(
        project, "situations/asks-when-it-leaves.md", "  - I asked an hour ago", "  - I asked an hour ago\n  - When?!"
    )
    change(project, "principles/answer-for-it.md", "keywords: [late, Ferry]", "keywords: [late, Ferry, sea]")
    run(project, "check")


def test_only_review_writes_and_a_new_entry_is_not_suspect(project):
    for arguments in (["check"], ["coverage"], ["impact", "tell-the-time"]):
        run(project, *arguments)
    assert not (project / FOLDER).exists()
    run(project, "review", "tell-the-time", "--yes")
    assert list(recorded(project)) == ["tell-the-time.txt"]
    lines = recorded(project)["tell-the-time.txt"].splitlines()
    assert lines == sorted(lines)
    assert [line.split()[0] for line in lines] == ["gull-on-ferries#asks-twice"]
    # A relation that was added since the review is not suspect either.
    change(
        project,
        "principles/tell-the-time.md",
        "[[time-or-answer]]",
        "[[time-or-answer]] [@gull-on-ferries#ours-to-answer]",
    )
    run(project, "check")


def test_renamed_entries_and_targets_keep_their_reviews(project):
    run(project, "review", "--yes", *ENTRIES)
    commit(project, "Start")
    old, new = project / "content/principles/tell-the-time.md", project / "content/principles/say-when.md"
    new.write_text(old.read_text("utf-8").replace("---\n\n", "aliases: [tell-the-time]\n---\n\n"), "utf-8")
    old.unlink()
    change(project, "principles/answer-for-it.md", "tell-the-time.md#", "say-when.md#")
    change(project, "articles/gull-on-ferries.md", "A passenger who asks twice", "Whoever asks twice")
    output = run(project, "check", code=1)
    assert "content/principles/say-when.md:8:45: error: suspect" in output
    assert "the-ferry-is-late" not in output
    run(project, "review", "say-when", "time-or-answer", "--yes")
    run(project, "check")
    assert "say-when.txt" in recorded(project)
    assert "tell-the-time.txt" not in recorded(project)


def test_an_unknown_name_is_reported_with_the_most_similar_one(project):
    assert 'Did you mean "tell-the-time"?' in run(project, "review", "tell-the-tim", code=2)
    assert 'Did you mean "asks-twice"?' in run(project, "impact", "gull-on-ferries#ask-twice", code=2)
    assert "no passage" in run(project, "impact", "tell-the-time#x", code=2)


def test_an_invalid_review_record_is_reported(project):
    (project / FOLDER).mkdir()
    (project / FOLDER / "tell-the-time.txt").write_text("gull-on-ferries#asks-twice 0123456789ab\n<<<<<<< ours\n")
    reviews, diagnostics = load_reviews(project)
    assert reviews == {"tell-the-time": {"gull-on-ferries#asks-twice": "0123456789ab"}}
    assert [(str(found.location), found.rule) for found in diagnostics] == [
        (f"{FOLDER}/tell-the-time.txt:2:1", InvalidReviewRecord)
    ]


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2026, 6, 14), ReviewStatus.REVIEWED), (date(2026, 6, 15), ReviewStatus.DUE)],
    ids=["day", "day after"],
)
def test_due_for_review_is_a_warning_from_the_day_after(project, today, expected):
    files = [file for file in base if file.path.stem != "only-a-time"]
    (dated,) = [file for file in base if file.path.stem == "only-a-time"]
    dated = type(dated)(dated.path, dated.text.replace("---\n\n", "review_by: 2026-06-14\n---\n\n"))
    playbook, _ = compiled([*files, dated], {}, today)
    links = playbook.links_from(playbook.resolve("only-a-time"))
    reviews = {"only-a-time": {link.key: fingerprint(link.destination) for link in links}}
    playbook, diagnostics = compiled([*files, dated], reviews, today)
    assert review_statuses(playbook)["only-a-time"] is expected
    assert [found.rule for found in diagnostics] == ([DueForReview] if expected is ReviewStatus.DUE else [])
