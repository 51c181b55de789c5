"""The pages of anecdotes."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.model.entries import Anecdote
from playbook.model.graph import Playbook
from playbook.render.page import Page, page
from playbook.render.page_writer import Weaver, entry_path


def anecdote_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A page for each anecdote, with the principles that it illustrates or challenges."""
    for anecdote in playbook.of(Anecdote):
        path = entry_path(anecdote)
        weaver = Weaver(playbook, settings, path)
        links = playbook.links_from(anecdote)
        illustrated = [link.target for link in links if link.relation == "illustrates"]
        challenged = [link.target for link in links if link.relation == "challenges"]
        body = [
            weaver.crumbs(kind="anecdotes"),
            weaver.heading(anecdote),
            weaver.text(anecdote, anecdote.body.lead.start, anecdote.body.sections[-1].end),
            *weaver.section("What it illustrates", illustrated),
            *weaver.section("What it challenges", challenged),
            *weaver.backlinks(anecdote, [*illustrated, *challenged]),
        ]
        yield page(path, anecdote.title, anecdote.fields.summary, body, source=str(anecdote.file.path))
