"""The home page: the filter by audience, and the grid of situations."""

from typing import Any

from support.webdriver import Window

FILTER = ".pb-filter [value={}]"

# The audience of each situation that the grid shows.
SHOWN = """[...document.querySelectorAll('.pb-situations li:has([data-for])')]
    .filter(item => item.getClientRects().length).map(item => item.querySelector('[data-for]').dataset.for)"""

# The situations that are not as high as what is in them, or in a row that is not as high as the highest of its items.
TOO_TALL = """() => [...document.querySelectorAll('.pb-situations ul')].flatMap(list => {
    const gap = parseFloat(getComputedStyle(list).rowGap);
    const items = [...list.children].map(item => {
        const box = item.getBoundingClientRect(), inside = document.createRange();
        inside.selectNodeContents(item);
        return {text: item.textContent, box, end: inside.getBoundingClientRect().bottom};
    });
    return items.filter(({box, end}) => {
        const row = items.filter(other => Math.abs(other.box.top - box.top) < 1);
        const next = items.find(other => other.box.top > box.top + 1)?.box.top - gap;
        return (next || list.getBoundingClientRect().bottom) - Math.max(...row.map(other => other.end)) > 4
            || box.bottom - Math.max(...row.map(other => other.end)) > 4;
    }).map(({text}) => text);
})"""


def audiences(entries: list[dict[str, Any]]) -> set[str]:
    return {entry["audience"] for entry in entries if entry["kind"] == "situations"}


def test_the_filter_hides_what_is_only_for_customers(window: Window, entries: list[dict[str, Any]]) -> None:
    window.open("index.html")
    every = window.evaluate(SHOWN)
    assert set(every) == audiences(entries) == {"both", "colleagues", "customers"}
    window.click(FILTER.format("colleagues"))
    shown = window.evaluate(SHOWN)
    assert shown == [audience for audience in every if audience != "customers"]
    window.click(FILTER.format("both"))
    assert window.evaluate(SHOWN) == every
    assert window.problems() == []


def test_a_filter_that_hides_nothing_is_found(window: Window) -> None:
    window.open("index.html")
    window.add_style(".pb-situations li { display: block !important }")
    window.click(FILTER.format("colleagues"))
    assert "customers" in window.evaluate(SHOWN)


def test_no_row_of_situations_is_stretched(window: Window) -> None:
    window.open("index.html")
    assert window.evaluate("document.querySelectorAll('.pb-situations li').length") > 5
    for width in (1280, 700, 360):
        window.resize({"width": width, "height": 720})
        assert window.evaluate(TOO_TALL) == []


def test_a_row_that_is_stretched_is_found(window: Window) -> None:
    for style in ("ul { height: 300vh }", "ul { grid-auto-rows: 40vh }", "li { padding-bottom: 1rem }"):
        window.open("index.html")
        window.add_style(f".md-content .pb-situations {style}")
        assert window.evaluate(TOO_TALL) != []
