"""The page Practise: every published script, collapsed below the customer's words.

Without JavaScript it is a list to read. The trainer, `practise.js`, plays the customer from the same list.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from playbook.config.settings import Settings
from playbook.kinds.script import PUSH_BACK, Script
from playbook.kinds.situation import Situation
from playbook.model.lines import Line
from playbook.model.playbook import Playbook
from playbook.render.components.card import push_back_notes, render_line
from playbook.render.components.script_choice import scripts_for
from playbook.render.markdown import escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter


def practise_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield one page, by situation, without drafts."""
    heading = settings.pages["practise"]
    writer = PageWriter(playbook, settings, "practise.md")
    body = [
        f"# {escape(heading.title)}",
        escape(heading.intro),
        *_rubric(settings),
        '<details class="pb-practise-list" open markdown>',
        "<summary>All scripts as a list</summary>",
    ]
    for situation in playbook.entries_of_type(Situation):
        scripts = [script for script in scripts_for(playbook, settings, situation) if script.published]
        if scripts:
            body.append(f"## {writer.link(situation)} {{ #{situation.id} }}")
            body += [part for script in scripts for part in _script_details(writer, script)]
    body.append("</details>")
    assets = ("practise.css", "practise-list.js", "practise-moves.js", "practise-sheet.js", "practise.js")
    yield Page("practise.md", heading.title, heading.intro, join_blocks(body), hide=("toc",), assets=assets)


def _rubric(settings: Settings) -> list[str]:
    """Return the questions by which an answer is judged. The trainer shows them below each script."""
    if not settings.rubric:
        return []
    questions = "".join(f"<li>{html.escape(question, quote=False)}</li>" for question in settings.rubric)
    summary = "<summary>How to judge an answer: one point for each yes</summary>"
    return [f'<details class="pb-rubric">{summary}<ol>{questions}</ol></details>']


def _script_details(writer: PageWriter, script: Script) -> Iterator[str]:
    """Yield the customer's words, and collapsed below them the lines of a script, why they work and further links."""
    principles = writer.playbook.targets(script, "principles")
    yield f'<details class="pb-practise-script" data-script="{script.id}" data-for="{script.fields.audience}" markdown>'
    yield _summary(writer.settings, script)
    yield '<div class="pb-practise-lines" markdown>'
    yield from _part(writer, script, "pb-lines-say", "Say", script.say)
    yield from _part(writer, script, "pb-lines-avoid", "Do not say", script.avoid)
    yield from _part(writer, script, "pb-lines-push", PUSH_BACK, script.push_back, *push_back_notes(writer, script))
    yield "</div>"
    yield _heading("Why these words")
    yield writer.text(script, script.body.lead.start, script.body.lead.end)
    yield f"Script: {writer.link(script)}\n{{ .pb-script-link }}"
    if principles:
        yield f"Principles behind this: {writer.inline_links(principles)}\n{{ .pb-principles }}"
    yield "</details>"


def _part(
    writer: PageWriter, script: Script, name: str, heading: str, lines: Iterable[Line], *others: str
) -> list[str]:
    spoken = (render_line(writer, script, line, on_card=False) for line in lines)
    return [f'<div class="{name}" markdown>', _heading(heading), *spoken, *others, "</div>"]


def _heading(words: str) -> str:
    """Return a heading by its role: a real one would get an id and a link, and the same ones occur a hundred times."""
    return f'{words}\n{{ role="heading" aria-level="3" }}'


def _summary(settings: Settings, script: Script) -> str:
    fields = script.fields
    labels = (("pb-channel", settings.channel[fields.channel]), ("pb-audience", settings.audience[fields.audience]))
    parts = [f'<span class="{name}">{html.escape(words)}</span>' for name, words in labels]
    parts += [f'<span class="pb-phrase">“{html.escape(phrase, quote=False)}”</span>' for phrase in script.they_say]
    return f"<summary>{' '.join(parts)}</summary>"
