"""The pages of situations: the card of the general words, then everything else that helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from playbook.config.settings import Settings
from playbook.kinds.situation import Situation
from playbook.model.playbook import Playbook
from playbook.render.components.card import ASSETS, card, labels
from playbook.render.components.script_choice import script_item, scripts_for
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.urls import entry_path


def situation_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield a page for each situation."""
    for situation in playbook.entries_of_type(Situation):
        path = entry_path(situation)
        writer = PageWriter(playbook, settings, path)
        scripts = scripts_for(playbook, settings, situation)
        principles = {
            principle.id: principle for script in scripts for principle in playbook.targets(script, "principles")
        }
        named = [link.target for link in playbook.links_from(situation)]
        body = [
            writer.breadcrumbs(kind="situations"),
            writer.heading(situation),
            f"“{escape(situation.fields.they_say[0])}”\n{{ .pb-quote }}",
        ]
        if scripts:
            body += [*card(writer, scripts[0], push_back=False), labels(settings, scripts[0], writer.link(scripts[0]))]
        others = [script_item(writer, script) for script in scripts[1:] if not script.fields.setting]
        if others:
            body += ["## Other scripts for this situation { #more-words-for-this }", bullets(others)]
        in_settings = [script_item(writer, script) for script in scripts[1:] if script.fields.setting]
        if in_settings:
            body += ["## In other settings", bullets(in_settings)]
        body += [
            "## What is going on",
            writer.text(situation, situation.body.lead.start, situation.body.lead.end),
            writer.text(situation, situation.body.lead.end, situation.body.sections[-1].end),
            "## How they say it",
            *_phrases(situation.fields.they_say, "said"),
            *(["## How staff ask for it"] if situation.fields.asked_as else []),
            *_phrases(situation.fields.asked_as, "asked"),
            *writer.section("Principles behind this", principles.values(), "the-principles-behind-the-words"),
            *writer.closing(situation, [*scripts, *principles.values(), *named]),
        ]
        summary, source = situation.fields.summary, str(situation.file.path)
        yield Page(path, situation.title, summary, join_blocks(body), hide=("toc",), source=source, assets=ASSETS)


def _phrases(phrases: Iterable[str], anchor: str) -> list[str]:
    """Return phrases as headings, because the theme's search ranks headings first, and people search in these words."""
    return [f"### {escape(phrase)} {{ #{anchor}-{number} }}" for number, phrase in enumerate(phrases, 1)]
