"""The pages of situations: the first script's card, then everything else that helps."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.situation import Situation
from playbook.model.playbook import Playbook
from playbook.render.components.card import ASSETS, card
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.pages.script import scripts_for
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
        audience = escape(settings.audience[situation.fields.audience])
        body = [
            writer.breadcrumbs(kind="situations"),
            writer.heading(situation),
            f"“{escape(situation.fields.they_say[0])}” <span>{audience}</span>\n{{ .pb-quote }}",
        ]
        if scripts:
            first = f"{settings.channel[scripts[0].fields.channel]}: {writer.link(scripts[0])}\n{{ .pb-card-title }}"
            body += [first, *card(writer, scripts[0], push_back=False)]
        if len(scripts) > 1:
            others = [f"{settings.channel[script.fields.channel]}: {writer.summary(script)}" for script in scripts[1:]]
            body += ["## Other scripts for this situation { #more-words-for-this }", bullets(others)]
        body += [
            "## What is going on",
            writer.text(situation, situation.body.lead.start, situation.body.lead.end),
            writer.text(situation, situation.body.lead.end, situation.body.sections[-1].end),
            "## How they say it",
            # As headings, because the theme's search ranks headings first, and people search in customers' words.
            *(
                f"### {escape(phrase)} {{ #said-{number} }}"
                for number, phrase in enumerate(situation.fields.they_say, 1)
            ),
            *writer.section("Principles behind this", principles.values(), "the-principles-behind-the-words"),
            *writer.backlinks(situation, [*scripts, *principles.values(), *named]),
        ]
        summary, source = situation.fields.summary, str(situation.file.path)
        yield Page(path, situation.title, summary, join_blocks(body), hide=("toc",), source=source, assets=ASSETS)
