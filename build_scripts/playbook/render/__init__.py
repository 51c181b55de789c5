"""Rendering: a linked playbook into pages. Each renderer makes one family of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from playbook.config.settings import Settings
from playbook.model.graph import Playbook
from playbook.render.exports.data_files import export_files
from playbook.render.exports.previews import preview_files
from playbook.render.exports.redirects import redirect_pages
from playbook.render.page import Page
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
    redirect_pages,
    preview_files,
    export_files,
)
"""Every family of pages."""


def render(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Every page and file of the site, but for the pictures that entries show."""
    for renderer in RENDERERS:
        yield from renderer(playbook, settings)
