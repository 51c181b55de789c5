"""The compiler's output, for a renderer: Markdown pages, and files that go into the site unchanged."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.authoring.edit_links import EditLinks
from playbook.render.urls import html_path


@dataclass(frozen=True)
class Page:
    """A Markdown page.

    `path` is relative to the site, and `source` is the authored file relative to `content/`, or None for a generated
    page. `hide` names parts of the theme that the page does not show; `assets` names the theme's styles and scripts
    that this page needs and others do not. `edit_links` is None if the repository is unknown.
    """

    path: str
    title: str
    description: str
    body: str
    source: str | None = None
    hide: tuple[str, ...] = ()
    assets: tuple[str, ...] = ()
    edit_links: EditLinks | None = None

    @property
    def site_path(self) -> str:
        """The path of the page in the built site."""
        return html_path(self.path)

    @property
    def searchable(self) -> bool:
        """Whether the search finds this page. A generated page lists others, and would come before them."""
        return self.source is not None


@dataclass(frozen=True)
class StaticFile:
    """A file that goes into the site unchanged: data for other programs, a script for the browser, a redirect."""

    path: str
    text: str
