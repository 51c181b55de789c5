"""The pages of situations: the words to say first, then everything else that helps."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.principle import Principle
from playbook.kinds.situation import Situation
from playbook.model.graph import Playbook
from playbook.render.components.card import ASSETS, card
from playbook.render.page import Page, bullets, escape, page
from playbook.render.page_writer import PageWriter, entry_path
from playbook.render.pages.script import scripts_for


def situation_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A page for each situation, which opens with the card of its first script."""
    for situation in playbook.entries_of(Situation):
        path = entry_path(situation)
        writer = PageWriter(playbook, settings, path)
        scripts = scripts_for(playbook, settings, situation)
        principles = {
            link.target.id: link.target
            for script in scripts
            for link in playbook.links_from(script)
            if isinstance(link.target, Principle) and link.relation == "principles"
        }
        named = [link.target for link in playbook.links_from(situation)]
        for_whom = escape(settings.audience[situation.fields.audience])
        body = [
            writer.breadcrumbs(kind="situations"),
            writer.heading(situation),
            f"“{escape(situation.fields.they_say[0])}” <span>{for_whom}</span>\n{{ .pb-quote }}",
        ]
        if scripts:
            first = f"{settings.channel[scripts[0].fields.channel]}: {writer.link(scripts[0])}\n{{ .pb-card-title }}"
            body += [first, *card(writer, scripts[0], push_back=False)]
        if len(scripts) > 1:
            others = [f"{settings.channel[script.fields.channel]}: {writer.summary(script)}" for script in scripts[1:]]
            body += ["## More words for this", bullets(others)]
        body += [
            "## What is going on",
            writer.text(situation, situation.body.lead.start, situation.body.lead.end),
            writer.text(situation, situation.body.lead.end, situation.body.sections[-1].end),
            "## How they say it",
            # A heading each, since the theme's search looks at headings first, and is asked in customers' words.
            *(
                f"### {escape(phrase)} {{ #said-{number} }}"
                for number, phrase in enumerate(situation.fields.they_say, 1)
            ),
            *writer.section("The principles behind the words", principles.values()),
            *writer.backlinks(situation, [*scripts, *principles.values(), *named]),
        ]
        summary, source = situation.fields.summary, str(situation.file.path)
        yield page(path, situation.title, summary, body, hide="toc", source=source, assets=ASSETS)
