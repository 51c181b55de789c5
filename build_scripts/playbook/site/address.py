"""Resolving the addresses in the files of a site."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit


@dataclass(frozen=True)
class InternalTarget:
    """A file of the site and an anchor in it. An empty path is the file of the link itself, an empty anchor its top."""

    path: str
    anchor: str


@dataclass(frozen=True)
class ExternalTarget:
    """A target outside the site: on another host, or, if `host` is empty, elsewhere on this one or not a page."""

    host: str


@dataclass(frozen=True)
class InvalidTarget:
    """An address that a browser cannot open, and the reason."""

    reason: Literal["malformed", "outside", "program", "local file"]


Target = InternalTarget | ExternalTarget | InvalidTarget


# Cached, because the pages of a folder share most of their addresses.
@lru_cache(maxsize=10_000)
def resolve(address: str, folder: str, site: str) -> Target:
    """Return the target of an address in a file of `folder`. `site` is where the site is published, or ""."""
    if address.startswith("#"):
        return InternalTarget("", _anchor(address[1:]))
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc.lower()
    except ValueError:
        return InvalidTarget("malformed")
    own = urlsplit(site)
    if host and (host != own.netloc.lower() or parts.scheme not in {"", "http", "https"}):
        return ExternalTarget(host)
    if parts.scheme and not host:
        return _without_host(parts)
    path = unquote(parts.path)
    if host or path.startswith("/"):
        home = unquote(own.path).rstrip("/") + "/"
        if not f"{path}/".startswith(home):
            return ExternalTarget("")
        path, folder = path[len(home) :] or "./", ""
    if not path:
        return InternalTarget("", _anchor(parts.fragment))
    whole = posixpath.normpath(posixpath.join(folder, path))
    if whole == ".." or whole.startswith("../"):
        return InvalidTarget("outside")
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        whole = posixpath.normpath(f"{whole}/index.html")
    return InternalTarget(whole, _anchor(parts.fragment))


def _anchor(fragment: str) -> str:
    return fragment.partition(":~:")[0]  # the rest is text that the browser searches for


def _without_host(parts: SplitResult) -> Target:
    # The theme writes buttons with void(0).
    if parts.scheme == "javascript" and parts.path != "void(0)":
        return InvalidTarget("program")
    if parts.scheme == "file" or len(parts.scheme) == 1:
        return InvalidTarget("local file")
    if parts.scheme in {"http", "https"}:
        return InvalidTarget("malformed")
    return ExternalTarget("")
