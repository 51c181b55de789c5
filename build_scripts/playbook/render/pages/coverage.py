"""The coverage page: how much of each article the playbook uses, in a picture, a table and lists."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape as html_escape

from playbook.config.settings import Settings
from playbook.kinds.registry import KINDS
from playbook.model.playbook import Playbook
from playbook.plurals import count
from playbook.render.markdown import bullets, escape, join_blocks, table
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.reporters.coverage import percent
from playbook.review.coverage import Coverage, State, measure_coverage
from playbook.review.status import ReviewStatus, review_statuses

# A guide leads to the pages that use the articles, but is not one of them.
_KINDS = [name for name, kind in KINDS.items() if kind.map_style]
"""The kinds of page that can use an idea."""

_REVIEW_LISTS = {
    ReviewStatus.SUSPECT: "Pages that need re-reading",
    ReviewStatus.DUE: "Pages due for review",
    ReviewStatus.DRAFT: "Drafts",
    ReviewStatus.UNREVIEWED: "Pages not reviewed yet",
}

_LABEL, _CELL, _HEIGHT, _HEAD = 190, 96, 40, 30


def coverage_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield one page: a chart and a table of articles and kinds, then waived passages, and those that need work."""
    heading = settings.pages["coverage"]
    writer = PageWriter(playbook, settings, "coverage.md")
    coverage = measure_coverage(playbook, settings)
    counts = coverage.counts
    summary = (
        f"{counts[State.COVERED]} of {coverage.coverable} ideas are covered: **{percent(coverage)}**. "
        f"Left out on purpose: {count(counts[State.WAIVED], 'passage')}."
    )
    body = [
        writer.home(),
        f"# {escape(heading.title)}",
        escape(heading.intro),
        summary,
        _picture(settings, coverage),
        _table(writer, coverage),
        *_listed(writer, coverage, "Left out on purpose", State.WAIVED),
        *_listed(writer, coverage, "Not covered", State.UNCOVERED, State.STALE_WAIVER),
        *_listed(writer, coverage, "Changed since review { #changed-since-they-were-looked-at }", State.SUSPECT),
    ]
    for status, title in _REVIEW_LISTS.items():
        entries = [entry for entry in playbook.entries.values() if review_statuses(playbook)[entry.id] is status]
        body += writer.section(title, entries, f"pages-{status.value.replace(' ', '-')}")
    yield Page("coverage.md", heading.title, heading.intro, join_blocks(body), hide=("toc",))


def cited_count(coverage: Coverage, kind: str) -> int:
    """Return the number of passages that a published entry of a kind cites."""
    return sum(
        any(user.kind == kind and user.published for user in covered.citing_entries) for covered in coverage.passages
    )


def _picture(settings: Settings, coverage: Coverage) -> str:
    """Return a chart of articles × kinds: the darker a cell, the more of the article's ideas have such a page.

    It takes its colour from the text around it, so that it is readable in both colour schemes. On a phone it scrolls
    sideways, by keyboard too. The table has the same numbers.
    """
    parts = coverage.by_article()
    width, height = _LABEL + _CELL * len(_KINDS), _HEAD + _HEIGHT * len(parts)
    out = [
        f'<svg class="pb-chart" viewBox="0 0 {width} {height}" role="img" aria-labelledby="pb-pic pb-pic-desc">',
        '<title id="pb-pic">Ideas in each article, by the kind of page that uses them</title>',
        '<desc id="pb-pic-desc">The table below has the same numbers.</desc>',
        '<g fill="currentColor" font-size="13">',
    ]
    for column, kind in enumerate(_KINDS):
        x = _LABEL + _CELL * column + _CELL // 2
        out.append(f'<text x="{x}" y="20" text-anchor="middle">{html_escape(settings.pages[kind].title)}</text>')
    for row, (article, part) in enumerate(parts):
        y = _HEAD + _HEIGHT * row
        out.append(
            f'<text x="0" y="{y + 25}">{html_escape(article.surname)}, {count(len(part.passages), "passage")}</text>'
        )
        for column, kind in enumerate(_KINDS):
            x, number = _LABEL + _CELL * column, cited_count(part, kind)
            opacity = round(0.06 + 0.3 * number / max(len(part.passages), 1), 3)
            size = f'width="{_CELL - 4}" height="{_HEIGHT - 4}" rx="4"'
            out.append(f'<rect x="{x + 2}" y="{y + 2}" {size} fill-opacity="{opacity}"/>')
            out.append(f'<text x="{x + _CELL // 2}" y="{y + 25}" text-anchor="middle">{number}</text>')
    return "\n".join(['<figure tabindex="0">', *out, "</g></svg>", "</figure>"])


def _table(writer: PageWriter, coverage: Coverage) -> str:
    titles = [writer.settings.pages[kind].title for kind in _KINDS]
    head = ["Article", "Passages", "Covered", "Left out", *titles]
    rows = [[writer.link(article, escape(article.surname)), *_numbers(part)] for article, part in coverage.by_article()]
    rows.append(["Total", *_numbers(coverage)])
    return table(head, rows)


def _numbers(coverage: Coverage) -> list[str]:
    counts = coverage.counts
    numbers = [len(coverage.passages), counts[State.COVERED], counts[State.WAIVED]]
    return [str(number) for number in [*numbers, *(cited_count(coverage, kind) for kind in _KINDS)]]


def _listed(writer: PageWriter, coverage: Coverage, title: str, *states: State) -> list[str]:
    lines = []
    for covered in coverage.passages:
        if covered.state in states:
            name = f"{covered.article.surname} {covered.passage.number}"
            reason = f" ({escape(covered.passage.waiver)})" if covered.passage.waiver else ""
            link = writer.link(covered.article, escape(name), covered.passage.id)
            lines.append(f"{link}: {escape(covered.passage.plain_text)}{reason}")
    return [f"## {title}", bullets(lines)] if lines else []
