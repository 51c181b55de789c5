"""Reading HTML: the places that a page offers to links, where its own links lead, and what it asks for to be shown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from playbook.site.css import read_css
from playbook.site.occurrence import Mark


@dataclass(frozen=True)
class Document:
    """What matters of an HTML or CSS file of the site; `path` is relative to the site.

    `requests` are the addresses that a browser turns to by itself to show the file, `links` those that it waits to be
    sent to. `names` are the old form of ids (`<a name>`); `titles` are the ids of what only names the page
    or a picture. `redirect` is the address to which the page only leads on.
    """

    path: str
    requests: tuple[Mark, ...]
    links: tuple[Mark, ...] = ()
    ids: tuple[Mark, ...] = ()
    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    redirect: str | None = None

    @cached_property
    def folder(self) -> str:
        """The folder of the site in which it lies."""
        return posixpath.dirname(self.path)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Everything that may follow the `#` of a link to this page."""
        return self.names.union(mark.text for mark in self.ids)

    @cached_property
    def places(self) -> frozenset[str]:
        """The anchors that a reader may have kept: not what drives the theme, nor a title."""
        return frozenset(anchor for anchor in self.anchors - self.titles if not anchor.startswith("__"))


# Without a table of ids and without what no browser sees, pages are read faster. Deep nesting is no reason to stop.
_PARSER = etree.HTMLParser(
    encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
)

# Of the page, and of pictures in SVG.
_TITLES = frozenset({"h1", "title", "desc"})
_LINKING = frozenset({"a", "area"})
# The words of a <link> for which a browser asks a host for something, or at least connects to it.
_FETCHING = frozenset({"stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"})
_FETCHING |= {"manifest", "search", "preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch"}
# The others that ask for what their address names are of SVG. The reader writes all names in small letters.
_ASKING_BY_HREF = frozenset({"link", "image", "use", "feimage"})

# An address in a set may hold commas, but not at its end; a description may follow, which ends at a comma.
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:,|\s*(?:\([^)]*\)|[^,(])*)")


def _itself(value: str) -> list[str]:
    return [value]


def _in_style(value: str) -> list[str]:
    return [mark.text for mark in read_css(value)]


_ASKING: Mapping[str, Callable[[str], list[str]]] = {
    "src": _itself,
    "poster": _itself,
    "data": _itself,
    "background": _itself,
    "srcset": _CANDIDATE.findall,
    "imagesrcset": _CANDIDATE.findall,
    "style": _in_style,
}
"""The attributes that make a browser ask for something, and how the addresses in it are found."""


def read_html(path: str, data: bytes) -> Document:
    """Read a page, however malformed, as browsers do."""
    root: Any = etree.HTML(data, _PARSER)
    if root is None:  # nothing but blanks or comments
        return Document(path, ())
    requests: list[Mark] = []
    links: list[Mark] = []
    ids: list[Mark] = []
    names: list[str] = []
    titles: list[str] = []
    for element in root.iter():
        for name, value in element.items():
            if name == "id":
                ids.append(Mark(value, element.sourceline))
                if element.tag in _TITLES:
                    titles.append(value)
            elif name in {"href", "xlink:href"}:
                if element.tag in _LINKING or (element.tag == "link" and _FETCHING.isdisjoint(_words(element, "rel"))):
                    links.append(Mark(value, element.sourceline))
                elif element.tag in _ASKING_BY_HREF:
                    requests.append(Mark(value, element.sourceline))
            elif name in _ASKING:
                # Addresses that hold their own answer are passed over: pictures as long as a page.
                addresses = [address for address in _ASKING[name](value) if address.lstrip()[:5].lower() != "data:"]
                requests += [Mark(address, element.sourceline) for address in addresses]
            elif name == "name" and element.tag == "a":
                names.append(value)
    for style in root.iter("style"):
        requests += read_css(style.text or "", style.sourceline)
    ids = [mark for mark in ids if mark.text]
    return Document(
        path, tuple(requests), tuple(links), tuple(ids), frozenset(names), frozenset(titles), _redirect(root)
    )


def _redirect(root: etree._Element) -> str | None:
    """The address of the page in whose place this one stands, where it is not for search engines itself."""
    robots = [word for meta in root.iter("meta") if meta.get("name") == "robots" for word in _words(meta, "content")]
    if "noindex" not in robots:
        return None
    return next(
        (
            str(link.get("href"))
            for link in root.iter("link")
            if link.get("href") and "canonical" in _words(link, "rel")
        ),
        None,
    )


def _words(element: etree._Element, attribute: str) -> list[str]:
    return str(element.get(attribute, "")).lower().replace(",", " ").split()
