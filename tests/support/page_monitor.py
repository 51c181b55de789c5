"""Watching pages in a browser for errors and for requests to other hosts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, WebError

WIDE = {"width": 1280, "height": 720}
PHONE = {"width": 360, "height": 640}

MILLISECONDS = 300_000
"""The time after which something in a browser is taken never to happen, on the busiest machine."""

# Setting the header's colour is the last thing that the theme's script does when a page opens.
READY = "document.querySelector('meta[name=theme-color]')?.content"


class Watch:
    """Records the problems of all pages of a browser context."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.problems: list[str] = []
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("requestfailed", self._failure)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"assert", "error", "warning"}:
            self.problems.append(f"{_url(message.page)}: console {message.type}: {message.text}")

    def _error(self, error: WebError) -> None:
        self.problems.append(f"{_url(error.page)}: {error.error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.problems.append(f"request to another host: {request.url}")

    def _failure(self, request: Request) -> None:
        # ERR_ABORTED: the page was left before the response.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed request: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"failed request: {response.url}: {response.status}")


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[tuple[Page, Watch]]:
    """Open a page in a new context, and yield it with the watch of its problems."""
    with browser.new_context(**options) as context:
        context.set_default_timeout(MILLISECONDS)
        watch = Watch(context, address)
        yield context.new_page(), watch


def visit(page: Page, url: str) -> None:
    """Open a page, and wait until everything is loaded and the theme's script has run."""
    page.goto(url)
    page.wait_for_function(READY)


def _url(page: Page | None) -> str:
    return page.url if page else "a page"
