"""The home page: the grid of situations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.registry import KINDS
from playbook.kinds.situation import Situation
from playbook.model.playbook import Playbook
from playbook.render.components.audience_filter import filter_controls
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.urls import page_path
from playbook.review.status import ReviewStatus

# Without JavaScript there is no search, so that home.js shows the box.
_SEARCH = (
    '<form class="pb-search pb-reserved pb-screen-only" role="search" hidden>'
    '<label for="pb-ask">What do they say or do?</label>'
    '<input id="pb-ask" type="search" autocomplete="off" placeholder="Type it in their words"></form>'
)

_NOT_LISTED = ("home", "rules")  # the rules are for authors


def home_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield the grid of what the customer is doing and when, with the situations in the customers' words."""
    heading = settings.pages["home"]
    writer = PageWriter(playbook, settings, "index.md")
    cells: dict[tuple[str, str], list[Situation]] = defaultdict(list)
    for situation in playbook.entries_of_type(Situation):
        cells[situation.fields.doing, situation.fields.moment].append(situation)
    rows = [_row(writer, doing, cells) for doing in settings.doing]
    columns = "".join(f'<th scope="col">{escape(words)}</th>' for words in settings.moment.values())
    grid = [
        '<table class="pb-grid" markdown>',
        f'<thead><tr><th scope="col">What they do</th>{columns}</tr></thead>',
        "<tbody markdown>",
        *(part for row in rows for part in row),
        "</tbody>",
        "</table>",
    ]
    ways = [
        _way(writer, name, len(playbook.entries_of_kind(name))) for name in settings.pages if name not in _NOT_LISTED
    ]
    body = [
        f"# {escape(heading.title)}",
        f"{escape(heading.intro)}\n{{ .pb-intro }}",
        _SEARCH,
        filter_controls(settings),
        *grid,
        "## Or browse",
        bullets([way for way in ways if way]),
    ]
    yield Page("index.md", heading.title, heading.intro, join_blocks(body), hide=("toc",), assets=("home.js",))


def _way(writer: PageWriter, name: str, entries: int) -> str:
    """Return a link to a page, with the number of entries if it lists a kind; "" for a kind without entries."""
    words = writer.settings.pages[name]
    if name not in KINDS:
        return f"[{escape(words.title)}]({writer.url_to(page_path(name))}) — {escape(words.intro)}"
    if not entries:
        return ""
    return f"[{escape(words.title)}]({writer.url_to(page_path(name))}) ({entries}) — {escape(words.intro)}"


def _row(writer: PageWriter, doing: str, cells: dict[tuple[str, str], list[Situation]]) -> list[str]:
    settings = writer.settings
    parts = ["<tr markdown>", f'<th scope="row">{escape(settings.doing[doing])}</th>']
    for moment, words in settings.moment.items():
        links = [_situation_link(writer, situation) for situation in cells[doing, moment]]
        parts += [f'<td markdown="block" data-moment="{escape(words)}">', "\n\n".join(links), "</td>"]
    return [*parts, "</tr>"]


def _situation_link(writer: PageWriter, situation: Situation) -> str:
    """Return a link to a situation in the customers' words, with ours below."""
    said = writer.link(situation, f"“{escape(situation.fields.they_say[0])}”")
    ours = f'<span class="pb-staff-title">{escape(situation.title)}</span>'
    badge = writer.badge(situation, ReviewStatus.DRAFT, ReviewStatus.SUSPECT, ReviewStatus.DUE)
    return f"{said}{badge} {ours}\n{{ data-for={situation.fields.audience} }}"
