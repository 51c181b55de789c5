"""Watching a browser: what goes wrong on a page, and whether it asks another host for anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, WebError

WIDE = {"width": 1280, "height": 720}
PHONE = {"width": 360, "height": 640}

# The last thing that the theme's script does when a page opens: it names the colour of the header.
_READY = "document.querySelector('meta[name=theme-color]')?.content"


class Watch:
    """The faults of every page of a browser context: none of them is left to the eye of a reader."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.faults: list[str] = []
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("requestfailed", self._failure)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"assert", "error", "warning"}:
            self.faults.append(f"{_url(message.page)}: console {message.type}: {message.text}")

    def _error(self, error: WebError) -> None:
        self.faults.append(f"{_url(error.page)}: {error.error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.faults.append(f"request to another host: {request.url}")

    def _failure(self, request: Request) -> None:
        # ERR_ABORTED: the page was left before the answer came.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed request: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"failed request: {response.url}: {response.status}")


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[tuple[Page, Watch]]:
    """A new page in a context of its own, and what is seen to go wrong there."""
    with browser.new_context(**options) as context:
        context.set_default_timeout(30_000)
        watch = Watch(context, address)
        yield context.new_page(), watch


def visit(page: Page, url: str) -> None:
    """Open a page, and wait until all that it loads is there and the theme's script has done its part."""
    page.goto(url)
    page.wait_for_function(_READY)


def _url(page: Page | None) -> str:
    return page.url if page else "a page"
