"""The pages of scripts, and the card that holds their words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from playbook.linked import Playbook
from playbook.model import Line, Script, Situation
from playbook.page import Page, escape, page
from playbook.render.weave import Weaver, entry_path
from playbook.sections import PUSH_BACK
from playbook.settings import Settings

# As `escape` leaves it: {name} is a blank for the reader to fill in.
_PLACEHOLDER = re.compile(r"\\\{\w+\\\}")


def script_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A page for each script: the card first, then why it works and what it leans on."""
    for script in playbook.of(Script):
        path = entry_path(script)
        weaver = Weaver(playbook, settings, path)
        situation = situation_of(playbook, script)
        principles = [link.target for link in playbook.links_from(script) if link.relation == "principles"]
        siblings = [other for other in scripts_for(playbook, settings, situation) if other is not script]
        heard = [f"- “{escape(phrase)}”" for phrase in script.they_say]
        body = [
            weaver.crumbs(situation, kind="situations"),
            weaver.heading(script),
            labels(settings, script),
            *card(weaver, script, push_back=True),
            "## They say",
            "\n".join(heard),
            "## Why these words",
            weaver.text(script, script.body.lead.start, script.body.lead.end),
            *weaver.section("What they lean on", principles),
            *weaver.section("Other words for this situation", siblings),
            *weaver.backlinks(script, [*principles, *siblings, situation]),
        ]
        yield page(path, script.title, script.fields.summary or "", body, hide="toc", source=str(script.file.path))


def situation_of(playbook: Playbook, script: Script) -> Situation:
    """The situation for which a script is."""
    found = next(link.target for link in playbook.links_from(script) if link.relation == "situation")
    assert isinstance(found, Situation)
    return found


def scripts_for(playbook: Playbook, settings: Settings, situation: Situation) -> list[Script]:
    """The scripts of a situation, in the order of their channels; drafts come last."""
    channels = list(settings.channel)
    return sorted(
        playbook.sources(situation, Script, "situation"),
        key=lambda script: (script.fields.status == "draft", channels.index(script.fields.channel)),
    )


def labels(settings: Settings, script: Script) -> str:
    """On which channel a script is used, and for whom."""
    words = (settings.channel[script.fields.channel], settings.audience[script.fields.audience])
    return " ".join(f"<span>{escape(word)}</span>" for word in words) + "\n{ .pb-labels }"


def card(weaver: Weaver, script: Script, *, push_back: bool) -> list[str]:
    """The words of a script: what to say, what not to say, and what to do if they push back.

    Without `push_back` the card ends with a link to that part of the script's own page.
    """
    body = [
        '<div class="pb-card" markdown>',
        "## Say { #say .pb-say }",
        *(spoken_line(weaver, script, line) for line in script.say),
        "## Do not say { #do-not-say .pb-avoid }",
        *(spoken_line(weaver, script, line) for line in script.avoid),
        f"## {PUSH_BACK} {{ #if-they-push-back .pb-push }}",
    ]
    section = script.body.section(PUSH_BACK)
    assert section
    if push_back:
        # The lines are spoken; what stands around them guides the reader.
        guidance = [weaver.block(script, block.start, block.end) for block in section.blocks if block.form != "item"]
        body += [spoken_line(weaver, script, line) for line in script.push_back]
        body += guidance
    else:
        body.append(weaver.link(script, "What to say next", "if-they-push-back"))
    return [*body, "</div>"]


def spoken_line(weaver: Weaver, script: Script, line: Line, *, on_card: bool = True) -> str:
    """A line as a paragraph: its move, its words and its note. On the card it has the id by which a link finds it."""
    gloss = weaver.settings.moves.get(line.move, "")
    move = f'<span class="pb-move" title="{html.escape(gloss)}">{line.move}</span> ' if line.move else ""
    note = f' <span class="pb-note">{weaver.note(script, line.note)}</span>' if line.note else ""
    classes = ".pb-line" if line.move else ".pb-line .pb-not"
    words = _PLACEHOLDER.sub(r'<span class="pb-blank">\g<0></span>', escape(line.text))
    marks = f"#{line.id} {classes}" if on_card else classes
    return f'{move}<span class="pb-words">{words}</span>{note}\n{{ {marks} }}'
