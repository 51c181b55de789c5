"""The inventory of a site: every address that a reader or a help desk may have kept, a line each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playbook.site.address import InternalTarget
from playbook.site.built import NOT_FOUND, BuiltSite

INVENTORY = "inventory.txt"
"""Where it lies in the site."""

_MACHINERY = re.compile(rf"(assets|search)/|sitemap\.xml(\.gz)?$|{re.escape(NOT_FOUND)}$|{re.escape(INVENTORY)}$")
# Strict, so that an error page which a server gave in its place is not taken for one.
_LINE = re.compile(r"[^\s<>#?]([^<>#?\x00-\x1f]*[^\s<>#?/])?\.\w+(#\S+)?")


@dataclass(frozen=True)
class Inventory:
    """The inventory of an earlier site: what its file is called, and its lines, such as `a.html` or `a.html#place`."""

    name: str
    lines: tuple[str, ...]


def inventory(site: BuiltSite) -> str:
    """The text of a site's inventory.

    What pages show or run is a part of them, and has no line of its own; nor have the files of the theme. A redirect
    has no places of its own.
    """
    shown = {
        target.path
        for document in site.documents.values()
        for target in (site.target(mark.text, document) for mark in document.requests)
        if isinstance(target, InternalTarget)
    }
    kept = [path for path in site.files - shown if not _MACHINERY.match(path)]
    documents = [site.documents[path] for path in kept if path in site.documents]
    places = [f"{page.path}#{place}" for page in documents if not page.redirect for place in page.places]
    # What would not pass for an address when it is read again, has none: a file without an ending, say.
    return "".join(f"{line}\n" for line in sorted([*kept, *places]) if _LINE.fullmatch(line))


def read_inventory(name: str, data: bytes) -> Inventory:
    """Read the inventory of an earlier site.

    Raises:
        ValueError: it is none; the text says why.
    """
    try:
        lines = data.decode("utf-8-sig").removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
    lines = [line.removesuffix("\r") for line in lines]
    for number, line in enumerate(lines, 1):
        if not _LINE.fullmatch(line):
            raise ValueError(f'line {number} is not the address of a page, such as "scripts/late-order.html"')
    return Inventory(name, tuple(lines))
