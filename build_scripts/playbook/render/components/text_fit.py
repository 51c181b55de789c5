"""Fitting text into a picture. The reader's font is unknown, so a wide one is assumed."""

from __future__ import annotations

# As fractions of the font size, in DejaVu Sans, which is wider than the default fonts of most systems.
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;!|'’‘ ", 0.34),
    **dict.fromkeys('frt-()[]/“”"', 0.48),
    **dict.fromkeys("mwMW—…%@", 0.98),
}
_SMALL, _OTHER, _IDEOGRAPH = 0.62, 0.76, 1.05


def text_width(text: str) -> float:
    """Return the maximum width of a line of text, as a multiple of the font size."""
    return sum(map(_width, text))


def wrap_text(text: str, max_width: float, max_lines: int) -> tuple[str, ...]:
    """Break a text into lines no wider than `max_width`; an ellipsis replaces what does not fit."""
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < max_lines - 1:
        lines.append(_take_line(words, max_width))
    lines += [" ".join(words)] if words else []
    return tuple(_shorten(line, max_width) for line in lines)


def _take_line(words: list[str], max_width: float) -> str:
    """Remove from the list as many words as fit on a line, but at least one, and return the line."""
    line = words.pop(0)
    while words and text_width(f"{line} {words[0]}") <= max_width:
        line = f"{line} {words.pop(0)}"
    return line


def _shorten(line: str, max_width: float) -> str:
    if text_width(line) <= max_width:
        return line
    while line and text_width(f"{line}…") > max_width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if letter >= "\u2e80":
        return _IDEOGRAPH
    return _SMALL if letter.islower() or letter.isdigit() else _OTHER
