"""The home page: the grid of situations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.model.entries import Entry, Situation
from playbook.model.graph import Playbook
from playbook.render.components.audience_filter import narrowing
from playbook.render.page import Page, bullets, escape, page
from playbook.render.page_writer import Weaver
from playbook.review.status import Trust

# Without JavaScript there is no search, and no box that only looks like one: see home.js.
_SEARCH = (
    '<form class="pb-search pb-reserved pb-screen-only" role="search" hidden>'
    '<label for="pb-ask">What do they say or do?</label>'
    '<input id="pb-ask" type="search" autocomplete="off" placeholder="Type it in their words"></form>'
)


def home_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """What the customer is doing, against the moment; in each cell the situations, in the customers' words."""
    heading = settings.pages["home"]
    weaver = Weaver(playbook, settings, "index.md")
    cells: dict[tuple[str, str], list[Situation]] = defaultdict(list)
    for situation in playbook.of(Situation):
        cells[situation.fields.doing, situation.fields.moment].append(situation)
    rows = [_row(weaver, doing, cells) for doing in settings.doing]
    columns = "".join(f'<th scope="col">{escape(words)}</th>' for words in settings.moment.values())
    grid = [
        '<table class="pb-grid" markdown>',
        f'<thead><tr><th scope="col">What they do</th>{columns}</tr></thead>',
        "<tbody markdown>",
        *(part for row in rows for part in row),
        "</tbody>",
        "</table>",
    ]
    kinds: dict[str, list[Entry]] = defaultdict(list)
    for entry in playbook.entries.values():
        kinds[entry.kind].append(entry)
    ways = [
        f"[{escape(words.title)}]({weaver.to(f'{kind}/index.md')}) ({len(kinds[kind])}) — {escape(words.intro)}"
        for kind, words in settings.pages.items()
        if kind in kinds
    ]
    for name in ("practise", "map", "desk-cards", "a-to-z", "coverage"):
        words = settings.pages[name]
        ways.append(f"[{escape(words.title)}]({weaver.to(f'{name}.md')}) — {escape(words.intro)}")
    body = [
        f"# {escape(heading.title)}",
        f"{escape(heading.intro)}\n{{ .pb-intro }}",
        _SEARCH,
        narrowing(settings),
        *grid,
        "## Or browse",
        bullets(ways),
    ]
    yield page("index.md", heading.title, heading.intro, body, hide="toc", assets=("home.js",))


def _row(weaver: Weaver, doing: str, cells: dict[tuple[str, str], list[Situation]]) -> list[str]:
    settings = weaver.settings
    parts = ["<tr markdown>", f'<th scope="row">{escape(settings.doing[doing])}</th>']
    for moment, words in settings.moment.items():
        links = [_way_in(weaver, situation) for situation in cells[doing, moment]]
        parts += [f'<td markdown="block" data-moment="{escape(words)}">', "\n\n".join(links), "</td>"]
    return [*parts, "</tr>"]


def _way_in(weaver: Weaver, situation: Situation) -> str:
    """A situation in the customers' words, and below them in ours."""
    said = weaver.link(situation, f"“{escape(situation.fields.they_say[0])}”")
    ours = f'<span class="pb-staff-title">{escape(situation.title)}</span>'
    badge = weaver.badge(situation, Trust.DRAFT, Trust.SUSPECT, Trust.DUE)
    return f"{said}{badge} {ours}\n{{ data-for={situation.fields.audience} }}"
