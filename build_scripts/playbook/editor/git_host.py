"""The Git host: the addresses at which GitHub or GitLab lets one edit a file, add one, or report a problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

_EDIT_URI = re.compile(r"/?(?P<gitlab>-/)?(?:edit|blob)/(?P<branch>.+)/content/?")


@dataclass(frozen=True)
class GitHost:
    """Where the sources lie: the address of the repository, the branch that is published, and which host it is.

    Paths are relative to the project's root, which is that of the repository.
    """

    repository: str
    branch: str
    gitlab: bool

    def edit(self, path: str) -> str:
        """Where a file is edited."""
        return f"{self.repository}/{'-/' if self.gitlab else ''}edit/{quote(self.branch)}/{quote(path)}"

    def new(self, path: str, text: str) -> str:
        """Where a file is added: the page is filled in with its path and its text.

        GitLab left the text out for a while, and does so no more: https://gitlab.com/gitlab-org/gitlab/-/issues/594214
        """
        if self.gitlab:
            return f"{self.repository}/-/new/{quote(self.branch)}?{_query(file_name=path, content=text)}"
        return f"{self.repository}/new/{quote(self.branch)}?{_query(filename=path, value=text)}"

    def report(self, title: str, address: str) -> str:
        """Where a problem with the page of that title and address is reported."""
        subject = f"Problem: {title}"
        if self.gitlab:
            text = f"Page: {address}\n\nWhat is wrong, and what should it say?\n\n"
            query = _query(**{"issue[title]": subject, "issue[description]": text})
            return f"{self.repository}/-/issues/new?{query}"
        return f"{self.repository}/issues/new?{_query(template='problem.yml', title=subject, page=address)}"


def git_host(repo_url: str, edit_uri: str | None = None) -> GitHost:
    """The host of a repository: GitLab where its name says so or `edit_uri` begins with "-/", else GitHub.

    Raises:
        ValueError: the text says what `edit_uri` should look like.
    """
    said = _EDIT_URI.fullmatch(edit_uri) if edit_uri else None
    if edit_uri and not said:
        raise ValueError(f'edit_uri is "{edit_uri}". Write edit/main/content/, or -/edit/main/content/ for GitLab')
    gitlab = "gitlab" in (urlsplit(repo_url).hostname or "") or bool(said and said["gitlab"])
    return GitHost(repo_url.rstrip("/").removesuffix(".git"), said["branch"] if said else "main", gitlab)


def _query(**values: str) -> str:
    return urlencode(values, quote_via=quote, safe="/")
