"""The card: copying, filling in placeholders, their fields, and the limits beside the lines."""

from __future__ import annotations

from typing import Any

import pytest

from support.webdriver import WebDriverError, Window

Entry = dict[str, Any]

# Whether the legend begins above the content of its fieldset, where a browser draws the border, or the line, through it.
STRUCK = """() => {
    const form = document.querySelector('.pb-placeholders'), legend = form.querySelector('legend');
    const space = form.clientTop + parseFloat(getComputedStyle(form).paddingTop);
    return space < 2 || legend.getBoundingClientRect().top < form.getBoundingClientRect().top + space - 0.5;
}"""


# How far below the words of a line its limit begins.
BELOW = """line => document.querySelector(`${line} .pb-limit a`).getBoundingClientRect().top
    - document.querySelector(`${line} .pb-standard .pb-words`).getBoundingClientRect().bottom"""
MAX_BELOW = 24


def copied(window: Window, button: str) -> str:
    """Press a button, wait until it says that the text is copied, and return the text."""
    window.click(button)
    window.wait_until("document.querySelector('.pb-status').textContent === 'Copied'")
    return window.paste()


def words(window: Window, line: str) -> str:
    return str(window.evaluate(f"document.querySelector('{line} .pb-standard .pb-words').textContent"))


@pytest.fixture
def card(window: Window, scripts: list[Entry]) -> Window:
    """A window with a card whose first line has a placeholder."""
    script = next(script for script in scripts if "{" in script["lines"][0]["text"] and not script["email"])
    window.open(script["url"])
    return window


def test_a_line_is_copied(card: Window) -> None:
    assert copied(card, "#say-1 .pb-copy") == words(card, "#say-1")
    assert card.problems() == []


def test_a_whole_email_is_copied(window: Window, email: Entry) -> None:
    window.open(email["url"])
    paragraphs = copied(window, ".pb-copy-email button").split("\n\n")
    assert paragraphs[0] == f"Subject: {words(window, '#subject')}"
    assert paragraphs[1] == words(window, "#greeting")
    assert words(window, "#say-1") in paragraphs
    assert paragraphs[-1].count("\n") == 1
    assert window.problems() == []


def test_a_failure_to_copy_is_reported(card: Window) -> None:
    card.evaluate("() => void Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    card.evaluate("() => void (document.execCommand = () => false)")
    card.click("#say-1 .pb-copy")
    card.wait_until("document.querySelector('.pb-status').textContent.startsWith(\"Couldn't copy\")")


def test_a_placeholder_that_is_filled_in_is_copied(card: Window) -> None:
    before = words(card, "#say-1")
    name = card.evaluate("document.querySelector('#say-1 .pb-standard .pb-placeholder').textContent")
    field = (
        f"[...document.querySelectorAll('.pb-placeholders label')].find(one => `{{${{one.textContent}}}}` === '{name}')"
    )
    card.evaluate(f"() => {field}.querySelector('input').id = 'fill-in-here'")
    card.type("#fill-in-here", "half past nine")
    assert copied(card, "#say-1 .pb-copy") == before.replace(name, "half past nine") != before
    assert card.problems() == []


def test_the_legend_is_below_the_line_above_the_fields(card: Window) -> None:
    for width in (1280, 360):
        card.resize({"width": width, "height": 720})
        assert card.evaluate(STRUCK) is False


def test_a_legend_on_the_border_is_found(card: Window) -> None:
    card.add_style(
        ".pb-placeholders legend { float: none !important } .pb-card > .pb-placeholders { display: block !important }"
    )
    assert card.evaluate(STRUCK) is True


@pytest.fixture
def limited(window: Window, scripts: list[Entry]) -> tuple[Window, str]:
    """A window with a card that has a line with a limit, and the id of that line."""
    script, line = next((script, line) for script in scripts for line in script["lines"] if line["limit"])
    window.open(script["url"])
    return window, f"#{line['id']}"


def test_a_limit_is_beside_its_line_and_leads_to_its_section(limited: tuple[Window, str]) -> None:
    window, line = limited
    assert -1 < window.evaluate(BELOW, line) < MAX_BELOW
    expected = window.evaluate(f"document.querySelector('{line} .pb-limit a').hash")
    assert window.problems() == []
    window.click(f"{line} .pb-limit a")
    window.wait_until("location.pathname.endsWith('/what-you-may-decide.html') && document.readyState === 'complete'")
    top = window.evaluate("document.querySelector('.pb-limit-card :target').getBoundingClientRect().top")
    assert window.evaluate("location.hash") == expected
    assert 0 <= top < 720


def test_a_limit_away_from_its_line_is_found(limited: tuple[Window, str]) -> None:
    window, line = limited
    window.add_style(".pb-limit { margin-top: 3rem !important }")
    assert window.evaluate(BELOW, line) > MAX_BELOW


def test_a_line_without_a_limit_has_no_link(card: Window, scripts: list[Entry]) -> None:
    script = next(script for script in scripts if not any(line["limit"] for line in script["lines"]))
    card.open(script["url"])
    with pytest.raises(WebDriverError, match=r"there is no \.pb-limit a"):
        card.click(".pb-limit a")
