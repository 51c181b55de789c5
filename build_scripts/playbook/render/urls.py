"""Paths and addresses of pages, relative to the site."""

from __future__ import annotations

from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry


def entry_path(entry: Entry) -> str:
    """Return the path of an entry's Markdown page."""
    return f"{entry.kind}/{entry.id}.md"


def page_path(name: str) -> str:
    """Return the path of a generated page's Markdown file; `name` is a kind, or the page's name in the settings."""
    if name in KINDS:
        return f"{name}/index.md"
    return "index.md" if name == "home" else f"{name}.md"


def html_path(path: str) -> str:
    """Return the path of a Markdown page in the built site."""
    return path.removesuffix(".md") + ".html"


def relative(target: str, start: str) -> str:
    """Return the address of the page at `target`, from the page at `start`."""
    # posixpath.relpath reads the working directory at each call, which took a fifth of the compiler's time.
    here, there = start.split("/")[:-1], target.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        del here[0], there[0]
    return "../" * len(here) + "/".join(there)
