"""The card of a script: what to say first, what not to say, where to go if they push back, then the other lines."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import cycle

from playbook.config.settings import Settings
from playbook.kinds.script import PUSH_BACK, Script
from playbook.model.lines import Line, seconds
from playbook.reading.script_lines import PLACEHOLDER, VARIANTS
from playbook.render.components.script_choice import setting_label
from playbook.render.markdown import escape
from playbook.render.page_writer import PageWriter
from playbook.render.urls import page_path

LIMITS_PAGE = "what-you-may-decide"
"""The name of the page that lists what staff may decide."""

ASSETS = ("card.js",)
"""The script of a page with a card: it copies lines and fills in placeholders."""

# Says that a line was copied. The page's script shows it; until then its space stays reserved.
_STATUS = '<p class="pb-status pb-reserved pb-screen-only" role="status" hidden></p>'


def labels(settings: Settings, script: Script, link: str = "") -> str:
    """Return the line below a card: a link, the setting, channel and audience, and how long the words take to say."""
    fields = script.fields
    words = [setting_label(script), settings.channel[fields.channel], settings.audience[fields.audience]]
    if is_spoken(settings, script):
        words.append(f"{sum(seconds(line.text) for line in script.say)} seconds to say")
    items = [link, *map(escape, words)]
    return " ".join(f"<span>{item}</span>" for item in items if item) + "\n{ .pb-labels }"


def is_spoken(settings: Settings, script: Script) -> bool:
    """Return whether the lines of a script are said aloud, not written."""
    return script.fields.channel not in settings.written


def card(writer: PageWriter, script: Script, *, push_back: bool) -> list[str]:
    """Return the lines of a script, in the order in which a phone shows them.

    Without `push_back`, the card leaves out the lines for a push back, and links to them on the script's own page.
    """
    there = "if-they-push-back"
    first, more = script.say[:1], script.say[1:]
    if script.email:
        first = (script.email.subject, script.email.greeting, *first)
        more = (*more, script.email.sign_off)
    whole = ['<p class="pb-copy-email pb-reserved pb-screen-only"></p>'] if script.email else []
    lines = [*first, *script.avoid[:1], *more, *script.avoid[1:]]
    if push_back:
        lines += script.push_back
    verb = "Say" if is_spoken(writer.settings, script) else "Write"
    following = f"[{PUSH_BACK}](#{there})" if push_back else writer.link(script, PUSH_BACK, there)
    body = [
        f'<div class="pb-card{" pb-email" if script.email else ""}" markdown>',
        *_part(writer, script, "say-first", f"{verb} first {{ #say .pb-say }}", first),
        *_part(writer, script, "avoid-first", f"Don't {verb.lower()} {{ #do-not-say .pb-avoid }}", script.avoid[:1]),
        f"{following}\n{{ .pb-next }}",
        *_fill_in(lines),
        *_part(writer, script, "say-more", f"Then {verb.lower()} {{ #then-say .pb-say }}", more, *whole),
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
    name = f"{line.move} (boundary)" if line.boundary else line.move
    move = f'<span class="pb-move" title="{gloss}">{name}</span> ' if line.move else ""
    words = f'<span class="pb-standard">{_words(line.text)}</span>'
    for variant in line.variants if on_card else ():
        words += (
            f' <span class="pb-variant pb-{variant.name.lower()}" id="{variant.id}">'
            f'<span class="pb-variant-name">{variant.name}:</span> {_words(variant.text)}</span>'
        )
    limit = f' <span class="pb-limit">{_limit(writer, line.limit)}</span>' if line.limit else ""
    note = f' <span class="pb-note">{writer.note(script, line.note)}</span>' if line.note else ""
    marks = f"{f'#{line.id} ' if on_card else ''}.pb-line{'' if line.move else ' .pb-avoided'}"
    return f"{move}{words}{limit}{note}\n{{ {marks} }}"


def _limit(writer: PageWriter, limit: str) -> str:
    """Return what staff may decide, with a link to the page that lists it."""
    address = f"{writer.url_to(page_path(LIMITS_PAGE))}#{limit}"
    return f"[{escape(writer.settings.limits.limits[limit].sentence)}]({address})"


def _words(text: str) -> str:
    """Return the text of a line with its placeholders marked."""
    words = "".join(
        f'<span class="pb-placeholder">{escape(f"{{{part}}}")}</span>' if is_blank else escape(part)
        for part, is_blank in zip(PLACEHOLDER.split(text), cycle((False, True)), strict=False)
    )
    return f'<span class="pb-words">{words}</span>'


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
