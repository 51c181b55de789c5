"""Rendering: a linked playbook into pages and files. Each renderer makes one family of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from playbook.config.settings import Settings
from playbook.model.graph import Playbook
from playbook.render.exports.data_files import data_files
from playbook.render.exports.previews import preview_files
from playbook.render.exports.redirects import redirect_files
from playbook.render.page import Page, StaticFile
from playbook.render.pages.a_to_z import a_to_z_page
from playbook.render.pages.anecdote import anecdote_pages
from playbook.render.pages.article import article_pages
from playbook.render.pages.coverage import coverage_page
from playbook.render.pages.desk_cards import desk_cards_page
from playbook.render.pages.home import home_page
from playbook.render.pages.kind_index import index_pages
from playbook.render.pages.map import map_page
from playbook.render.pages.practise import practise_page
from playbook.render.pages.principle import principle_pages
from playbook.render.pages.rules import rule_page
from playbook.render.pages.script import script_pages
from playbook.render.pages.situation import situation_pages
from playbook.render.pages.tension import tension_pages
from playbook.render.publication import Publication

RENDERERS: tuple[Callable[[Playbook, Settings], Iterable[Page]], ...] = (
    home_page,
    situation_pages,
    script_pages,
    principle_pages,
    tension_pages,
    anecdote_pages,
    article_pages,
    index_pages,
    a_to_z_page,
    practise_page,
    map_page,
    desk_cards_page,
    coverage_page,
    rule_page,
)
"""The renderers of pages, one per family."""

EXPORTERS: tuple[Callable[[Playbook, Settings], Iterable[StaticFile]], ...] = (
    redirect_files,
    preview_files,
    data_files,
)
"""The renderers of files that are not Markdown pages."""


def render_pages(playbook: Playbook, settings: Settings, publication: Publication) -> Iterator[Page]:
    """Yield every page of the site."""
    for renderer in RENDERERS:
        for page in renderer(playbook, settings):
            yield publication.with_edit_links(page, settings)


def render_files(playbook: Playbook, settings: Settings) -> Iterator[StaticFile]:
    """Yield every other file of the site, except the pictures that entries show."""
    for exporter in EXPORTERS:
        yield from exporter(playbook, settings)
