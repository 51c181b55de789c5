"""The ten-second card: its first screen, copying lines, filling in placeholders, and switching the wording."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.first_screen import unseen
from support.page_monitor import PHONE, WIDE, Watch, watched

pytestmark = pytest.mark.browser

SCRIPT = "scripts/delivery-failed-them.html"
FIRST = "You planned this for months and it came apart on the day. I would be furious too."


@pytest.mark.parametrize(
    ("problem", "style"),
    [
        ("the first line to say reaches to ", ".pb-card { position: relative; top: 100vh }"),
        (
            "the first line not to say is hidden behind pb-card",
            ".pb-card { position: relative } .pb-card::after { content: ''; position: absolute; inset: 0 }",
        ),
        ("the way on is missing", None),
    ],
)
def test_parts_outside_the_first_screen_are_found(
    address: str, browser: Browser, problem: str, style: str | None
) -> None:
    with opened(browser, address) as (page, _):
        assert unseen(page) == []
        if style:
            page.add_style_tag(content=style)
        else:
            page.evaluate("document.querySelector('.pb-next').remove()")
        assert [found for found in unseen(page) if found.startswith(problem)]


@contextmanager
def opened(browser: Browser, address: str, name: str = SCRIPT, **options: object) -> Iterator[tuple[Page, Watch]]:
    """Open a page with permission to use the clipboard, if the browser can grant it."""
    with watched(browser, address, **{"viewport": WIDE, **options}) as (page, watch):
        if address.startswith("http://127.0.0.1"):
            page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        page.goto(f"{address}/{name}")
        yield page, watch


def pasted(page: Page) -> str:
    """Return the text of the clipboard, by pasting it into a field of the page."""
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste-here'}))")
    page.locator("#paste-here").focus()
    page.keyboard.press("Control+V")
    text = page.locator("#paste-here").input_value()
    page.evaluate("document.getElementById('paste-here').remove()")
    return text


def test_a_line_is_copied_by_mouse(address: str, browser: Browser) -> None:
    with opened(browser, address) as (page, watch):
        page.locator("#say-1 .pb-copy").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert pasted(page) == FIRST
        # The confirmation disappears by itself.
        page.locator(".pb-status", has_text="Copied").wait_for(state="detached")
    assert watch.problems == []


def test_a_line_is_copied_by_touch(address: str, browser: Browser) -> None:
    with opened(browser, address, viewport=PHONE, has_touch=True) as (page, watch):
        page.locator("#say-1 .pb-copy").tap()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert pasted(page) == FIRST
    assert watch.problems == []


def test_a_line_is_copied_by_keyboard(address: str, browser: Browser) -> None:
    with opened(browser, address) as (page, watch):
        page.locator("#say-1 .pb-copy").focus()
        page.keyboard.press("Enter")
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert page.locator("#say-1 .pb-copy:focus").count() == 1
        assert pasted(page) == FIRST
    assert watch.problems == []


def test_a_line_is_copied_over_plain_http(address: str, browser: Browser) -> None:
    """Without HTTPS, as on some intranets, the browser offers scripts no clipboard."""
    with opened(browser, address) as (page, watch):
        page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined})")
        page.reload()
        page.locator("#push-back-1 .pb-copy").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert pasted(page) == page.locator("#push-back-1 .pb-standard .pb-words").text_content()
    assert watch.problems == []


def test_a_line_is_copied_from_a_file(site: Path, browser: Browser) -> None:
    with opened(browser, site.as_uri()) as (page, watch):
        page.locator("#say-1 .pb-copy").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert pasted(page) == FIRST
    assert watch.problems == []


def test_a_failure_to_copy_is_reported(address: str, browser: Browser) -> None:
    with opened(browser, address) as (page, watch):
        page.add_init_script(
            "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined});"
            "document.execCommand = () => false"
        )
        page.reload()
        page.locator("#say-1 .pb-copy").click()
        page.locator(".pb-status", has_text="Couldn't copy").wait_for()
    assert watch.problems == []


def test_copying_a_line_not_to_say_warns(address: str, browser: Browser) -> None:
    with opened(browser, address) as (page, watch):
        page.get_by_role("button", name="Copy this line to avoid").first.click()
        page.locator(".pb-status", has_text="don't say this").wait_for()
        assert pasted(page) == "Our driver phoned in sick and there was nobody else."
    assert watch.problems == []


def test_every_line_can_be_copied(address: str, browser: Browser) -> None:
    with opened(browser, address) as (page, watch):
        lines = page.locator(".pb-card .pb-line").count()
        assert lines > 4
        assert page.locator(".pb-card .pb-line > .pb-copy").count() == lines
    assert watch.problems == []


def test_a_placeholder_is_filled_in_once_for_the_page(address: str, browser: Browser) -> None:
    with opened(browser, address, "scripts/half-the-price-by-friday.html") as (page, watch):
        placeholders = page.locator(".pb-placeholder:visible", has_text="{price}")
        others = page.locator(".pb-placeholder:visible", has_text="{delivery date}").count()
        count = placeholders.count()
        assert count > 1
        assert others
        page.get_by_label("price").fill("ninety")
        assert placeholders.count() == 0
        assert page.locator(".pb-filled:visible", has_text="ninety").count() == count
        assert page.locator(".pb-placeholder:visible", has_text="{delivery date}").count() == others
        line = page.locator(".pb-push .pb-line", has_text="ninety")
        line.locator(".pb-copy").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert "for ninety. It's yours" in pasted(page)
        # An empty field restores the placeholder.
        page.get_by_label("price").fill("")
        assert placeholders.count() == count
    assert watch.problems == []


def test_the_switch_shows_variants_where_there_are_any(address: str, browser: Browser) -> None:
    shown = ".pb-say-first .pb-words:visible"
    with opened(browser, address) as (page, watch):
        full = page.locator(shown).all_text_contents()
        assert full == [FIRST]
        page.get_by_label("Shorter").check()
        (shorter,) = page.locator(shown).all_text_contents()
        assert len(shorter.split()) < len(FIRST.split())
        page.locator("#say-1 .pb-copy").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert pasted(page) == shorter
        page.get_by_label("Softer").check()
        (softer,) = page.locator(shown).all_text_contents()
        assert softer not in {shorter, FIRST}
        # A line without the chosen variant keeps its text, so that every line has exactly one.
        assert page.locator(".pb-line").count() == page.locator(".pb-line .pb-words:visible").count()
        page.get_by_label("Full").check()
        assert page.locator(shown).all_text_contents() == full
    assert watch.problems == []


def test_seconds_are_shown_for_spoken_lines(address: str, browser: Browser) -> None:
    with opened(browser, address) as (page, watch):
        # 17 words, at 150 words per minute.
        assert page.locator("#say-1 .pb-seconds:visible").all_text_contents() == ["7 s"]
        page.goto(f"{address}/scripts/answer-an-angry-mail.html")
        assert page.locator(".pb-words").count() > 3
        assert page.locator(".pb-seconds").count() == 0
    assert watch.problems == []


def test_the_card_works_without_javascript(address: str, browser: Browser) -> None:
    with opened(browser, address, java_script_enabled=False) as (page, watch):
        assert page.locator(".pb-say-first .pb-words:visible").all_text_contents() == [FIRST]
        page.locator(".pb-switch label", has_text="Shorter").click()
        assert page.locator(".pb-say-first .pb-words:visible").all_text_contents() != [FIRST]
        assert page.locator("button.pb-copy").count() == 0
        page.locator(".pb-next a").click()
        heading = page.locator("#if-they-push-back")
        assert heading.evaluate("one => one.getBoundingClientRect().top < innerHeight")
    assert watch.problems == []
