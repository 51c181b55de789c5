"""The audience filter, which narrows a list to customers or colleagues, and the items that it filters."""

from __future__ import annotations

from playbook.config.settings import AUDIENCES, Settings
from playbook.kinds.script import Script
from playbook.kinds.situation import Situation
from playbook.render.markdown import escape


def filter_controls(settings: Settings) -> str:
    """Return the choice of an audience: radio buttons on which the style depends, so that it needs no JavaScript."""
    choices = "".join(
        f'<label><input type="radio" name="pb-audience" value="{word}"{" checked" if word == "both" else ""}>'
        f"<span>{'All' if word == 'both' else escape(settings.audience[word])}</span></label>"
        for word in AUDIENCES
    )
    return f'<fieldset class="pb-filter pb-screen-only"><legend>Show</legend>{choices}</fieldset>'


def tagged_item(entry: Situation | Script, text: str) -> str:
    """Return the item of a list, marked with the audience of its entry."""
    return f'<span data-for="{entry.fields.audience}">{text}</span>'
