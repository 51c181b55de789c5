"""Addresses on GitHub and GitLab, derived from one setting."""

from urllib.parse import parse_qs, urlsplit

import pytest

from playbook.authoring.edit_links import edit_links
from playbook.authoring.git_host import git_host
from playbook.authoring.scaffold import template
from playbook.kinds.registry import KINDS
from support.fixture_project import settings

PAGE = "content/scripts/late-order.md"
TEXT = "---\ntitle: A & B = “C” #1 + 50%\n---\n"


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "edit"),
    [
        ("https://github.com/team/playbook", None, "https://github.com/team/playbook/edit/main/"),
        ("https://github.com/team/playbook/", "", "https://github.com/team/playbook/edit/main/"),
        ("https://github.com/team/playbook.git", "edit/next/content/", "https://github.com/team/playbook/edit/next/"),
        ("https://github.com/team/playbook", "blob/v1/2/content", "https://github.com/team/playbook/edit/v1/2/"),
        ("https://git.example.org/team/playbook", None, "https://git.example.org/team/playbook/edit/main/"),
        ("https://gitlab.com/team/sub/playbook", None, "https://gitlab.com/team/sub/playbook/-/edit/main/"),
        ("https://gitlab.com/team/playbook", "edit/next/content/", "https://gitlab.com/team/playbook/-/edit/next/"),
        ("https://gitlab.example.org/playbook", None, "https://gitlab.example.org/playbook/-/edit/main/"),
        (
            "https://git.example.org/playbook",
            "-/edit/main/content/",
            "https://git.example.org/playbook/-/edit/main/",
        ),
        ("https://github.com/gitlab/playbook", None, "https://github.com/gitlab/playbook/edit/main/"),
        ("https://github.com/team/playbook", "edit/a#b/content/", "https://github.com/team/playbook/edit/a%23b/"),
    ],
)
def test_where_a_file_is_edited(repo_url, edit_uri, edit):
    assert git_host(repo_url, edit_uri).edit(PAGE) == edit + PAGE


@pytest.mark.parametrize("edit_uri", ["edit/main/docs/", "main", "?query=edit", "content/", "edit//content"])
def test_an_edit_uri_that_names_no_branch_is_refused(edit_uri):
    with pytest.raises(ValueError, match="Use edit/main/content/"):
        git_host("https://github.com/team/playbook", edit_uri)


def understood(address):
    """Return the path of an address, and its query as a host reads it."""
    parts = urlsplit(address)
    return parts.path, {key: value[0] for key, value in parse_qs(parts.query, strict_parsing=True).items()}


def test_where_a_file_is_added():
    assert understood(git_host("https://github.com/team/playbook").new(PAGE, TEXT)) == (
        "/team/playbook/new/main",
        {"filename": PAGE, "value": TEXT},
    )
    assert understood(git_host("https://gitlab.com/team/playbook").new(PAGE, TEXT)) == (
        "/team/playbook/-/new/main",
        {"file_name": PAGE, "content": TEXT},
    )


def test_where_a_problem_is_reported():
    title, page = "Late & “lost”?", "scripts/late-order.html"
    assert understood(git_host("https://github.com/team/playbook").report(title, page)) == (
        "/team/playbook/issues/new",
        {"template": "problem.yml", "title": f"Problem: {title}", "page": page},
    )
    path, query = understood(git_host("https://gitlab.com/team/playbook").report(title, page))
    assert path == "/team/playbook/-/issues/new"
    assert query.keys() == {"issue[title]", "issue[description]"}
    assert query["issue[title]"] == f"Problem: {title}"
    assert f"Page: {page}\n" in query["issue[description]"]


@pytest.mark.parametrize("host", ["https://github.com/team/playbook", "https://gitlab.example.org/team/playbook"])
def test_lists_of_entries_have_links_to_add_one(host):
    git = git_host(host)
    home = edit_links(git, settings, "index.md", None, "The playbook", "index.html")
    assert [addition.words for addition in home.add] == [
        *("a situation", "a script", "a principle", "a tension", "an anecdote", "an article", "a guide"),
    ]
    for kind in KINDS:
        (addition,) = edit_links(git, settings, f"{kind}/index.md", None, "A list", f"{kind}/index.html").add
        assert addition in home.add
        assert list(understood(addition.address)[1].values()) == [
            f"content/{kind}/name-of-the-page.md",
            template(kind, settings),
        ]
        # GitHub rejects addresses of 8192 characters (https://github.com/github/docs/issues/5136).
        assert len(addition.address) < 8000


def test_the_edit_links_of_a_page():
    git = git_host("https://github.com/team/playbook")
    written = edit_links(
        git, settings, "scripts/late-order.md", "scripts/late-order.md", "Late", "scripts/late-order.html"
    )
    assert written.edit == git.edit("content/scripts/late-order.md")
    assert written.add == ()
    made = edit_links(git, settings, "a-to-z.md", None, "A to Z", "a-to-z.html")
    assert made.edit == git.edit("site_config/playbook.yml")
    assert made.add == ()
