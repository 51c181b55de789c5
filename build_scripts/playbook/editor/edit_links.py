"""Editing: the links of a page for those who write it, or find something wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playbook.config.settings import SETTINGS, Settings
from playbook.editor.git_host import GitHost
from playbook.editor.scaffold import UNNAMED, template
from playbook.kinds.fields import SCHEMAS
from playbook.reading.source import CONTENT


@dataclass(frozen=True)
class Addition:
    """A kind of which a page can be added, in words, and the address at which that is done."""

    words: str
    address: str


@dataclass(frozen=True)
class Editing:
    """The addresses at which a page is edited, a problem with it is reported, and pages of the kinds it lists added."""

    edit: str
    report: str
    add: tuple[Addition, ...]


def editing(host: GitHost, settings: Settings, path: str, source: str | None, title: str, address: str) -> Editing:
    """The links of the page at `path`, which bears `title` and is read at `address`.

    `source` is the authored file relative to `content/`. What there is to edit of a page without one stands in the
    settings: its title and the sentence that opens it.
    """
    return Editing(
        host.edit(f"{CONTENT}/{source}" if source else SETTINGS),
        host.report(title, address),
        tuple(_additions(host, settings, path)),
    )


def _additions(host: GitHost, settings: Settings, path: str) -> Iterator[Addition]:
    """The home page lists all kinds, and the index of a kind its own."""
    for kind in settings.pages:
        if kind in SCHEMAS and path in {"index.md", f"{kind}/index.md"}:
            one = kind.removesuffix("s")
            article = "an" if one[0] in "aeiou" else "a"
            file = f"{CONTENT}/{kind}/{UNNAMED}.md"
            yield Addition(f"{article} {one}", host.new(file, template(kind, settings)))
