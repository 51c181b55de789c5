"""Rendering: a linked playbook into pages. Each renderer makes one family of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from playbook.linked import Playbook
from playbook.page import Page
from playbook.render.a_to_z import a_to_z_page
from playbook.render.anecdote import anecdote_pages
from playbook.render.article import article_pages
from playbook.render.coverage import coverage_page
from playbook.render.desk_cards import desk_cards_page
from playbook.render.exports import export_files
from playbook.render.home import home_page
from playbook.render.indexes import index_pages
from playbook.render.map import map_page
from playbook.render.practise import practise_page
from playbook.render.previews import preview_files
from playbook.render.principle import principle_pages
from playbook.render.redirects import redirect_pages
from playbook.render.rules import rule_page
from playbook.render.script import script_pages
from playbook.render.situation import situation_pages
from playbook.render.tension import tension_pages
from playbook.settings import Settings

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
