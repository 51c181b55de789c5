"""The desk cards: one card per situation, four to a sheet of A4, to cut out and keep by the phone."""

from __future__ import annotations

import html
import math
import unicodedata
from collections.abc import Iterator, Sequence

from playbook.config.settings import Settings
from playbook.kinds.script import PUSH_BACK, Script
from playbook.kinds.situation import Situation
from playbook.model.lines import Line
from playbook.model.playbook import Playbook
from playbook.reading.script_lines import PLACEHOLDER
from playbook.render.components.audience_filter import filter_controls
from playbook.render.components.script_choice import scripts_for
from playbook.render.markdown import escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.urls import entry_path

FONT_SIZES = tuple(half / 2 for half in range(36, 15, -1))
"""The font sizes of a card in points, from the best at arm's length to the smallest that can be read."""

# The measures in desk-cards.css in points: the space for a card on a quarter of a sheet, and the height of a line's
# label, of the card's frame and of the small print.
_WIDTH, _HEIGHT = 238, 367
_LABEL, _FRAME, _SMALL = 15.5, 28, 8
# The width of a letter in a wide font, with an allowance for line breaks, and the height of a line, as multiples of the
# font size. Those of the title are larger, because it is bold.
_LETTER, _LINE = 0.585, 1.3
_TITLE_LETTER, _TITLE_LINE = 0.79, 1.44


def desk_cards_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield one page with all cards. A situation without a script has no card."""
    heading = settings.pages["desk-cards"]
    writer = PageWriter(playbook, settings, "desk-cards.md")
    body = [f"# {escape(heading.title)} {{ .pb-screen-only }}", f"{escape(heading.intro)}\n{{ .pb-screen-only }}"]
    body += [filter_controls(settings), '<div class="pb-desk" markdown>']
    for situation in playbook.entries_of_type(Situation):
        scripts = scripts_for(playbook, settings, situation)
        if scripts:
            body += _card(writer, situation, scripts[0])
    body.append("</div>")
    yield Page(
        "desk-cards.md", heading.title, heading.intro, join_blocks(body), hide=("toc",), assets=("desk-cards.css",)
    )


def best_font_size(title: str, phrase: str, words: Sequence[str], origin: str) -> float | None:
    """Return the largest font size in points at which a card fits a quarter of a sheet; None if no legible one does."""
    for points in FONT_SIZES:
        height = _lines(title, points * _TITLE_LETTER) * points * _TITLE_LINE
        height += sum(_lines(text, points * _LETTER) for text in (phrase, *words)) * points * _LINE
        height += _lines(origin, _SMALL * _LETTER) * _SMALL * _LINE
        if height + len(words) * _LABEL + _FRAME <= _HEIGHT:
            return points
    return None


def _lines(text: str, letter: float) -> int:
    return math.ceil(_letters(text) * letter / _WIDTH)


def _letters(text: str) -> float:
    """Return the width of a text in letters of average width."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    capitals = sum(letter.isupper() for letter in text)
    return len(text) + 0.8 * wide + 0.3 * capitals


def _card(writer: PageWriter, situation: Situation, script: Script) -> list[str]:
    settings = writer.settings
    moves: dict[str, Line] = {}
    for line in script.say:
        moves.setdefault(line.move, line)
    items = [
        *(("say", move, line.text) for move, line in moves.items()),
        *(("avoid", "Do not say", line.text) for line in script.avoid[:1]),
        *(("push", PUSH_BACK, line.text) for line in script.push_back[:1]),
    ]
    phrase = f"“{situation.fields.they_say[0]}”"
    path = entry_path(script).removesuffix(".md")
    points = best_font_size(situation.title, phrase, [text for _, _, text in items], f"{script.title}, {path}")
    # A card that fits at no legible size takes the width of the sheet, and as much of its height as it needs.
    long = "" if points else " pb-desk-long"
    audience = situation.fields.audience
    labels = (settings.channel[script.fields.channel], settings.audience[audience])
    style = f"--pb-desk-font-size: {points or FONT_SIZES[-1]:g}pt"
    return [
        f'<section class="pb-desk-card{long}" data-for="{audience}" style="{style}" markdown>',
        " · ".join(map(escape, labels)) + "\n{ .pb-desk-labels }",
        f"## {writer.link(situation)} {{ #{situation.id} }}",
        f"{escape(phrase)}\n{{ .pb-desk-quote }}",
        "\n".join(["<dl>", *(_item(*item) for item in items), "</dl>"]),
        f"{writer.link(script)}, {path}\n{{ .pb-desk-source }}",
        "</section>",
    ]


def _item(sort: str, name: str, text: str) -> str:
    words = PLACEHOLDER.sub(r'<span class="pb-placeholder">\g<0></span>', html.escape(text, quote=False))
    return f'<div class="pb-desk-{sort}"><dt>{html.escape(name)}</dt><dd>{words}</dd></div>'
