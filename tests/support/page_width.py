"""The width of a page: parts because of which it can be moved sideways."""

from __future__ import annotations

from playwright.sync_api import Page

from support.webdriver import Window

# What stands out at the side, where the page as a whole can be moved sideways.
_TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
    .map(one => one.outerHTML.slice(0, 80)).slice(0, 3)"""


def too_wide(page: Page | Window) -> list[str]:
    """Return the first parts that reach beyond the right edge of the screen, if the page is wider than the screen."""
    return list(page.evaluate(_TOO_WIDE))
