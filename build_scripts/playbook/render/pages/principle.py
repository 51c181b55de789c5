"""The pages of principles: the authored text, and everything in the model that refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from playbook.config.settings import Settings
from playbook.kinds.anecdote import Anecdote
from playbook.kinds.article import Article
from playbook.kinds.principle import Principle
from playbook.kinds.script import Script
from playbook.kinds.tension import Tension
from playbook.model.playbook import Link, Playbook
from playbook.render.markdown import escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.urls import entry_path


def principle_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield a page for each principle."""
    for principle in playbook.entries_of_type(Principle):
        path = entry_path(principle)
        writer = PageWriter(playbook, settings, path)
        scripts = playbook.referrers(principle, Script, "principles")
        illustrating = playbook.referrers(principle, Anecdote, "illustrates")
        challenging = playbook.referrers(principle, Anecdote, "challenges")
        tensions = playbook.referrers(principle, Tension, "between")
        body = [
            writer.breadcrumbs(kind="principles"),
            writer.heading(principle),
            writer.text(principle, principle.body.lead.start, principle.body.sections[-1].end),
            *writer.section("Scripts", scripts, "the-words"),
            *_no_script(principle),
            *writer.section("Stories that show it", illustrating),
            *writer.section("Stories that challenge it", challenging),
            *writer.section("Tensions", tensions, "where-it-pulls-against-another"),
            *passages(writer, playbook.links_from(principle)),
            *writer.closing(principle, [*scripts, *illustrating, *challenging, *tensions]),
        ]
        yield Page(path, principle.title, principle.fields.summary, join_blocks(body), source=str(principle.file.path))


def _no_script(principle: Principle) -> list[str]:
    reason = principle.fields.no_script
    return ["## Scripts { #the-words }", f"No script can apply it: {escape(reason)}"] if reason else []


def passages(writer: PageWriter, links: list[Link]) -> list[str]:
    """Return the passages that an entry cites, by article, with their authors."""
    cited = {(link.target.id, link.passage.id): link for link in links if link.passage}
    ordered = sorted(cited.values(), key=lambda link: (link.target.id, link.passage.start if link.passage else 0))
    body = ["## Sources { #what-it-rests-on }"] if ordered else []
    for _, group in groupby(ordered, key=lambda link: link.target.id):
        found = list(group)
        article = found[0].target
        assert isinstance(article, Article)
        body.append(f"{writer.link(article)}, by {escape(article.fields.author)}:")
        for link in found:
            assert link.passage
            text = writer.block(article, link.passage.start, link.passage.mark).replace("\n", "\n> ")
            body.append(f"> {writer.link(article, str(link.passage.number), link.passage.id)} {text}")
    return body
