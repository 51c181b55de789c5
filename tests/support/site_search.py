"""Typing into the search of a page, and reading its results."""

from __future__ import annotations

from playwright.sync_api import Page

_STATE = "document.querySelector('.md-search-result__meta').textContent.trim()"
# A result is a page. Its first link leads to the page itself, the others to its sections.
_RESULTS = """[...document.querySelectorAll('.md-search-result__list > li')]
    .map(result => new URL(result.querySelector('a').href).pathname)"""


def search(page: Page, words: str) -> list[str]:
    """Search for these words, and return about ten pages that are shown at once, the best first."""
    field = page.locator("[data-md-component=search-query]")
    # Clear the field first, so that earlier results cannot be mistaken for new ones. The theme reacts only to keys.
    field.fill("")
    field.press("End")
    page.wait_for_function(f"{_STATE} === 'Type to start searching'")
    field.fill(words)
    field.press("End")
    page.wait_for_function(f"/matching/.test({_STATE})")
    return [address.removeprefix("/") for address in page.evaluate(_RESULTS)]
