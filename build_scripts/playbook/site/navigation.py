"""The navigation of the site: the pages that list others, in the order of the settings."""

from __future__ import annotations

from playbook.config.settings import Settings
from playbook.render.urls import page_path


def navigation(settings: Settings) -> list[str | dict[str, str]]:
    """Return the navigation in mkdocs' form for `nav`.

    It does not list entries, because each page would then contain links to all of them.
    """
    return [{"Home": page_path(name)} if name == "home" else page_path(name) for name in settings.pages]
