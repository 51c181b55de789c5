"""The groups of principles, pages that fit the width of the screen, and the problems that pages record."""

from __future__ import annotations

from typing import Any

import pytest

from support.page_monitor import WIDE
from support.page_width import too_wide
from support.webdriver import Window

# Runs a script as one of the page's own.
RUN = "text => document.head.append(Object.assign(document.createElement('script'), {textContent: text}))"

# The groups of principles that reach beyond the screen.
BELOW = """() => [...document.querySelectorAll('.pb-groups .pb-group')]
    .filter(group => group.getBoundingClientRect().bottom > innerHeight)
    .map(group => `${group.querySelector('h2').textContent}: ${group.getBoundingClientRect().bottom}`)"""


def test_all_groups_of_principles_are_on_one_screen(window: Window) -> None:
    window.open("principles/index.html", WIDE)
    assert window.evaluate("document.querySelectorAll('.pb-groups .pb-group').length") == 6
    assert window.evaluate(BELOW) == []
    assert window.problems() == []


def test_a_group_below_the_screen_is_found(window: Window) -> None:
    window.open("principles/index.html", WIDE)
    window.add_style(".pb-groups { padding-top: 100vh }")
    assert len(window.evaluate(BELOW)) == 6


@pytest.fixture
def names(entries: list[dict[str, Any]], email: dict[str, Any]) -> list[str]:
    """One page of each layout."""
    situation = next(entry["url"] for entry in entries if entry["kind"] == "situations")
    return ["index.html", situation, email["url"], "principles/index.html", "practise.html", "desk-cards.html"]


def test_no_page_is_wider_than_the_screen(window: Window, names: list[str]) -> None:
    found = []
    for name in names:
        window.open(name)
        for width in (1280, 360, 320):
            window.resize({**WIDE, "width": width})
            found += [f"{name}, {width}: {part}" for part in too_wide(window)]
        found += window.problems()
    assert found == []


def test_a_page_that_is_too_wide_is_found(window: Window) -> None:
    window.open("index.html", {"width": 320, "height": 720})
    window.add_style("h1 { width: 400px }")
    assert any("<h1" in part for part in too_wide(window))


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        ("console.error('broken')", "console error: broken"),
        ("setTimeout(() => { throw new Error('broken') })", "Error: broken"),
        ("Promise.reject('broken')", "not handled: broken"),
        ("document.body.append(Object.assign(new Image(), {src: 'none.png'}))", "not loaded: "),
        # Another host cannot be reached.
        (
            "document.body.append(Object.assign(new Image(), {src: 'http://192.0.2.1/x.png'}))",
            "not loaded: http://192.0.2.1/",
        ),
    ],
)
def test_problems_of_a_page_are_recorded(window: Window, script: str, problem: str) -> None:
    window.open("index.html")
    assert window.problems() == []
    window.evaluate(RUN, script)
    window.wait_until("recordedProblems.length")
    assert any(problem in recorded for recorded in window.problems())
