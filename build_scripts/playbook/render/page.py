"""Pages: what the compiler gives to a renderer, and how Markdown is put together."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass

_SPECIAL = re.compile(r"([\\`*_\[\]{}|])")


@dataclass(frozen=True)
class Page:
    """One Markdown file, or one file for another program.

    `path` is relative to the site; `text` is complete, front matter included. `source` is the path of the authored
    file relative to `content/`, or None for what nobody writes.
    """

    path: str
    text: str
    source: str | None = None


def page(
    path: str,
    title: str,
    description: str,
    body: list[str],
    *,
    source: str | None = None,
    hide: str = "",
    assets: tuple[str, ...] = (),
) -> Page:
    """A Markdown page of the given blocks, each with a blank line after it. `hide` names a part of the theme.

    `assets` are the styles and scripts of the theme that this page needs and others do not. A page without a source
    only lists others: it would stand before them in the search.
    """
    search = None if source else {"exclude": True}
    meta = {
        "title": title,
        "description": description,
        "hide": [hide] if hide else None,
        "search": search,
        "assets": list(assets),
    }
    # A JSON string is a YAML string, whatever it holds.
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items() if value)
    text = "\n\n".join(block.strip("\n") for block in body if block)
    return Page(path, f"---\n{front}---\n\n{text}\n", source)


def escape(text: str) -> str:
    """A text as Markdown that shows it literally."""
    return _SPECIAL.sub(r"\\\1", html.escape(text, quote=False))


def relative(target: str, start: str) -> str:
    """The address of the page at `target`, from the page at `start`."""
    # posixpath.relpath asks for the working directory each time, and took a fifth of the compiler's time.
    here, there = start.split("/")[:-1], target.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        del here[0], there[0]
    return "../" * len(here) + "/".join(there)


def bullets(items: list[str]) -> str:
    """A list, an item a line."""
    return "\n".join(f"- {item}" for item in items)
