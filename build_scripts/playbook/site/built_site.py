"""Reading the files of a built site. No other module reads them."""

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
"""The page that a server shows for a missing page; it has no address of its own."""


@dataclass(frozen=True)
class BuiltSite:
    """The files of a site by their paths in `folder`, and its pages and style sheets as documents.

    `address` is where the site is published, or "" if that is unknown.
    """

    folder: Path
    address: str
    files: frozenset[str]
    documents: Mapping[str, Document]

    def target(self, address: str, document: Document) -> Target:
        """Return the target of an address in one of the documents."""
        return resolve(address, document.folder, self.address)

    def find(self, path: str) -> str | None:
        """Return the file that is shown for a path, which is the index for a folder."""
        if path in self.files:
            return path
        index = posixpath.join(path, "index.html")
        return index if index in self.files else None

    def follow_redirect(self, path: str) -> Document | None:
        """Return the document at a path, or the one that it redirects to."""
        document = self.documents.get(path)
        if document and document.redirect:
            target = self.target(document.redirect, document)
            return self.documents.get(target.path) if isinstance(target, InternalTarget) else None
        return document

    def lines(self, path: str) -> list[str]:
        """Return the lines of a file. They are read again instead of kept, because few files have problems."""
        return [line.removesuffix("\r") for line in _text(self.folder / path).split("\n")]


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig", "replace")


def has_anchor(document: Document, anchor: str) -> bool:
    """Return whether the anchor of a link exists in a document; "" and "top" always do."""
    return anchor.lower() in {"", "top"} or anchor in document.anchors or unquote(anchor) in document.anchors


def read_site(folder: Path, address: str) -> BuiltSite:
    """Read a built site. `address` is where it is published, or ""."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    documents: dict[str, Document] = {}
    for path in paths:
        if path.endswith(".html"):
            documents[path] = read_html(path, (folder / path).read_bytes())
        elif path.endswith(".css"):
            documents[path] = Document(path, tuple(read_css(_text(folder / path))))
    return BuiltSite(folder, address, frozenset(paths), documents)
