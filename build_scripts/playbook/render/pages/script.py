"""The pages of scripts."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.script import Script
from playbook.kinds.situation import Situation
from playbook.model.graph import Playbook
from playbook.render.components.card import ASSETS, card, labels
from playbook.render.page import Page, escape, page
from playbook.render.page_writer import PageWriter, entry_path


def script_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A page for each script: the card first, then why it works and what it leans on."""
    for script in playbook.entries_of(Script):
        path = entry_path(script)
        writer = PageWriter(playbook, settings, path)
        situation = situation_of(playbook, script)
        principles = [link.target for link in playbook.links_from(script) if link.relation == "principles"]
        siblings = [other for other in scripts_for(playbook, settings, situation) if other is not script]
        heard = [f"- “{escape(phrase)}”" for phrase in script.they_say]
        body = [
            writer.breadcrumbs(situation, kind="situations"),
            writer.heading(script),
            labels(settings, script),
            *card(writer, script, push_back=True),
            "## They say",
            "\n".join(heard),
            "## Why these words",
            writer.text(script, script.body.lead.start, script.body.lead.end),
            *writer.section("What they lean on", principles),
            *writer.section("Other words for this situation", siblings),
            *writer.backlinks(script, [*principles, *siblings, situation]),
        ]
        summary = script.fields.summary or ""
        yield page(path, script.title, summary, body, hide="toc", source=str(script.file.path), assets=ASSETS)


def situation_of(playbook: Playbook, script: Script) -> Situation:
    """The situation for which a script is."""
    found = next(link.target for link in playbook.links_from(script) if link.relation == "situation")
    assert isinstance(found, Situation)
    return found


def scripts_for(playbook: Playbook, settings: Settings, situation: Situation) -> list[Script]:
    """The scripts of a situation, in the order of their channels; drafts come last."""
    channels = list(settings.channel)
    return sorted(
        playbook.referrers(situation, Script, "situation"),
        key=lambda script: (script.fields.status == "draft", channels.index(script.fields.channel)),
    )
