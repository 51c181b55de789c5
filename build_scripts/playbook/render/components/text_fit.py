"""Fitting text into a picture: as no font is known when a picture is made, letters are taken to be rather wide."""

from __future__ import annotations

# In parts of the font's size, as in DejaVu Sans, which is wider than the fonts of most systems.
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;!|'’‘ ", 0.34),
    **dict.fromkeys('frt-()[]/“”"', 0.48),
    **dict.fromkeys("mwMW—…%@", 0.98),
}
_SMALL, _OTHER, _IDEOGRAPH = 0.62, 0.76, 1.05


def text_width(text: str) -> float:
    """How long a line of text becomes at most, in parts of the font's size."""
    return sum(map(_width, text))


def wrap_text(text: str, room: float, most: int) -> tuple[str, ...]:
    """A text in at most so many lines, none longer than `room`; what has no room gives way to an ellipsis."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        lines.append(_taken(words, room))
    lines += [" ".join(words)] if words else []
    return tuple(_shortened(line, room) for line in lines)


def _taken(words: list[str], room: float) -> str:
    """As many words as fit, but at least one; they are taken out of the list."""
    line = words.pop(0)
    while words and text_width(f"{line} {words[0]}") <= room:
        line = f"{line} {words.pop(0)}"
    return line


def _shortened(line: str, room: float) -> str:
    if text_width(line) <= room:
        return line
    while line and text_width(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if letter >= "\u2e80":
        return _IDEOGRAPH
    return _SMALL if letter.islower() or letter.isdigit() else _OTHER
