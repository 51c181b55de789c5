"""The pages of tensions: two principles, when each of them wins, a script for each, and how to choose."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.model.entries import Tension
from playbook.model.graph import Playbook
from playbook.reading.sections import CHOOSE, FIRST_WINS, SECOND_WINS
from playbook.render.components.card import spoken_line
from playbook.render.page import Page, escape, page
from playbook.render.page_writer import Weaver, entry_path
from playbook.render.pages.principle import passages

# The script of the page shows the button, where the browser can fill the screen, and the place is kept until then.
_FULLSCREEN = (
    '<div class="pb-fullscreen pb-reserved pb-screen-only" data-search-exclude hidden>'
    '<button type="button">Put it on the screen</button></div>'
)


def tension_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A page for each tension. What a team lead puts on a screen comes first: both sides, and how to choose."""
    for tension in playbook.of(Tension):
        path = entry_path(tension)
        weaver = Weaver(playbook, settings, path)
        links = playbook.links_from(tension)
        first, second = (link.target for link in links if link.relation == "between")
        choose = tension.body.section(CHOOSE)
        assert choose
        body = [
            weaver.crumbs(kind="tensions"),
            '<div class="pb-board" markdown>',
            _FULLSCREEN,
            weaver.heading(tension),
            '<div class="pb-sides" markdown>',
            *_side(weaver, tension, FIRST_WINS, f"When “{weaver.link(first)}” wins {{ #when-the-first-wins }}"),
            *_side(weaver, tension, SECOND_WINS, f"When “{weaver.link(second)}” wins {{ #when-the-second-wins }}"),
            "</div>",
            f"## {CHOOSE}",
            weaver.text(tension, choose.start, choose.end),
            "</div>",
            "## What the sources say",
            weaver.text(tension, tension.body.lead.start, tension.body.lead.end),
            *passages(weaver, links),
            *weaver.backlinks(tension, [first, second]),
        ]
        summary, source = tension.fields.summary, str(tension.file.path)
        yield page(path, tension.title, summary, body, hide="toc", source=source, assets=("fullscreen.js",))


def _side(weaver: Weaver, tension: Tension, name: str, heading: str) -> list[str]:
    """One side: when it wins, and the words of the script that shows it."""
    section = tension.body.section(name)
    assert section
    body = ['<div class="pb-side" markdown>', f"## {heading}", weaver.text(tension, section.start, section.end)]
    for script in weaver.playbook.scripts_within(tension, section):
        body.append(
            f"{escape(weaver.settings.channel[script.fields.channel])}: {weaver.link(script)}\n{{ .pb-card-title }}"
        )
        body += [spoken_line(weaver, script, line, on_card=False) for line in script.say]
    return [*body, "</div>"]
