"""The style sheet of every page, made of one file per component."""

from __future__ import annotations

from pathlib import Path

from playbook.render.page import StaticFile

STYLES = "site_config/styles"


def stylesheet(root: Path) -> StaticFile:
    """Return the files of `site_config/styles/` as one: each request delays the first paint on a slow phone.

    Their order has no meaning. The cascade layers, declared in `site_config/theme/main.html`, decide which rule wins.
    """
    texts = [path.read_bytes().decode("utf-8", "replace") for path in sorted((root / STYLES).glob("*.css"))]
    return StaticFile("assets/playbook.css", "\n".join(texts))
