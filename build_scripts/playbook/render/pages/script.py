"""The pages of scripts."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.script import Script
from playbook.model.playbook import Playbook
from playbook.render.components.card import ASSETS, card, labels
from playbook.render.components.script_choice import scripts_for, situation_of
from playbook.render.markdown import escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.urls import entry_path


def script_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield a page for each script: the card first, then why it works and the principles behind it."""
    for script in playbook.entries_of_type(Script):
        path = entry_path(script)
        writer = PageWriter(playbook, settings, path)
        situation = situation_of(playbook, script)
        principles = playbook.targets(script, "principles")
        siblings = [other for other in scripts_for(playbook, settings, situation) if other is not script]
        heard = [f"- “{escape(phrase)}”" for phrase in script.they_say]
        body = [
            writer.breadcrumbs(situation, kind="situations"),
            writer.heading(script),
            *card(writer, script, push_back=True),
            labels(settings, script),
            "## They say",
            "\n".join(heard),
            "## Why these words",
            writer.text(script, script.body.lead.start, script.body.lead.end),
            *writer.section("Principles behind this", principles, "what-they-lean-on"),
            *writer.section("Other scripts for this situation", siblings, "other-words-for-this-situation"),
            *writer.closing(script, [*principles, *siblings, situation]),
        ]
        summary, source = script.fields.summary or "", str(script.file.path)
        yield Page(path, script.title, summary, join_blocks(body), hide=("toc",), source=source, assets=ASSETS)
