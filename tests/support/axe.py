"""The judge of accessibility: axe, asked about every state that a page can be in."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_JUDGE = (Path(__file__).parent / "axe.js").read_text("utf-8")

SCHEMES: tuple[Literal["light", "dark", "forced"], ...] = ("light", "dark", "forced")
WIDTHS = (1440, 360, 320)
DEPTHS = {("light", 1440): "whole", ("light", 360): "whole", ("light", 320): "layout", ("dark", 1440): "links"}
"""What is asked in which state; contrast is asked about in every one."""

SIZE = {"width": 1440, "height": 800}

# What stands out at the side, where the page as a whole can be moved sideways.
_TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
    .map(one => one.outerHTML.slice(0, 80)).slice(0, 3)"""


class Judge:
    """Axe for many pages: what it once found to be legible it does not look at again."""

    def __init__(self, results: str) -> None:
        """`results` are those that the open search shows, as HTML."""
        self.results = results
        self.looks: list[str] = []

    def faults(self, page: Page) -> list[str]:
        """What axe finds on the page that was just loaded: in every scheme, at every width and printed, with the drawer
        open, and with the search open, with results and without; and whether it is wider than the screen.
        """
        page.evaluate(_AXE)
        page.evaluate(_JUDGE, self.looks)
        found = []
        page.emulate_media(media="screen")  # the page before was left printed
        for width in WIDTHS:
            page.set_viewport_size({**SIZE, "width": width})
            found += [f"{width}: wider than the screen: {part}" for part in page.evaluate(_TOO_WIDE)]
            for scheme in SCHEMES:
                found += self._asked(page, f"{scheme}, {width}: ", scheme, DEPTHS.get((scheme, width)))
        page.set_viewport_size(SIZE)
        for scheme in SCHEMES:
            found += self._asked(page, f"{scheme}, printed: ", scheme, None, "print")
        self.looks = page.evaluate("[...judging.looks]")
        return found

    def _asked(
        self, page: Page, state: str, scheme: str, depth: str | None, media: Literal["screen", "print"] = "screen"
    ) -> list[str]:
        page.emulate_media(
            media=media,
            color_scheme="dark" if scheme == "dark" else "light",
            forced_colors="active" if scheme == "forced" else "none",
        )
        results = self.results if media == "screen" else None
        # The theme itself follows the browser only when it opens for the first time.
        theme = "slate" if scheme == "dark" else "default"
        found = page.evaluate("asked => judging.judge(...asked)", [theme, depth, results])
        return [state + fault for fault in found]
