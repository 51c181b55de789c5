"""Serialising a page as a Markdown file with front matter, which mkdocs, zensical and the theme read."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from playbook.render.page import Page


def to_markdown(page: Page) -> str:
    """Return the text of a page's Markdown file. `site_config/theme/main.html` reads its assets and edit links."""
    meta: dict[str, Any] = {
        "title": page.title,
        "description": page.description,
        "hide": page.hide,
        "search": None if page.searchable else {"exclude": True},
        "assets": page.assets,
        "edit_links": asdict(page.edit_links) if page.edit_links else None,
    }
    # Every JSON string is valid YAML.
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items() if value)
    return f"---\n{front}---\n\n{page.body}\n"
