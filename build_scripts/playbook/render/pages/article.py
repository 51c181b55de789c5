"""The pages of articles: the digest passage by passage, each with the pages that use it."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.article import Article
from playbook.kinds.registry import a_one_of
from playbook.model.playbook import Playbook
from playbook.render.markdown import escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.urls import entry_path
from playbook.review.coverage import PassageCoverage, State, measure_coverage

_STATE_TEXT = {State.SUSPECT: "changed since review"}


def article_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield a page for each article."""
    coverage = measure_coverage(playbook, settings)
    for article in playbook.entries_of_type(Article):
        path = entry_path(article)
        writer = PageWriter(playbook, settings, path)
        body = [writer.breadcrumbs(kind="articles"), writer.heading(article), byline(article)]
        passages = {covered.passage.start: covered for covered in coverage.for_article(article).passages}
        for section in article.body.sections:
            if section.heading:
                body.append(writer.text(article, section.heading_start, section.start).rstrip())
            for block in section.blocks:
                if block.start in passages:
                    body += _passage(writer, passages[block.start])
                else:
                    body.append(writer.text(article, block.start, block.end))
        body += writer.closing(
            article, [user for p in article.passages for user in playbook.citing_entries(article, p)]
        )
        yield Page(path, article.title, article.fields.summary or "", join_blocks(body), source=str(article.file.path))


def byline(article: Article) -> str:
    """Return who wrote the source article, where and when, and that the page is a digest of it."""
    fields = article.fields
    where = f", {escape(fields.publisher)}" if fields.publisher else ""
    when = f", {fields.published:%-d %B %Y}" if fields.published else ", undated"
    return (
        f"A digest, in our own words, of the article by {escape(fields.author)}{where}{when}. "
        f"Under each idea: the pages that use it.\n{{ .pb-byline }}"
    )


def _passage(writer: PageWriter, covered: PassageCoverage) -> list[str]:
    passage = covered.passage
    text = writer.block(covered.article, passage.start, passage.mark)
    if passage.kind == "line" and not text.startswith("“"):
        text = f"“{text}”"
    who = f"**{escape(passage.by or 'A reader')}:** " if passage.kind == "comment" else ""
    if passage.waiver:
        note = f"Left out on purpose: {escape(passage.waiver)}."
    elif covered.citing_entries:
        note = f"Used by {writer.inline_links(covered.citing_entries)}"
    else:
        note = f"Not used yet (needs {a_one_of(covered.required)})."
    state = covered.state
    name, words = state.name.lower().replace("_", "-"), _STATE_TEXT.get(state, state.value)
    mark = f'<span class="pb-state pb-{name}">{words}</span>'
    return [
        f'<div class="pb-passage pb-passage-{passage.kind}" markdown>',
        f'<a class="pb-number" href="#{passage.id}">{passage.number}</a> {who}{text}\n{{ #{passage.id} }}',
        f"{mark} {note}\n{{ .pb-usage }}",
        "</div>",
    ]
