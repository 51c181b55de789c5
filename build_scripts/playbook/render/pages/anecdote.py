"""The pages of anecdotes."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.anecdote import Anecdote
from playbook.model.graph import Playbook
from playbook.render.markdown import join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.urls import entry_path


def anecdote_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield a page for each anecdote, with the principles that it illustrates or challenges."""
    for anecdote in playbook.entries_of(Anecdote):
        path = entry_path(anecdote)
        writer = PageWriter(playbook, settings, path)
        illustrated = playbook.targets(anecdote, "illustrates")
        challenged = playbook.targets(anecdote, "challenges")
        body = [
            writer.breadcrumbs(kind="anecdotes"),
            writer.heading(anecdote),
            writer.text(anecdote, anecdote.body.lead.start, anecdote.body.sections[-1].end),
            *writer.section("What it illustrates", illustrated),
            *writer.section("What it challenges", challenged),
            *writer.backlinks(anecdote, [*illustrated, *challenged]),
        ]
        yield Page(path, anecdote.title, anecdote.fields.summary, join_blocks(body), source=str(anecdote.file.path))
