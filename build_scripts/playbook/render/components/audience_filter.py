"""Whom an entry is for: the marks by which a list can be narrowed to it, and the choice that narrows it."""

from __future__ import annotations

from playbook.config.settings import AUDIENCES, Settings
from playbook.kinds.script import Script
from playbook.kinds.situation import Situation
from playbook.render.page import escape


def filter_controls(settings: Settings) -> str:
    """The choice of whom a list shall be for. It is made of radio buttons that the style reads: see `playbook.css`."""
    choices = "".join(
        f'<label><input type="radio" name="pb-audience" value="{word}"{" checked" if word == "both" else ""}>'
        f"<span>{escape(settings.audience[word])}</span></label>"
        for word in AUDIENCES
    )
    return f'<fieldset class="pb-filter pb-screen-only"><legend>Show what is</legend>{choices}</fieldset>'


def tagged_item(entry: Situation | Script, text: str) -> str:
    """A list's item, with the mark of whom its entry is for."""
    return f'<span data-for="{entry.fields.audience}">{text}</span>'
