"""The page on which one practises: every published script behind what the customer says.

Without JavaScript it is a list to read. The trainer, `practise.js`, plays the customer from that same list.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from playbook.config.settings import Settings
from playbook.model.entries import Line, Script, Situation
from playbook.model.graph import Playbook
from playbook.reading.sections import PUSH_BACK
from playbook.render.components.card import guidance, spoken_line
from playbook.render.page import Page, escape, page
from playbook.render.page_writer import Weaver
from playbook.render.pages.script import scripts_for


def practise_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """One page, by situation. Drafts are not for practising."""
    heading = settings.pages["practise"]
    weaver = Weaver(playbook, settings, "practise.md")
    body = [
        f"# {escape(heading.title)}",
        escape(heading.intro),
        '<details class="pb-practise-list" open markdown>',
        "<summary>All scripts as a list</summary>",
    ]
    for situation in playbook.of(Situation):
        scripts = [
            script for script in scripts_for(playbook, settings, situation) if script.fields.status == "published"
        ]
        if scripts:
            body.append(f"## {weaver.link(situation)} {{ #{situation.id} }}")
            body += [part for script in scripts for part in _rehearsal(weaver, script)]
    body.append("</details>")
    yield page("practise.md", heading.title, heading.intro, body, hide="toc", assets=("practise.css", "practise.js"))


def _rehearsal(weaver: Weaver, script: Script) -> Iterator[str]:
    """What the customer says, and behind it the words of a script, why they work and where to read on."""
    principles = [link.target for link in weaver.playbook.links_from(script) if link.relation == "principles"]
    yield f'<details class="pb-practise-script" data-script="{script.id}" data-for="{script.fields.audience}" markdown>'
    yield _summary(weaver.settings, script)
    yield '<div class="pb-practise-lines" markdown>'
    yield from _part(weaver, script, "pb-lines-say", "Say", script.say)
    yield from _part(weaver, script, "pb-lines-avoid", "Do not say", script.avoid)
    yield from _part(weaver, script, "pb-lines-push", PUSH_BACK, script.push_back, *guidance(weaver, script))
    yield "</div>"
    yield _heading("Why these words")
    yield weaver.text(script, script.body.lead.start, script.body.lead.end)
    yield f"The script: {weaver.link(script)}\n{{ .pb-script-link }}"
    if principles:
        yield f"What it leans on: {weaver.joined(principles)}\n{{ .pb-principles }}"
    yield "</details>"


def _part(weaver: Weaver, script: Script, name: str, heading: str, lines: Iterable[Line], *others: str) -> list[str]:
    spoken = (spoken_line(weaver, script, line, on_card=False) for line in lines)
    return [f'<div class="{name}" markdown>', _heading(heading), *spoken, *others, "</div>"]


def _heading(words: str) -> str:
    """A heading by its role: a true one would get an id and a link to itself, and here are the same a hundred times."""
    return f'{words}\n{{ role="heading" aria-level="3" }}'


def _summary(settings: Settings, script: Script) -> str:
    fields = script.fields
    labels = (("pb-channel", settings.channel[fields.channel]), ("pb-audience", settings.audience[fields.audience]))
    parts = [f'<span class="{name}">{html.escape(words)}</span>' for name, words in labels]
    parts += [f'<span class="pb-phrase">“{html.escape(phrase, quote=False)}”</span>' for phrase in script.they_say]
    return f"<summary>{' '.join(parts)}</summary>"
