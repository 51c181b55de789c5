"""The scripts of a situation, in the order in which its page offers them."""

from __future__ import annotations

from playbook.config.settings import Settings
from playbook.kinds.script import Script
from playbook.kinds.situation import Situation
from playbook.model.playbook import Playbook
from playbook.render.markdown import escape
from playbook.render.page_writer import PageWriter


def situation_of(playbook: Playbook, script: Script) -> Situation:
    """Return the situation that a script is for."""
    (situation,) = playbook.targets(script, "situation")
    assert isinstance(situation, Situation)
    return situation


def scripts_for(playbook: Playbook, settings: Settings, situation: Situation) -> list[Script]:
    """Return the scripts of a situation: its general words, the others without a setting, then those with one.

    Within these groups they are in the order of their channels; drafts come last.
    """
    channels = list(settings.channel)
    lead = playbook.targets(situation, "lead")
    return sorted(
        playbook.referrers(situation, Script, "situation"),
        key=lambda script: (
            not script.published,
            script not in lead,
            script.fields.setting is not None,
            channels.index(script.fields.channel),
        ),
    )


def setting_label(script: Script) -> str:
    """Return the setting of a script with a capital letter, "" for general words."""
    setting = script.fields.setting or ""
    return setting[:1].upper() + setting[1:]


def script_item(writer: PageWriter, script: Script) -> str:
    """Return the item of a list: the setting and the channel of a script, a link and its summary."""
    channel = writer.settings.channel[script.fields.channel]
    setting = setting_label(script)
    where = f"{setting}, {channel[:1].lower()}{channel[1:]}" if setting else channel
    return f"{escape(where)}: {writer.summary(script)}"
