"""Reading the anchors and links of an HTML page, and the addresses that it loads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from playbook.site.css import read_css
from playbook.site.occurrence import Occurrence


@dataclass(frozen=True)
class Document:
    """The addresses and ids in an HTML or CSS file; `path` is relative to the site.

    `requests` are the addresses that a browser loads to show the file, `links` those that it opens on a click. `names`
    are anchors in the old form (`<a name>`), `titles` the ids of titles of the page or of images. `redirect` is the
    address that the page redirects to.
    """

    path: str
    requests: tuple[Occurrence, ...]
    links: tuple[Occurrence, ...] = ()
    ids: tuple[Occurrence, ...] = ()
    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    redirect: str | None = None

    @cached_property
    def folder(self) -> str:
        """The folder of the file, relative to the site."""
        return posixpath.dirname(self.path)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Everything that can follow the `#` of a link to this page."""
        return self.names.union(id.text for id in self.ids)

    @cached_property
    def stable_anchors(self) -> frozenset[str]:
        """The anchors that readers may have saved: neither ids of the theme's controls nor of titles."""
        return frozenset(anchor for anchor in self.anchors - self.titles if not anchor.startswith("__"))


# Faster without a table of ids and without comments. Deeply nested pages are read too.
_PARSER = etree.HTMLParser(
    encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
)

# Titles of the page and of SVG images.
_TITLES = frozenset({"h1", "title", "desc"})
_LINK_TAGS = frozenset({"a", "area"})
# The relations of a <link> for which a browser loads something or connects to a host.
_LOAD_RELS = frozenset({"stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon"})
_LOAD_RELS |= {"manifest", "search", "preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch"}
# The other tags that load what their href names belong to SVG. The parser writes all names in lower case.
_TAGS_LOADING_HREF = frozenset({"link", "image", "use", "feimage"})

# An address in a srcset can contain commas, but not end with one. A descriptor can follow, which ends at a comma.
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:,|\s*(?:\([^)]*\)|[^,(])*)")


def _whole_value(value: str) -> list[str]:
    return [value]


def _addresses_in_style(value: str) -> list[str]:
    return [address.text for address in read_css(value)]


_LOAD_ATTRS: Mapping[str, Callable[[str], list[str]]] = {
    "src": _whole_value,
    "poster": _whole_value,
    "data": _whole_value,
    "background": _whole_value,
    "srcset": _CANDIDATE.findall,
    "imagesrcset": _CANDIDATE.findall,
    "style": _addresses_in_style,
}
"""The attributes that make a browser load something, and how to find the addresses in them."""


def read_html(path: str, data: bytes) -> Document:
    """Read a page as browsers do, even if it is malformed."""
    root: Any = etree.HTML(data, _PARSER)
    if root is None:  # nothing but whitespace or comments
        return Document(path, ())
    requests: list[Occurrence] = []
    links: list[Occurrence] = []
    ids: list[Occurrence] = []
    names: list[str] = []
    titles: list[str] = []
    for element in root.iter():
        for name, value in element.items():
            if name == "id":
                ids.append(Occurrence(value, element.sourceline))
                if element.tag in _TITLES:
                    titles.append(value)
            elif name in {"href", "xlink:href"}:
                loads = element.tag == "link" and not _LOAD_RELS.isdisjoint(_words(element, "rel"))
                if element.tag in _LINK_TAGS or (element.tag == "link" and not loads):
                    links.append(Occurrence(value, element.sourceline))
                elif element.tag in _TAGS_LOADING_HREF:
                    requests.append(Occurrence(value, element.sourceline))
            elif name in _LOAD_ATTRS:
                # Data URLs are skipped: they load nothing.
                addresses = [address for address in _LOAD_ATTRS[name](value) if address.lstrip()[:5].lower() != "data:"]
                requests += [Occurrence(address, element.sourceline) for address in addresses]
            elif name == "name" and element.tag == "a":
                names.append(value)
    for style in root.iter("style"):
        requests += read_css(style.text or "", style.sourceline)
    ids = [id for id in ids if id.text]
    return Document(
        path, tuple(requests), tuple(links), tuple(ids), frozenset(names), frozenset(titles), _redirect(root)
    )


def _redirect(root: etree._Element) -> str | None:
    """Return the address that the page redirects to: its canonical address, if the page itself is not indexed."""
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
