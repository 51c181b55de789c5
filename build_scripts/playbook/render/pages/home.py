"""The home page: the search, and every situation with the first words to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.config.settings import Settings
from playbook.kinds.guide import GUIDES
from playbook.kinds.situation import Situation
from playbook.model.playbook import Playbook
from playbook.render.components.audience_filter import filter_controls, tagged_item
from playbook.render.components.script_choice import scripts_for
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter

# Without JavaScript there is no search, so that home.js shows the box.
_SEARCH = (
    '<form class="pb-search pb-reserved pb-screen-only" role="search" hidden>'
    '<label for="pb-ask">What do they say or do?</label>'
    '<input id="pb-ask" type="search" autocomplete="off" placeholder="Type it in their words"></form>'
)

HINTS = 3
"""The maximum number of phrases below the search box."""


def home_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield the page of all situations by what the customer is doing, in the customers' words."""
    heading = settings.pages["home"]
    writer = PageWriter(playbook, settings, "index.md")
    moments = list(settings.moment)
    situations = sorted(playbook.entries_of_type(Situation), key=lambda one: moments.index(one.fields.moment))
    body = [
        f"# {escape(heading.title)}",
        f"{escape(heading.intro)}\n{{ .pb-intro }}",
        _SEARCH,
        *_hints(writer, situations),
        *_guides(writer),
        filter_controls(settings),
    ]
    for doing, words in settings.doing.items():
        found = [tagged_item(one, _situation(writer, one)) for one in situations if one.fields.doing == doing]
        if found:
            group = [f"## {escape(words)} {{ #{doing} }}", bullets(found)]
            body += ['<section class="pb-situations" markdown>', *group, "</section>"]
    yield Page("index.md", heading.title, heading.intro, join_blocks(body), hide=("toc",), assets=("home.js",))


def _hints(writer: PageWriter, situations: Sequence[Situation]) -> list[str]:
    """Return links in words that one could search for: to a situation of each of the last groups, the furthest away."""
    firsts = {one.fields.doing: one for one in reversed(situations)}
    shown = [firsts[doing] for doing in writer.settings.doing if doing in firsts][-HINTS:]
    links = " ".join(writer.link(one, f"“{escape(one.fields.they_say[0])}”") for one in shown)
    return [f"For example {links}\n{{ .pb-hints .pb-screen-only }}"] if shown else []


def _guides(writer: PageWriter) -> list[str]:
    """Return links to the guides, the one for newcomers first; there may be none."""
    named = [name for names in writer.settings.navigation.values() for name in names]
    guides = sorted(
        writer.playbook.entries_of_kind(GUIDES.name), key=lambda guide: f"{guide.kind}/{guide.id}" not in named
    )
    return [f"New here? {writer.inline_links(guides)}\n{{ .pb-guides }}"] if guides else []


def _situation(writer: PageWriter, situation: Situation) -> str:
    """Return a link to a situation in the customers' words, with ours and the first words to say below."""
    said = writer.link(situation, f"“{escape(situation.fields.they_say[0])}”")
    parts = [f'{said}{writer.badge(situation)} <span class="pb-staff-title">{escape(situation.title)}</span>']
    for script in scripts_for(writer.playbook, writer.settings, situation)[:1]:
        parts.append(f'<span class="pb-first-words">{escape(script.say[0].text)}</span>')
    return " ".join(parts)
