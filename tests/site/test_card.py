"""The ten-second card: its first screen, copying lines, filling in placeholders, and switching the wording."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.first_screen import unseen
from support.page_monitor import PHONE, WIDE, Watch, watched

pytestmark = pytest.mark.browser

SCRIPT = "scripts/where-is-it.html"
EMAIL = "scripts/cancelling-by-email.html"


@pytest.fixture(scope="module")
def first(site: Path) -> str:
    """The first line to say of the script."""
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    return next(str(entry["lines"][0]["text"]) for entry in model["entries"] if entry["url"] == SCRIPT)


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


def test_a_line_is_copied_by_mouse(address: str, browser: Browser, first: str) -> None:
    with opened(browser, address) as (page, watch):
        page.locator("#say-1 .pb-copy").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert pasted(page) == first
        # The confirmation disappears by itself.
        page.locator(".pb-status", has_text="Copied").wait_for(state="detached")
    assert watch.problems == []


def test_a_line_is_copied_by_touch(address: str, browser: Browser, first: str) -> None:
    with opened(browser, address, viewport=PHONE, has_touch=True) as (page, watch):
        page.locator("#say-1 .pb-copy").tap()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert pasted(page) == first
    assert watch.problems == []


def test_a_line_is_copied_by_keyboard(address: str, browser: Browser, first: str) -> None:
    with opened(browser, address) as (page, watch):
        page.locator("#say-1 .pb-copy").focus()
        page.keyboard.press("Enter")
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert page.locator("#say-1 .pb-copy:focus").count() == 1
        assert pasted(page) == first
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


def test_a_line_is_copied_from_a_file(site: Path, browser: Browser, first: str) -> None:
    with opened(browser, site.as_uri()) as (page, watch):
        page.locator("#say-1 .pb-copy").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert pasted(page) == first
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


def test_exactly_the_lines_to_say_can_be_copied(address: str, browser: Browser) -> None:
    with opened(browser, address) as (page, watch):
        assert page.locator(".pb-card .pb-line.pb-avoided").count() > 1
        assert page.locator(".pb-card .pb-avoided .pb-copy").count() == 0
        lines = page.locator(".pb-card .pb-line:not(.pb-avoided)").count()
        assert lines > 3
        assert page.locator(".pb-card .pb-line > .pb-copy").count() == lines
    assert watch.problems == []


def test_a_whole_email_is_copied_as_one_text(site: Path, address: str, browser: Browser) -> None:
    with opened(browser, address, EMAIL) as (page, watch):
        page.get_by_label("name", exact=True).fill("Ms Moss")
        page.get_by_label("my name").fill("Alex")
        page.get_by_role("button", name="Copy the whole email").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        subject, greeting, *paragraphs, sign_off = pasted(page).split("\n\n")
        said = page.locator(":is(.pb-say-first, .pb-say-more) .pb-move:visible ~ .pb-standard .pb-words")
        assert len(paragraphs) == said.count() - 3 > 2
        assert subject == f"Subject: {page.locator('#subject .pb-words').text_content()}"
        assert greeting == "Dear Ms Moss,"
        assert paragraphs == said.all_text_contents()[2:-1]
        assert sign_off == "Kind regards,\nAlex"
        # The subject is in a field of its own in most programs.
        page.locator("#subject .pb-copy").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert f"Subject: {pasted(page)}" == subject
        page.goto(f"{address}/{SCRIPT}")
        page.locator(".pb-copy").first.wait_for()
        assert page.get_by_role("button", name="Copy the whole email").count() == 0
    assert watch.problems == []


def test_a_limit_is_beside_its_line_and_leads_to_the_list(address: str, browser: Browser) -> None:
    with opened(browser, address, EMAIL) as (page, watch):
        (limit,) = page.locator(".pb-line:has-text('refunding') .pb-limit:visible a").all()
        assert re.match(r"You may refund .*, up to .*\. Above that: ", str(limit.text_content()))
        limit.click()
        page.wait_for_url("**/what-you-may-decide.html#refund")
        section = page.locator(".pb-limit-card:has(#refund)")
        assert section.evaluate("one => one.getBoundingClientRect().top < innerHeight")
        assert section.locator("a[href*='cancelling-by-email']").is_visible()
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


def test_the_switch_shows_variants_where_there_are_any(address: str, browser: Browser, first: str) -> None:
    shown = ".pb-say-first .pb-words:visible"
    with opened(browser, address) as (page, watch):
        full = page.locator(shown).all_text_contents()
        assert full == [first]
        page.get_by_label("Shorter").check()
        (shorter,) = page.locator(shown).all_text_contents()
        assert len(shorter.split()) < len(first.split())
        page.locator("#say-1 .pb-copy").click()
        page.locator(".pb-status", has_text="Copied").wait_for()
        assert pasted(page) == shorter
        page.get_by_label("Softer").check()
        (softer,) = page.locator(shown).all_text_contents()
        assert softer not in {shorter, first}
        # A line without the chosen variant keeps its text, so that every line has exactly one.
        assert page.locator(".pb-line").count() == page.locator(".pb-line .pb-words:visible").count()
        page.get_by_label("Full").check()
        assert page.locator(shown).all_text_contents() == full
    assert watch.problems == []


def test_only_spoken_words_have_a_duration(address: str, browser: Browser) -> None:
    with opened(browser, address) as (page, watch):
        assert re.search(r"\d+ seconds to say", str(page.locator(".pb-labels").text_content()))
        page.goto(f"{address}/{EMAIL}")
        assert page.locator(".pb-words").count() > 3
        assert "seconds" not in str(page.locator(".pb-labels").text_content())
    assert watch.problems == []


def test_the_card_works_without_javascript(address: str, browser: Browser, first: str) -> None:
    with opened(browser, address, java_script_enabled=False) as (page, watch):
        assert page.locator(".pb-say-first .pb-words:visible").all_text_contents() == [first]
        page.locator(".pb-switch label", has_text="Shorter").click()
        assert page.locator(".pb-say-first .pb-words:visible").all_text_contents() != [first]
        assert page.locator("button.pb-copy").count() == 0
        page.locator(".pb-next a").click()
        heading = page.locator("#if-they-push-back")
        assert heading.evaluate("one => one.getBoundingClientRect().top < innerHeight")
    assert watch.problems == []
