"""The built site as a whole: every file of a folder, each read once. Only here is that folder read."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from playbook.site.address import InternalTarget, Target, resolve
from playbook.site.css import read_css
from playbook.site.html import Document, read_html

SITE = "site"
"""The folder of the built site, relative to the project's root."""

NOT_FOUND = "404.html"
"""The page that a server shows for any wrong address; it has no address of its own."""


@dataclass(frozen=True)
class BuiltSite:
    """The files of a site by their paths in `folder`, and what matters of its pages and style sheets.

    `address` is where the site is published, or "" where that is not known.
    """

    folder: Path
    address: str
    files: frozenset[str]
    documents: Mapping[str, Document]

    def target(self, address: str, document: Document) -> Target:
        """Where an address leads that stands in one of the documents."""
        return resolve(address, document.folder, self.address)

    def find(self, path: str) -> str | None:
        """The file that is shown for a path: for a folder, its index."""
        if path in self.files:
            return path
        index = posixpath.join(path, "index.html")
        return index if index in self.files else None

    def follow_redirect(self, path: str) -> Document | None:
        """The document at a path; for a redirect the one to which it leads, with its anchor."""
        document = self.documents.get(path)
        if document and document.redirect:
            target = self.target(document.redirect, document)
            return self.documents.get(target.path) if isinstance(target, InternalTarget) else None
        return document

    def lines(self, path: str) -> list[str]:
        """The lines of a file, read again: only those in which something is wrong are wanted."""
        return [line.removesuffix("\r") for line in _text(self.folder / path).split("\n")]


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig", "replace")


def has_anchor(document: Document, anchor: str) -> bool:
    """Whether what follows the `#` of a link leads to something in a document, if only to its top."""
    return anchor.lower() in {"", "top"} or anchor in document.anchors or unquote(anchor) in document.anchors


def read_site(folder: Path, address: str) -> BuiltSite:
    """Read a built site; `address` is where it is published, or ""."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    documents: dict[str, Document] = {}
    for path in paths:
        if path.endswith(".html"):
            documents[path] = read_html(path, (folder / path).read_bytes())
        elif path.endswith(".css"):
            documents[path] = Document(path, tuple(read_css(_text(folder / path))))
    return BuiltSite(folder, address, frozenset(paths), documents)
