"""Pressing Tab: until a control has the focus, and until it has passed every control of a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

ZOOMED = {"width": 320, "height": 256}
"""The size of a screen of 1280 by 1024 at 400 % zoom."""

_TABBING = (Path(__file__).parent / "keyboard.js").read_text("utf-8")


def has_focus(page: Page, selector: str) -> bool:
    """Return whether an element with this selector has the focus."""
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def reach(page: Page, selector: str) -> None:
    """Press Tab until an element with this selector has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if has_focus(page, selector):
            return
    pytest.fail(f"Tab does not come to {selector}")


def tabbed(page: Page) -> list[str]:
    """Return the controls that Tab does not reach, or reaches without a visible focus."""
    session = page.context.new_cdp_session(page)
    target = session.send("Target.getTargetInfo")["targetInfo"]["targetId"]
    session.detach()
    if not page.evaluate("'devtools' in window"):
        # https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-exposeDevToolsProtocol
        assert page.context.browser is not None
        browser = page.context.browser.new_browser_cdp_session()
        browser.send("Target.exposeDevToolsProtocol", {"targetId": target, "bindingName": "devtools"})
        browser.detach()
    return list(page.evaluate(_TABBING, target))
