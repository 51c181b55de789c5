"""The addresses at which GitHub or GitLab lets people edit a file, add one, or report a problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

_EDIT_URI = re.compile(r"/?(?P<gitlab>-/)?(?:edit|blob)/(?P<branch>.+)/content/?")


@dataclass(frozen=True)
class GitHost:
    """A repository on GitHub or GitLab: its address and the published branch.

    Paths are relative to the project's root, which is the repository's root too.
    """

    repository: str
    branch: str
    gitlab: bool

    def edit(self, path: str) -> str:
        """Return the address to edit a file."""
        return f"{self.repository}/{'-/' if self.gitlab else ''}edit/{quote(self.branch)}/{quote(path)}"

    def new(self, path: str, text: str) -> str:
        """Return the address to add a file, with its path and its text filled in.

        Some versions of GitLab ignored the text: https://gitlab.com/gitlab-org/gitlab/-/issues/594214
        """
        if self.gitlab:
            return f"{self.repository}/-/new/{quote(self.branch)}?{_query(file_name=path, content=text)}"
        return f"{self.repository}/new/{quote(self.branch)}?{_query(filename=path, value=text)}"

    def report(self, title: str, address: str) -> str:
        """Return the address to report a problem with a page."""
        subject = f"Problem: {title}"
        if self.gitlab:
            text = f"Page: {address}\n\nWhat is wrong, and what should it say?\n\n"
            query = _query(**{"issue[title]": subject, "issue[description]": text})
            return f"{self.repository}/-/issues/new?{query}"
        return f"{self.repository}/issues/new?{_query(template='problem.yml', title=subject, page=address)}"


def git_host(repo_url: str, edit_uri: str | None = None) -> GitHost:
    """Return the host of a repository: GitLab if its name says so or `edit_uri` begins with "-/", otherwise GitHub.

    Raises:
        ValueError: `edit_uri` is invalid; the message shows valid ones.
    """
    match = _EDIT_URI.fullmatch(edit_uri) if edit_uri else None
    if edit_uri and not match:
        raise ValueError(f'edit_uri is "{edit_uri}". Use edit/main/content/, or -/edit/main/content/ for GitLab')
    gitlab = "gitlab" in (urlsplit(repo_url).hostname or "") or bool(match and match["gitlab"])
    return GitHost(repo_url.rstrip("/").removesuffix(".git"), match["branch"] if match else "main", gitlab)


def _query(**values: str) -> str:
    return urlencode(values, quote_via=quote, safe="/")
