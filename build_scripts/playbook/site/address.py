"""Addresses: where one leads that stands in a file of the site."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit


@dataclass(frozen=True)
class InternalTarget:
    """To a file of the site, by its path, and a place in it; "" is the file itself, and its top."""

    path: str
    anchor: str


@dataclass(frozen=True)
class ExternalTarget:
    """To what is no part of the site: on another host, on the site's own (""), or to a program for mail or calls."""

    host: str


@dataclass(frozen=True)
class InvalidTarget:
    """To nothing that a browser could open: a program, a file on a reader's computer, or no place at all."""

    reason: Literal["malformed", "outside", "program", "local file"]


Target = InternalTarget | ExternalTarget | InvalidTarget


# Within one folder, the pages have most of their addresses in common.
@lru_cache(maxsize=10_000)
def resolve(address: str, folder: str, site: str) -> Target:
    """Where an address leads from a file in that folder; `site` is where the site itself is published, if known."""
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
    return fragment.partition(":~:")[0]  # what follows is text for the browser to look for


def _without_host(parts: SplitResult) -> Target:
    # This is how the theme writes a button.
    if parts.scheme == "javascript" and parts.path != "void(0)":
        return InvalidTarget("program")
    if parts.scheme == "file" or len(parts.scheme) == 1:
        return InvalidTarget("local file")
    if parts.scheme in {"http", "https"}:
        return InvalidTarget("malformed")
    return ExternalTarget("")
