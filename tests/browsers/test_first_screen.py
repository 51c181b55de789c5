"""The first screen of every card, on a desktop and on a phone."""

from pathlib import Path

import pytest

from support.first_screen import LINES, unseen
from support.page_monitor import PHONE, WIDE
from support.webdriver import Window

CHUNKS = 4
"""The number of parts into which the pages are divided, so that workers share them."""


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_card_shows_what_to_say_and_what_to_avoid(site: Path, window: Window, chunk: int) -> None:
    pages = [page for kind in ("situations", "scripts") for page in site.glob(f"{kind}/*.html")]
    names = sorted(page.relative_to(site).as_posix() for page in pages if page.name != "index.html")[chunk::CHUNKS]
    assert names
    found = []
    for name in names:
        window.open(name, WIDE)
        found += [f"{name}, 1280: {problem}" for problem in unseen(window, LINES)]
        window.resize(PHONE)
        found += [f"{name}, 360: {problem}" for problem in unseen(window, LINES)]
        found += window.problems()
    assert found == []


@pytest.mark.parametrize(
    ("style", "problem"),
    [
        (".pb-card { position: relative; top: 100vh }", "reaches to"),
        (
            ".pb-card { position: relative } .pb-card::after { content: ''; position: absolute; inset: 0 }",
            "is hidden behind",
        ),
    ],
)
def test_a_line_outside_the_first_screen_is_found(
    window: Window, email: dict[str, str], style: str, problem: str
) -> None:
    window.open(email["url"], WIDE)
    window.add_style(style)
    assert [problem in found for found in unseen(window, LINES)] == [True, True]
