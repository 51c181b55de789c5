"""The summary of a pull request, on small Git histories; each is compared with a file in `cases/summaries/`.

After an intended change, update them with `BLESS=1 .venv/bin/pytest tests/cli/test_summary.py`, and read the diff.
"""

import re
import shutil
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from playbook import cli
from playbook.changes.summary import code, escape_for_host
from support.fixture_project import CASES, base, small_project
from support.git_repos import ENVIRONMENT, change, commit, git, playbook, start
from support.golden import check_no_stale_files, compare_file

GOLDEN = CASES / "summaries"
ENTRIES = [file.path.stem for file in base if file.path.parts[0] != "articles"]


@pytest.fixture(scope="session")
def reviewed(tmp_path_factory):
    folder = small_project(tmp_path_factory.mktemp("reviewed"))
    playbook(folder, "review", "--yes", *ENTRIES)
    start(folder)
    return folder


@pytest.fixture
def history(reviewed, tmp_path):
    """A clean and reviewed playbook, committed on `main`, with the branch `change` checked out."""
    return shutil.copytree(reviewed, tmp_path / "project")


def nothing(folder):
    pass


def a_sentence(folder):
    change(folder, "anecdotes/only-a-time.md", "Jo asked for nothing but a time.", "A time was all that Jo asked for.")


def phrases(folder):
    change(
        folder, "situations/asks-when-it-leaves.md", "  - I asked an hour ago", "  - When?!\n  - I asked an hour ago"
    )


def front_matter(folder):
    change(folder, "situations/asks-when-it-leaves.md", "moment: during", "moment: after")
    change(folder, "situations/asks-when-it-leaves.md", "---\n\n", "owner: The pier\n---\n\n")
    change(folder, "principles/answer-for-it.md", "keywords: [late, Ferry]\n", "keywords: [sea]\n")
    change(folder, "anecdotes/only-a-time.md", "title: Only a time\n", "title:   Only a time\n\n")


SCRIPT = """---
title: The ferry is full
summary: For those who are left on the pier.
situation: asks-when-it-leaves
principles: [tell-the-time]
channel: desk
---

They came in time, and there was no room. [@gull-on-ferries#asks-twice]

## They say

- We were here first!

## Say

- Openness: You stood here in time, and the ferry left without you.
- Persistence: I have kept your place in the next one, at {time}.

## Avoid

- It is always full on Sundays. ([[answer-for-it]])

## If they push back

- Persistence: I will write your name on the list now.
"""


def a_script(folder):
    (folder / "content/scripts/the-ferry-is-full.md").write_text(SCRIPT, "utf-8")


def moved(folder, old, new, extra=""):
    text = (folder / "content" / old).read_text("utf-8")
    (folder / "content" / old).unlink()
    (folder / "content" / new).write_text(text.replace("---\n\n", f"{extra}---\n\n", 1), "utf-8")


def rename(folder):
    moved(
        folder,
        "situations/asks-when-it-leaves.md",
        "situations/asks-for-the-time.md",
        "aliases: [asks-when-it-leaves]\n",
    )


def rename_without_alias(folder):
    moved(folder, "anecdotes/only-a-time.md", "anecdotes/no-more-than-a-time.md")


def delete(folder):
    # Only the tension links to the draft.
    (folder / "content/scripts/write-that-it-is-late.md").unlink()
    change(folder, "tensions/time-or-answer.md", "[[write-that-it-is-late]]", "[[the-ferry-is-late]]")


def delete_into_another(folder):
    (folder / "content/scripts/write-that-it-is-late.md").unlink()
    change(
        folder,
        "scripts/the-ferry-is-late.md",
        "keywords: [ferry]",
        "keywords: [ferry]\naliases: [write-that-it-is-late]",
    )


def uncover(folder):
    change(folder, "anecdotes/only-a-time.md", " So did another. [@gull-on-ferries#me-too]", "")


def suspect(folder):
    change(folder, "articles/gull-on-ferries.md", "A passenger who asks twice", "Whoever asks twice")


def problems(folder):
    change(folder, "principles/tell-the-time.md", "[[time-or-answer]]", "[[time-or-answers]] [[nowhere-at-all]]")
    change(folder, "scripts/the-ferry-is-late.md", "You have stood", "Please be patient. You have stood")
    change(folder, "anecdotes/only-a-time.md", "---\n\n", "review_by: 2026-06-01\n---\n\n")


def many_problems(folder):
    links = " ".join(f"[[nowhere-{number:02}]]" for number in range(14))
    change(folder, "anecdotes/only-a-time.md", "Jo asked", f"{links}\nJo asked")


def invalid_settings(folder):
    (folder / "site_config/playbook.yml").write_text("doing: [")
    a_sentence(folder)


def hostile(folder):
    """Add text that the host of a pull request would treat as markup, a mention or an issue."""
    file = folder / "content/anecdotes/only-a-time.md"
    change(
        folder, "anecdotes/only-a-time.md", "title: Only a time", "title: '<b>@all</b> | #12 *now* [x](y) ![z](w) `c`'"
    )
    change(folder, "anecdotes/only-a-time.md", "Jo asked", "[[<img src=x>|@jo]] Jo asked")
    file.rename(file.with_name("`only` @me.md"))


CHANGES = (
    nothing, a_sentence, phrases, front_matter, a_script, rename, rename_without_alias, delete, delete_into_another,
    uncover, suspect, problems, many_problems, invalid_settings, hostile,
)  # fmt: skip


def golden(edit):
    return GOLDEN / f"{edit.__name__.replace('_', '-')}.md"


@pytest.mark.parametrize("edit", CHANGES, ids=lambda edit: edit.__name__)
def test_the_summary_of_a_change(history, edit):
    edit(history)
    commit(history, "Change")
    output, complaints = playbook(history, "summary", "--base", "main")
    assert complaints == ""
    compare_file(golden(edit), output)


def summary(folder, base="main"):
    return playbook(folder, "summary", "--base", base)[0]


def test_every_expected_summary_belongs_to_a_change():
    check_no_stale_files(GOLDEN.iterdir(), map(golden, CHANGES))


def test_commits_and_uncommitted_changes_are_summarised_together(history):
    expected = None
    for commits in (True, False):
        git(history, "switch", "-q", "-C", "change", "main")
        for edit in (a_sentence, phrases, a_script, delete_into_another):
            edit(history)
            if commits:
                commit(history, edit.__name__)
        output = summary(history)
        assert output.count("\n- ") == 5
        assert expected in (output, None)
        expected = output


def test_later_commits_on_main_are_not_part_of_the_change(history):
    a_sentence(history)
    commit(history, "Change")
    alone = summary(history)
    git(history, "switch", "-q", "main")
    phrases(history)
    commit(history, "Meanwhile")
    git(history, "switch", "-q", "change")
    assert summary(history) == alone
    # A workflow on GitHub checks the merge of the two branches.
    git(history, "merge", "-q", "--no-edit", "main")
    assert summary(history) == alone


def test_old_problems_come_last_and_fixed_ones_are_counted(history):
    git(history, "switch", "-q", "main")
    problems(history)
    uncover(history)
    commit(history, "Findings")
    git(history, "switch", "-q", "-C", "change")
    assert "All of them were there before this change. 1 warning, which blocks nothing." in summary(history)
    change(history, "principles/tell-the-time.md", "[[nowhere-at-all]]", "[[elsewhere]]")
    change(history, "anecdotes/only-a-time.md", "review_by: 2026-06-01\n", "")
    change(history, "scripts/the-ferry-is-late.md", "## Say\n", "One line more.\n\n## Say\n")
    output = summary(history)
    assert "This change fixes 2 earlier problems." in output
    first, *others = [line for line in output.splitlines() if line.startswith("- `content/") and "gull-on" not in line]
    assert 'There is no entry "elsewhere".' in first
    assert "Not new" not in first
    assert any('"be patient"' in line and line.endswith("(Not new.)") for line in others)


def test_a_page_that_became_unreadable_is_not_removed_and_fixes_nothing(history):
    git(history, "switch", "-q", "main")
    change(history, "scripts/the-ferry-is-late.md", "channel: desk", "channel: pier")
    commit(history, "Findings")
    git(history, "switch", "-q", "-C", "change")
    change(history, "scripts/the-ferry-is-late.md", "---\ntitle:", "title:")
    output = summary(history)
    assert "- Changed: **the-ferry-is-late**" in output
    assert "does not know the word" not in output
    assert "Removed" not in output
    assert "earlier problem" not in output


def test_very_long_pages_are_summarised_in_time(history):
    page = history / "content/anecdotes/only-a-time.md"
    for number in range(3):
        page.with_name(f"gone-{number}.md").write_text("".join(f"{line % 7}\n" for line in range(100_000)))
    page.write_text("[" * 1_000_000)
    git(history, "switch", "-q", "main")
    commit(history, "Long")
    git(history, "switch", "-q", "-C", "change")
    page.write_text("]" * 1_000_000)
    for number in range(3):
        page.with_name(f"gone-{number}.md").rename(page.with_name(f"new-{number}.md"))
    output = summary(history)
    assert "- Changed: **only-a-time** (`content/anecdotes/only-a-time.md`): too long to compare." in output
    assert "- Removed: **gone-2**" in output
    assert "- Added: **new-2**" in output


def test_a_renamed_page_keeps_its_problems_and_lists_its_changes(history):
    git(history, "switch", "-q", "main")
    change(history, "situations/asks-when-it-leaves.md", "[[tell-the-time]]", "[[nowhere-at-all]] [[tell-the-time]]")
    commit(history, "Findings")
    git(history, "switch", "-q", "-C", "change")
    rename(history)
    change(history, "situations/asks-for-the-time.md", "They want one number.", "They want a number.")
    output = summary(history)
    assert "All of them were there before this change." in output
    assert "formerly `content/situations/asks-when-it-leaves.md`: 1 alias added, 1 line changed." in output


def test_a_page_in_another_folder_loses_its_address(history):
    moved(history, "anecdotes/only-a-time.md", "principles/only-a-time.md")
    assert (
        "Renamed: **Only a time** (`content/principles/only-a-time.md`), formerly `content/anecdotes/only-a-time.md`. "
        "It is in another folder now, so its old address no longer works."
    ) in summary(history)


def test_a_long_list_begins_with_the_pages_to_fix(history):
    for number in range(12):
        (history / f"content/anecdotes/a-new-{number:02}.md").write_text("Nothing yet.\n")
    delete(history)
    pages = summary(history).split("### Pages\n\n")[1].splitlines()
    assert pages[0].startswith("- Removed: **Write that it is late**")
    assert "- … and 4 more" in pages


def test_a_playbook_in_a_subfolder_of_a_repository(tmp_path):
    folder = tmp_path / "deep" / "down"
    folder.mkdir(parents=True)
    small_project(folder)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "other.md").write_text("Somebody else's.")
    start(tmp_path)
    phrases(folder)
    assert "- Changed: **They ask when it leaves**" in summary(folder)
    assert summary(folder).count("\n- ") == 1


@pytest.mark.parametrize("without", [["content"], ["site_config"], ["content", "site_config"]], ids="-".join)
def test_the_first_commit_of_a_playbook(tmp_path, without):
    kept = small_project(tmp_path / "kept")
    (tmp_path / "mkdocs.yml").write_text("site_name: New")
    for name in {"content", "site_config"} - set(without):
        shutil.copytree(kept / name, tmp_path / name)
    start(tmp_path)
    for name in without:
        (kept / name).rename(tmp_path / name)
    output = summary(tmp_path)
    assert output.startswith("## Ready: nothing to fix\n")
    assert ("- Added: **Only a time**" in output) is ("content" in without)
    assert "**100%** of the articles' ideas are covered (5 of 5)" in output


def test_a_base_whose_settings_cannot_be_read(history):
    git(history, "switch", "-q", "main")
    settings = (history / "site_config/playbook.yml").read_text("utf-8")
    invalid_settings(history)
    commit(history, "Invalid settings")
    git(history, "switch", "-q", "-C", "change")
    (history / "site_config/playbook.yml").write_text(settings, "utf-8")
    output = summary(history)
    assert output.startswith("## Ready: nothing to fix\n\nThis change fixes 1 earlier problem.\n")
    assert "No page changed." in output


def test_symbolic_links_are_not_followed(history):
    git(history, "switch", "-q", "main")
    (history / "content/anecdotes/link.md").symlink_to("/etc/passwd")
    commit(history, "Link")
    git(history, "switch", "-q", "-C", "change")
    (history / "content/anecdotes/link.md").unlink()
    assert "This change fixes 1 earlier problem." in summary(history)
    assert "No page changed." in summary(history)


def refused(folder, base, *words):
    _, complaint = playbook(folder, "summary", "--base", base, code=cli.EXIT_USAGE)
    for word in words:
        assert word in complaint


@pytest.mark.parametrize("base", ["nowhere", "-x", "--help", "", "main:content", "a b"])
def test_a_base_that_does_not_exist(history, base):
    refused(history, base, f'Git does not know the commit "{base}".', '"git fetch"')


def test_a_repository_without_a_commit(tmp_path):
    git(small_project(tmp_path), "init", "-q", "-b", "main")
    refused(tmp_path, "main", 'Git does not know the commit "HEAD".')


def test_branches_without_a_common_commit(history):
    git(history, "switch", "-q", "--orphan", "other")
    small_project(history)
    commit(history, "Other")
    refused(history, "main", '"main" and HEAD have no commit in common.')


def test_a_shallow_clone_says_how_to_get_the_rest(history, tmp_path):
    phrases(history)
    commit(history, "Change")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", history.as_uri(), str(clone))
    refused(clone, "origin/main", "have no commit in common", "git fetch --unshallow", "fetch-depth: 0", "GIT_DEPTH: 0")
    refused(clone, "HEAD~1", "Git does not know the commit", "git fetch --unshallow")
    git(clone, "fetch", "-q", "--unshallow")
    assert "1 phrase added" in summary(clone, "origin/main")


def test_outside_a_repository(tmp_path):
    refused(small_project(tmp_path), "main", "There is no Git history to compare with.", "not a git repository")


def test_without_git(history, monkeypatch, tmp_path):
    monkeypatch.setitem(ENVIRONMENT, "PATH", str(tmp_path))
    refused(history, "main", "Git cannot be run", "Install it first.")


# Hosts convert the summary to HTML in the same way, and then look for names, numbers and the like in the text between tags.
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
REFERENCE = re.compile(r"[@!$%~&^]\w|#\d|:[\w+-]+:|\bGH-\d")
AWKWARD = st.text(st.sampled_from("ab1 @#!$%~&^:-GH*_`[]()<>|\\\"'\n\t{}.\u200b\u00a0é")) | st.text()


@given(AWKWARD)
def test_no_title_is_markup_for_the_host(text):
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())[:199]
    made = MARKDOWN.render(f"- Changed: **x{escape_for_host(text)}x** ({code('p' + text)}): y")
    parts = re.fullmatch(r"<ul>\n<li>Changed: <strong>x(.*)x</strong> \(<code>p(.*)</code>\): y</li>\n</ul>\n", made)
    assert parts
    between = parts[1].split("<!-- -->")
    assert not any(REFERENCE.search(unescape(part)) or "<" in part for part in between)
    assert unescape("".join(between)).startswith(shown[:199])
    assert "<" not in parts[2]
