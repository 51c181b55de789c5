"""The first screen: parts of the ten-second card that are not visible when a page opens."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

from support.webdriver import Window

LINES = {
    "the first line to say": ".pb-say-first .pb-standard .pb-words",
    "the first line not to say": ".pb-avoid-first .pb-words",
}
PARTS = {**LINES, "the way on": ".pb-next a"}
"""The parts of the card that must be visible at once, with their selectors."""

# Reports how far a part reaches beyond the screen, or what covers it.
_UNSEEN = """parts => Object.entries(parts).flatMap(([name, selector]) => {
    const part = document.querySelector(selector);
    if (!part) return [`${name} is missing`];
    const box = part.getBoundingClientRect(), line = part.getClientRects()[0];
    if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
        return [`${name} reaches to ${box.right}, ${box.bottom}`];
    }
    const top = document.elementFromPoint(line.left + 5, line.top + line.height / 2);
    return part.contains(top) ? [] : [`${name} is hidden behind ${top.className}`];
})"""


def unseen(page: Page | Window, parts: Mapping[str, str] = PARTS) -> list[str]:
    """Return the parts of the page's card that are outside the first screen or hidden."""
    return list(page.evaluate(_UNSEEN, parts))
