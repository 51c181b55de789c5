"""Rendering a linked playbook into pages and files, with one function for each family of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from playbook.config.settings import Settings
from playbook.kinds.article import ARTICLES
from playbook.kinds.principle import PRINCIPLES
from playbook.kinds.registry import KINDS
from playbook.kinds.script import SCRIPTS
from playbook.kinds.situation import SITUATIONS
from playbook.kinds.tension import TENSIONS
from playbook.model.playbook import Playbook
from playbook.render.components.card import LIMITS_PAGE
from playbook.render.files.data_files import data_files
from playbook.render.files.model_schema import schema_file
from playbook.render.files.previews import preview_files
from playbook.render.files.redirects import redirect_files
from playbook.render.hosting import Hosting
from playbook.render.page import Page, StaticFile
from playbook.render.pages.a_to_z import a_to_z_page
from playbook.render.pages.article import article_pages
from playbook.render.pages.coverage import coverage_page
from playbook.render.pages.default_entry import entry_pages
from playbook.render.pages.desk_cards import desk_cards_page
from playbook.render.pages.home import home_page
from playbook.render.pages.kind_index import index_pages
from playbook.render.pages.limits import limits_page
from playbook.render.pages.map import map_page
from playbook.render.pages.practise import practise_page
from playbook.render.pages.principle import principle_pages
from playbook.render.pages.rules import rules_page
from playbook.render.pages.script import script_pages
from playbook.render.pages.situation import situation_pages
from playbook.render.pages.tension import tension_pages
from playbook.render.pages.upkeep import upkeep_page

_Renderer = Callable[[Playbook, Settings], Iterable[Page]]

GENERATED_PAGES: Mapping[str, _Renderer] = {
    "home": home_page,
    "practise": practise_page,
    "map": map_page,
    "desk-cards": desk_cards_page,
    LIMITS_PAGE: limits_page,
    "a-to-z": a_to_z_page,
    "coverage": coverage_page,
    "upkeep": upkeep_page,
    "rules": rules_page,
}
"""The renderers of generated pages, by name in the settings. `index_pages` adds a list of entries for each kind."""

ENTRY_PAGES: Mapping[str, _Renderer] = {
    SITUATIONS.name: situation_pages,
    SCRIPTS.name: script_pages,
    PRINCIPLES.name: principle_pages,
    TENSIONS.name: tension_pages,
    ARTICLES.name: article_pages,
}
"""The renderers of entries, by kind. `entry_pages` renders the kinds that are not listed."""

EXPORTERS: tuple[Callable[[Playbook, Settings], Iterable[StaticFile]], ...] = (
    redirect_files,
    preview_files,
    data_files,
    schema_file,
)
"""The renderers of files that are not Markdown pages."""


def render_pages(playbook: Playbook, settings: Settings, publication: Hosting) -> Iterator[Page]:
    """Yield every page of the site."""
    entries = (ENTRY_PAGES.get(kind.name, partial(entry_pages, kind=kind)) for kind in KINDS.values())
    for renderer in (*GENERATED_PAGES.values(), *entries, index_pages):
        for page in renderer(playbook, settings):
            yield publication.with_edit_links(page, settings)


def render_files(playbook: Playbook, settings: Settings) -> Iterator[StaticFile]:
    """Yield every other file of the site, except the pictures that entries show."""
    for exporter in EXPORTERS:
        yield from exporter(playbook, settings)
