"""The navigation of the site: the pages that list others, in the order of the settings."""

from __future__ import annotations

from playbook.config.settings import Settings
from playbook.render.urls import page_path


def navigation(settings: Settings) -> list[str | dict[str, str]]:
    """Return the navigation as mkdocs wants it in `nav`.

    It does not list entries: with all of them, each page would carry a link to every other.
    """
    return [{"Home": page_path(name)} if name == "home" else page_path(name) for name in settings.pages]
