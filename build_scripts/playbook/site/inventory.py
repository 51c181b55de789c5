"""The inventory of a site: every address that people or help desks may have saved, one per line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playbook.site.address import InternalTarget
from playbook.site.built_site import NOT_FOUND, BuiltSite

INVENTORY = "inventory.txt"
"""The path of the inventory in the site."""

_INTERNAL = re.compile(rf"(assets|search)/|sitemap\.xml(\.gz)?$|{re.escape(NOT_FOUND)}$|{re.escape(INVENTORY)}$")
# Strict, so that a server's error page is not mistaken for an inventory.
_LINE = re.compile(r"[^\s<>#?]([^<>#?\x00-\x1f]*[^\s<>#?/])?\.\w+(#\S+)?")


@dataclass(frozen=True)
class Inventory:
    """The inventory of an earlier site: the name of its file, and its lines, such as `a.html` or `a.html#anchor`."""

    name: str
    lines: tuple[str, ...]


def inventory(site: BuiltSite) -> str:
    """Return the text of a site's inventory.

    Files that pages load, and files of the theme, have no line of their own. The anchors of a redirect are left out.
    """
    loaded = {
        target.path
        for document in site.documents.values()
        for target in (site.target(mark.text, document) for mark in document.requests)
        if isinstance(target, InternalTarget)
    }
    kept = [path for path in site.files - loaded if not _INTERNAL.match(path)]
    documents = [site.documents[path] for path in kept if path in site.documents]
    anchors = [f"{page.path}#{anchor}" for page in documents if not page.redirect for anchor in page.stable_anchors]
    # Lines that could not be read again are left out, such as a file without an extension.
    return "".join(f"{line}\n" for line in sorted([*kept, *anchors]) if _LINE.fullmatch(line))


def read_inventory(name: str, data: bytes) -> Inventory:
    """Read the inventory of an earlier site.

    Raises:
        ValueError: it is not an inventory; the message says why.
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
