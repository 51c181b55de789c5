"""The pages of principles: the authored text, and everything that the model knows of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from playbook.config.settings import Settings
from playbook.model.entries import Anecdote, Article, Principle, Script, Tension
from playbook.model.graph import Link, Playbook
from playbook.render.page import Page, escape, page
from playbook.render.page_writer import Weaver, entry_path


def principle_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A page for each principle."""
    for principle in playbook.of(Principle):
        path = entry_path(principle)
        weaver = Weaver(playbook, settings, path)
        scripts = playbook.sources(principle, Script, "principles")
        illustrating = playbook.sources(principle, Anecdote, "illustrates")
        challenging = playbook.sources(principle, Anecdote, "challenges")
        tensions = playbook.sources(principle, Tension, "between")
        body = [
            weaver.crumbs(kind="principles"),
            weaver.heading(principle),
            weaver.text(principle, principle.body.lead.start, principle.body.sections[-1].end),
            *weaver.section("The words", scripts),
            *_no_script(principle),
            *weaver.section("Stories that show it", illustrating),
            *weaver.section("Stories that challenge it", challenging),
            *weaver.section("Where it pulls against another", tensions),
            *passages(weaver, playbook.links_from(principle)),
            *weaver.backlinks(principle, [*scripts, *illustrating, *challenging, *tensions]),
        ]
        yield page(path, principle.title, principle.fields.summary, body, source=str(principle.file.path))


def _no_script(principle: Principle) -> list[str]:
    reason = principle.fields.no_script
    return ["## The words", f"No script can apply it: {escape(reason)}"] if reason else []


def passages(weaver: Weaver, links: list[Link]) -> list[str]:
    """The passages that an entry cites, grouped by article and attributed."""
    cited = {(link.target.id, link.passage.id): link for link in links if link.passage}
    ordered = sorted(cited.values(), key=lambda link: (link.target.id, link.passage.start if link.passage else 0))
    body = ["## What it rests on"] if ordered else []
    for _, group in groupby(ordered, key=lambda link: link.target.id):
        found = list(group)
        article = found[0].target
        assert isinstance(article, Article)
        body.append(f"{weaver.link(article)}, by {escape(article.fields.author)}:")
        for link in found:
            assert link.passage
            text = weaver.block(article, link.passage.start, link.passage.mark).replace("\n", "\n> ")
            body.append(f"> {weaver.link(article, str(link.passage.number), link.passage.id)} {text}")
    return body
