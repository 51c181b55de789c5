"""Accessibility: axe, asked about every state that a page can be in."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

from support.page_width import too_wide

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_CHECK = (Path(__file__).parent / "axe.js").read_text("utf-8")

Scheme = Literal["light", "dark", "forced"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "forced")
WIDTHS = (1440, 360, 320)
DEPTHS = {("light", 1440): "whole", ("light", 360): "whole", ("light", 320): "layout", ("dark", 1440): "links"}
"""What is asked in which state; contrast is asked about in every one."""

SIZE = {"width": 1440, "height": 800}


class AxeChecker:
    """Axe for many pages: what it has passed once is not asked about again.

    These are styles of texts and links, and the search and the drawer, which are the same on many pages.
    """

    def __init__(self, results: str) -> None:
        """`results` are those that the open search shows, as HTML."""
        self.results = results
        self.styles: list[str] = []
        self.parts: set[str] = set()

    def problems(self, page: Page) -> list[str]:
        """Return what axe reports of the page that was just loaded, and whether it is wider than the screen.

        It is asked in every scheme, at every width and printed, with the drawer open, and with the search open, with
        results and without.
        """
        page.evaluate(_AXE)
        page.evaluate(_CHECK, self.styles)
        parts = page.evaluate("accessibility.describeParts()")
        results = None if parts["search"] in self.parts else self.results
        drawer = parts["drawer"] not in self.parts
        found = []
        page.emulate_media(media="screen")  # the page before was left printed
        for width in WIDTHS:
            page.set_viewport_size({**SIZE, "width": width})
            found += [f"{width}: wider than the screen: {part}" for part in too_wide(page)]
            for scheme in SCHEMES:
                asked = (DEPTHS.get((scheme, width)), results, drawer)
                found += _check(page, f"{scheme}, {width}: ", scheme, *asked)
        page.set_viewport_size(SIZE)
        for scheme in SCHEMES:
            found += _check(page, f"{scheme}, printed: ", scheme, media="print")
        self.styles = page.evaluate("[...accessibility.styles]")
        if not found:
            self.parts.update(parts.values())
        return found


def _check(
    page: Page,
    state: str,
    scheme: Scheme,
    depth: str | None = None,
    results: str | None = None,
    drawer: bool = False,
    media: Literal["screen", "print"] = "screen",
) -> list[str]:
    page.emulate_media(
        media=media,
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if scheme == "forced" else "none",
    )
    # The theme itself follows the browser only when it opens for the first time.
    theme = "slate" if scheme == "dark" else "default"
    found = page.evaluate("asked => accessibility.check(...asked)", [theme, depth, results, drawer])
    return [state + problem for problem in found]
