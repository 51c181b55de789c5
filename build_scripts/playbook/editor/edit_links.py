"""Editing: the links of a page for those who write it, or find something wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.config.settings import SETTINGS, Settings
from playbook.editor.git_host import GitHost
from playbook.editor.scaffold import PLACEHOLDER_ID, template
from playbook.kinds.registry import KINDS
from playbook.reading.source import CONTENT


@dataclass(frozen=True)
class NewPageLink:
    """A kind of which a page can be added, in words, and the address at which that is done."""

    words: str
    address: str


@dataclass(frozen=True)
class EditLinks:
    """The addresses at which a page is edited, a problem with it is reported, and pages of the kinds it lists added."""

    edit: str
    report: str
    add: tuple[NewPageLink, ...]


def edit_links(host: GitHost, settings: Settings, path: str, source: str | None, title: str, address: str) -> EditLinks:
    """The links of the page at `path`, which bears `title` and is read at `address`.

    `source` is the authored file relative to `content/`. What there is to edit of a page without one stands in the
    settings: its title and the sentence that opens it.
    """
    return EditLinks(
        host.edit(f"{CONTENT}/{source}" if source else SETTINGS),
        host.report(title, address),
        tuple(_new_page_links(host, settings, path)),
    )


def _new_page_links(host: GitHost, settings: Settings, path: str) -> Iterator[NewPageLink]:
    """The home page lists all kinds, and the index of a kind its own."""
    for kind in settings.pages:
        if kind in KINDS and path in {"index.md", f"{kind}/index.md"}:
            file = f"{CONTENT}/{kind}/{PLACEHOLDER_ID}.md"
            yield NewPageLink(KINDS[kind].a_singular, host.new(file, template(kind, settings)))
