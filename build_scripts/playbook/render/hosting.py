"""The addresses at which a site and its sources are published, and the edit links derived from them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playbook.authoring.edit_links import edit_links
from playbook.authoring.git_host import GitHost, git_host
from playbook.config.settings import Settings
from playbook.render.page import Page


@dataclass(frozen=True)
class Hosting:
    """The address of the site, ending in "/" ("" if unknown), and the host of its sources (None if unknown)."""

    site_url: str = ""
    host: GitHost | None = None

    @classmethod
    def of(cls, site_url: str | None, repo_url: str | None, edit_uri: str | None) -> Hosting:
        """Return the publication that three settings of `mkdocs.yml` describe.

        Raises:
            ValueError: `edit_uri` is invalid; the message shows valid ones.
        """
        host = git_host(repo_url, edit_uri) if repo_url else None
        return cls(f"{site_url.rstrip('/')}/" if site_url else "", host)

    def with_edit_links(self, page: Page, settings: Settings) -> Page:
        """Return the page with its edit links, or unchanged if there is no host."""
        if not self.host:
            return page
        address = self.site_url + page.site_path
        links = edit_links(self.host, settings, page.path, page.source, page.title, address)
        return replace(page, edit_links=links)


NOT_HOSTED = Hosting()
"""The publication of a site whose address and repository are not known."""
