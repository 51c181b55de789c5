"""The links on a page to edit it, to report a problem with it, and to add pages like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.authoring.git_host import GitHost
from playbook.authoring.scaffold import PLACEHOLDER_ID, template
from playbook.config.settings import SETTINGS, Settings
from playbook.kinds.registry import KINDS
from playbook.reading.source import CONTENT


@dataclass(frozen=True)
class NewPageLink:
    """A link to add a page: its kind in words, such as "an anecdote", and the address."""

    words: str
    address: str


@dataclass(frozen=True)
class EditLinks:
    """The addresses to edit a page and report a problem with it, and the links to add pages of the kinds it lists."""

    edit: str
    report: str
    add: tuple[NewPageLink, ...]


def edit_links(host: GitHost, settings: Settings, path: str, source: str | None, title: str, address: str) -> EditLinks:
    """Return the links of the page at `path` that has this title and is published at `address`.

    `source` is the authored file relative to `content/`. A generated page has none; its title and its introduction are
    edited in the settings.
    """
    return EditLinks(
        host.edit(f"{CONTENT}/{source}" if source else SETTINGS),
        host.report(title, address),
        tuple(_new_page_links(host, settings, path)),
    )


def _new_page_links(host: GitHost, settings: Settings, path: str) -> Iterator[NewPageLink]:
    """Yield a link for each kind that the page lists: all on the home page, one on the index of a kind."""
    for kind in settings.pages:
        if kind in KINDS and path in {"index.md", f"{kind}/index.md"}:
            file = f"{CONTENT}/{kind}/{PLACEHOLDER_ID}.md"
            yield NewPageLink(KINDS[kind].a_singular, host.new(file, template(kind, settings)))
