"""The navigation of the site: one group of pages for each sort of reader."""

from __future__ import annotations

from playbook.config.settings import Settings
from playbook.render.urls import page_path

_Navigation = list[dict[str, list[str | dict[str, str]]]]


def navigation(settings: Settings) -> _Navigation:
    """Return the navigation in mkdocs' form for `nav`.

    It does not list all entries, because each page would then contain links to all of them.
    """
    return [{heading: [_item(name) for name in names]} for heading, names in settings.navigation.items()]


def _item(name: str) -> str | dict[str, str]:
    if name == "home":
        return {"Home": page_path(name)}
    return f"{name}.md" if "/" in name else page_path(name)
