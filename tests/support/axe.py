"""Checking accessibility: axe, run in every state of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_CHECKER = (Path(__file__).parent / "axe.js").read_text("utf-8")

SCHEMES: tuple[Literal["light", "dark", "forced"], ...] = ("light", "dark", "forced")
WIDTHS = (1440, 360, 320)
DEPTHS = {("light", 1440): "whole", ("light", 360): "whole", ("light", 320): "layout", ("dark", 1440): "links"}
"""What axe checks in which state, in addition to contrast, which it checks in every state."""

SIZE = {"width": 1440, "height": 800}

# Elements that are wider than the screen, on pages that can be scrolled sideways.
_TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
    .map(one => one.outerHTML.slice(0, 80)).slice(0, 3)"""


class AxeChecker:
    """Axe for many pages. A style of text that it once found legible is not checked again."""

    def __init__(self, results: str) -> None:
        """Prepare a checker; `results` is the HTML of the results that an open search shows."""
        self.results = results
        self.known_styles: list[str] = []

    def problems(self, page: Page) -> list[str]:
        """Return what axe finds on the loaded page in every colour scheme, at every width and printed, with the drawer
        open, and with the search open, with and without results; and the elements that are wider than the screen.
        """
        page.evaluate(_AXE)
        page.evaluate(_CHECKER, self.known_styles)
        found = []
        page.emulate_media(media="screen")  # the previous page was left in print mode
        for width in WIDTHS:
            page.set_viewport_size({**SIZE, "width": width})
            found += [f"{width}: wider than the screen: {part}" for part in page.evaluate(_TOO_WIDE)]
            for scheme in SCHEMES:
                found += self._check(page, f"{scheme}, {width}: ", scheme, DEPTHS.get((scheme, width)))
        page.set_viewport_size(SIZE)
        for scheme in SCHEMES:
            found += self._check(page, f"{scheme}, printed: ", scheme, None, "print")
        self.known_styles = page.evaluate("[...axeChecker.styles]")
        return found

    def _check(
        self, page: Page, state: str, scheme: str, depth: str | None, media: Literal["screen", "print"] = "screen"
    ) -> list[str]:
        page.emulate_media(
            media=media,
            color_scheme="dark" if scheme == "dark" else "light",
            forced_colors="active" if scheme == "forced" else "none",
        )
        results = self.results if media == "screen" else None
        # The theme reads the browser's preference only on the first visit.
        theme = "slate" if scheme == "dark" else "default"
        found = page.evaluate("state => axeChecker.check(...state)", [theme, depth, results])
        return [state + problem for problem in found]
