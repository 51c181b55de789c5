"""The card of a script: what to say first, what not to say, where to go if they push back, then the other lines."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import cycle

from playbook.config.settings import Settings
from playbook.kinds.script import PUSH_BACK, Script
from playbook.model.lines import Line, seconds
from playbook.reading.script_lines import PLACEHOLDER, VARIANTS
from playbook.render.markdown import escape
from playbook.render.page_writer import PageWriter

ASSETS = ("card.js",)
"""The script of a page with a card: it copies lines and fills in placeholders."""

# Says that a line was copied. The page's script shows it; until then its space stays reserved.
_STATUS = '<p class="pb-status pb-reserved pb-screen-only" role="status" hidden></p>'


def labels(settings: Settings, script: Script) -> str:
    """Return the channel of a script, its audience, and how long it takes to say."""
    words = [settings.channel[script.fields.channel], settings.audience[script.fields.audience]]
    if is_spoken(settings, script):
        words.append(f"{sum(seconds(line.text) for line in script.say)} seconds to say")
    return " ".join(f"<span>{escape(word)}</span>" for word in words) + "\n{ .pb-labels }"


def is_spoken(settings: Settings, script: Script) -> bool:
    """Return whether the lines of a script are said aloud, not written."""
    return script.fields.channel not in settings.written


def card(writer: PageWriter, script: Script, *, push_back: bool) -> list[str]:
    """Return the lines of a script, in the order in which a phone shows them.

    Without `push_back`, the card leaves out the lines for a push back, and links to them on the script's own page.
    """
    there = "if-they-push-back"
    lines = [*script.say[:1], *script.avoid[:1], *script.say[1:], *script.avoid[1:]]
    if push_back:
        lines += script.push_back
    following = f"[{PUSH_BACK}](#{there})" if push_back else writer.link(script, PUSH_BACK, there)
    body = [
        '<div class="pb-card" markdown>',
        *_part(writer, script, "say-first", "Say first { #say .pb-say }", script.say[:1]),
        *_part(writer, script, "avoid-first", "Do not say { #do-not-say .pb-avoid }", script.avoid[:1]),
        f"{following}\n{{ .pb-next }}",
        *_fill_in(lines),
        *_part(writer, script, "say-more", "Then say { #then-say .pb-say }", script.say[1:]),
        *_part(writer, script, "avoid-more", "Also avoid { #do-not-say-either .pb-avoid }", script.avoid[1:]),
    ]
    if push_back:
        heading = f"{PUSH_BACK} {{ #if-they-push-back .pb-push }}"
        body += _part(writer, script, "push", heading, script.push_back, *push_back_notes(writer, script))
    return [*body, "</div>", _STATUS]


def push_back_notes(writer: PageWriter, script: Script) -> list[str]:
    """Return the paragraphs around the lines for a push back: advice to the reader, not lines to say."""
    section = script.body.section(PUSH_BACK)
    assert section
    return [writer.block(script, block.start, block.end) for block in section.blocks if block.form != "item"]


def _part(
    writer: PageWriter, script: Script, name: str, heading: str, lines: Sequence[Line], *others: str
) -> list[str]:
    """Return a part of the card: its heading, its lines and other blocks; [] if there are none."""
    if not lines and not others:
        return []
    spoken = [render_line(writer, script, line) for line in lines]
    switch = [_switch(script)] if name == "say-first" else []
    return [f'<div class="pb-part pb-{name}" markdown>', f"## {heading}", *switch, *spoken, *others, "</div>"]


def render_line(writer: PageWriter, script: Script, line: Line, *, on_card: bool = True) -> str:
    """Return a line as a paragraph: its move, its text and its note.

    On the card it also has its id, and the text of its variants, between which the card switches.
    """
    gloss = html.escape(writer.settings.moves.get(line.move, ""))
    move = f'<span class="pb-move" title="{gloss}">{line.move}</span> ' if line.move else ""
    aloud = bool(line.move) and is_spoken(writer.settings, script)
    words = f'<span class="pb-standard">{_words(line.text, aloud)}</span>'
    for variant in line.variants if on_card else ():
        words += (
            f' <span class="pb-variant pb-{variant.name.lower()}" id="{variant.id}">'
            f'<span class="pb-variant-name">{variant.name}:</span> {_words(variant.text, aloud)}</span>'
        )
    note = f' <span class="pb-note">{writer.note(script, line.note)}</span>' if line.note else ""
    marks = f"{f'#{line.id} ' if on_card else ''}.pb-line{'' if line.move else ' .pb-avoided'}"
    return f"{move}{words}{note}\n{{ {marks} }}"


def _words(text: str, aloud: bool) -> str:
    """Return the text of a line with its placeholders marked, and how long it takes to say."""
    words = "".join(
        f'<span class="pb-placeholder">{escape(f"{{{part}}}")}</span>' if is_blank else escape(part)
        for part, is_blank in zip(PLACEHOLDER.split(text), cycle((False, True)), strict=False)
    )
    took = f' <span class="pb-seconds">{seconds(text)} s</span>' if aloud else ""
    return f'<span class="pb-words">{words}</span>{took}'


def _fill_in(lines: Sequence[Line]) -> list[str]:
    """Return the form that fills in the placeholders. The page's script shows it; its space stays reserved."""
    texts = [text for line in lines for text in (line.text, *(variant.text for variant in line.variants))]
    names = dict.fromkeys(name for text in texts for name in PLACEHOLDER.findall(text))
    fields = "".join(f'<label><span>{name}</span><input type="text" autocomplete="off"></label>' for name in names)
    start = (
        '<fieldset class="pb-placeholders pb-reserved pb-screen-only" data-search-exclude hidden>'
        "<legend>Fill in once</legend>"
    )
    return [f"{start}{fields}</fieldset>"] if names else []


def _switch(script: Script) -> str:
    """Return the switch between the lines and their variants; "" if no line has any.

    It consists of radio buttons on which the style depends, so that it needs no JavaScript.
    """
    names = {variant.name for line in (*script.say, *script.push_back) for variant in line.variants}
    if not names:
        return ""
    # A short word: with the heading beside it, the switch must fit on one line of a phone.
    choices = [("standard", "Full"), *((name.lower(), name) for name in VARIANTS if name in names)]
    buttons = "".join(
        f'<label><input type="radio" name="pb-wording" value="{value}"{" checked" if value == "standard" else ""}>'
        f"<span>{label}</span></label>"
        for value, label in choices
    )
    return f'<fieldset class="pb-switch pb-screen-only"><legend>Wording</legend>{buttons}</fieldset>'
