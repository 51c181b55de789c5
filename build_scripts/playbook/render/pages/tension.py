"""The pages of tensions: two principles, when each of them wins, a script for each, and how to choose."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.script import Script
from playbook.kinds.tension import CHOOSE, FIRST_WINS, SECOND_WINS, Tension
from playbook.model.playbook import Playbook
from playbook.render.components.card import render_line
from playbook.render.markdown import escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.pages.principle import passages
from playbook.render.urls import entry_path

# The page's script shows the button if the browser supports full screen; until then its space stays reserved.
_FULLSCREEN = (
    '<div class="pb-fullscreen pb-reserved pb-screen-only" data-search-exclude hidden>'
    '<button type="button">Full screen</button></div>'
)


def tension_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield a page for each tension. What a team lead shows full screen comes first: both sides, and how to choose."""
    for tension in playbook.entries_of_type(Tension):
        path = entry_path(tension)
        writer = PageWriter(playbook, settings, path)
        first, second = playbook.targets(tension, "between")
        choose = tension.body.section(CHOOSE)
        assert choose
        body = [
            writer.breadcrumbs(kind="tensions"),
            '<div class="pb-board" markdown>',
            _FULLSCREEN,
            writer.heading(tension),
            '<div class="pb-sides" markdown>',
            *_side(writer, tension, FIRST_WINS, f"When “{writer.link(first)}” wins {{ #when-the-first-wins }}"),
            *_side(writer, tension, SECOND_WINS, f"When “{writer.link(second)}” wins {{ #when-the-second-wins }}"),
            "</div>",
            f"## {CHOOSE}",
            writer.text(tension, choose.start, choose.end),
            "</div>",
            "## What the sources say",
            writer.text(tension, tension.body.lead.start, tension.body.lead.end),
            *passages(writer, playbook.links_from(tension)),
            *writer.closing(tension, [first, second]),
        ]
        summary, source = tension.fields.summary, str(tension.file.path)
        assets = ("fullscreen.js",)
        yield Page(path, tension.title, summary, join_blocks(body), hide=("toc",), source=source, assets=assets)


def _side(writer: PageWriter, tension: Tension, name: str, heading: str) -> list[str]:
    """Return one side: when it wins, and the lines of the script that shows it."""
    section = tension.body.section(name)
    assert section
    body = ['<div class="pb-side" markdown>', f"## {heading}", writer.text(tension, section.start, section.end)]
    for script in writer.playbook.named_within(tension, section, Script):
        body.append(
            f"{escape(writer.settings.channel[script.fields.channel])}: {writer.link(script)}\n{{ .pb-card-title }}"
        )
        body += [render_line(writer, script, line, on_card=False) for line in script.say]
    return [*body, "</div>"]
