"""The map in a browser: highlighting, narrowing and following links, by mouse, by keyboard and without JavaScript."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from support.page_monitor import PHONE, WIDE, visit, watched

pytestmark = pytest.mark.browser

PRINCIPLE = "we-are-in-charge"
SITUATION = "they-attack-or-blame"

SHOWN = "[...document.querySelectorAll('.pb-node')].filter(one => one.getClientRects().length).map(one => one.dataset.entry)"
LINES = """[...document.querySelectorAll('.pb-edge')].filter(one => one.checkVisibility())
    .map(one => [one.dataset.left, one.dataset.right])"""
LIT = "[...document.querySelectorAll('.pb-node.pb-related')].map(one => one.dataset.entry)"
OVERLAPPING = """() => {
    const boxes = [...document.querySelectorAll('.pb-node rect')].map(one => one.getBoundingClientRect())
        .filter(box => box.width);
    return boxes.flatMap((one, index) => boxes.slice(index + 1).filter(other =>
        one.left < other.right - 1 && other.left < one.right - 1
        && one.top < other.bottom - 1 && other.top < one.bottom - 1)).length;
}"""
# The size of a letter, how much wider than their space the page and the picture are, and how many texts overflow.
MEASURES = """() => {
    const picture = document.querySelector('.pb-map-picture'), region = picture.parentElement;
    return {
        letter: 12 * picture.getScreenCTM().a,
        page: document.documentElement.scrollWidth - innerWidth,
        picture: region.scrollWidth - region.clientWidth,
        beside: [...picture.querySelectorAll('.pb-node text')].filter(text => {
            const [inner, outer] = [text, text.parentElement.querySelector('rect')].map(one => one.getBoundingClientRect());
            return inner.right > outer.right + 0.5 || inner.bottom > outer.bottom + 0.5;
        }).length,
    };
}"""


def around(site: Path, id: str) -> set[str]:
    """Return the ids of an entry and those related to it. Scripts join their situations and principles."""
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    kinds = {entry["id"]: entry["kind"] for entry in model["entries"]}
    near: dict[str, set[str]] = {entry: set() for entry in kinds}
    for link in model["links"]:
        if link["relation"] not in {"reference", "citation"}:
            near[link["from"]].add(link["to"])
            near[link["to"]].add(link["from"])
    over = {"situations": "principles", "principles": "situations"}.get(kinds[id])
    further = {other for one in near[id] if kinds[one] == "scripts" for other in near[one] if kinds[other] == over}
    return {id} | near[id] | further


def of_kind(site: Path, kind: str) -> set[str]:
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    return {entry["id"] for entry in model["entries"] if entry["kind"] == kind}


def shown(page: Page) -> set[str]:
    return set(page.evaluate(SHOWN))


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_one_entry_can_be_picked_and_all_shown_again(
    site: Path, address: str, browser: Browser, viewport: dict[str, int]
) -> None:
    with watched(browser, address, viewport=viewport) as (page, watch):
        visit(page, f"{address}/map.html")
        everything, whole = shown(page), page.locator(".pb-map-picture").get_attribute("viewBox")
        title = str(page.locator(f"option[value={PRINCIPLE}]").first.text_content())
        page.get_by_label("Show one entry").select_option(PRINCIPLE)
        expect(page.get_by_role("status")).to_have_text(
            re.compile(rf"^{re.escape(title)}: \d+ situations, \d+ scripts, \d+ tensions, 1 anecdote\.$")
        )
        assert shown(page) == around(site, PRINCIPLE)
        assert {end for line in page.evaluate(LINES) for end in line} == around(site, PRINCIPLE)
        assert page.evaluate(OVERLAPPING) == 0
        measures = page.evaluate(MEASURES)
        assert measures["letter"] >= 12
        assert measures["page"] <= 0
        assert measures["picture"] <= 0
        assert measures["beside"] == 0
        assert page.url == f"{address}/map.html#{PRINCIPLE}"
        page.get_by_role("checkbox", name="Tensions").uncheck()
        expect(page.get_by_role("status")).to_have_text(
            re.compile(rf"^{re.escape(title)}: \d+ situations, \d+ scripts, 1 anecdote\.$")
        )
        page.get_by_role("button", name="Show all").click()
        expect(page.get_by_role("status")).to_contain_text(
            f"All entries: {len(of_kind(site, 'situations'))} situations"
        )
        assert shown(page) == everything - of_kind(site, "tensions")
        page.get_by_role("checkbox", name="Tensions").check()
        assert shown(page) == everything
        assert page.locator(".pb-map-picture").get_attribute("viewBox") == whole
        assert page.url == f"{address}/map.html"
        page.go_back()
        expect(page.get_by_label("Show one entry")).to_have_value(PRINCIPLE)
        assert shown(page) == around(site, PRINCIPLE)
    assert watch.problems == []


def test_an_anchor_in_the_address_narrows_the_map(site: Path, address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=PHONE) as (page, watch):
        visit(page, f"{address}/map.html#{SITUATION}")
        expect(page.get_by_label("Show one entry")).to_have_value(SITUATION)
        expect(page.get_by_label("Show one entry")).to_be_in_viewport()
        expect(page.locator(".pb-selected")).to_be_in_viewport()
        assert shown(page) == around(site, SITUATION)
        # An anchor that does not name an entry narrows nothing.
        visit(page, f"{address}/index.html")
        visit(page, f"{address}/map.html#as-a-list")
        expect(page.locator("#as-a-list")).to_be_in_viewport()
        assert page.locator(".pb-selected").count() == 0
    assert watch.problems == []


def test_pointing_at_an_entry_highlights_related_entries(site: Path, address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/map.html")
        node = page.locator(f"[data-entry={SITUATION}]")
        node.hover()
        assert set(page.evaluate(LIT)) == around(site, SITUATION)
        lines = page.locator(".pb-edge.pb-related").evaluate_all(
            "all => all.map(one => [one.dataset.left, one.dataset.right])"
        )
        assert {end for line in lines for end in line} == around(site, SITUATION)
        page.get_by_role("heading", level=1).hover()
        assert page.evaluate(LIT) == []
    assert watch.problems == []


def test_the_map_works_by_keyboard(site: Path, address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/map.html")
        page.get_by_label("Show one entry").focus()
        page.keyboard.type("They attack")
        expect(page.get_by_label("Show one entry")).to_have_value(SITUATION)
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Show all")).to_be_focused()
        for name in ("Situations", "Scripts", "Principles", "Tensions", "Anecdotes"):
            page.keyboard.press("Tab")
            expect(page.get_by_role("checkbox", name=name)).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("region", name="Map diagram")).to_be_focused()
        # Tab skips hidden entries.
        page.keyboard.press("Tab")
        expect(page.locator(f"[data-entry={SITUATION}]")).to_be_focused()
        assert set(page.evaluate(LIT)) == around(site, SITUATION)
        stroke = "getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth"
        assert page.evaluate(stroke) == "2px"
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/situations/{SITUATION}.html")
    assert watch.problems == []


def test_the_picture_and_the_list_work_without_javascript(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=PHONE, java_script_enabled=False) as (page, watch):
        page.goto(f"{address}/map.html")
        assert page.locator(".pb-map-controls").bounding_box() is None
        region = page.get_by_role("region", name="Map diagram")
        region.get_by_role("link", name=re.compile("^Situation: They attack or blame us, ")).click()
        page.wait_for_url(f"**/situations/{SITUATION}.html")
        page.goto(f"{address}/map.html#{PRINCIPLE}")
        item = page.locator(f"li#{PRINCIPLE}")
        expect(item).to_be_in_viewport()
        item.get_by_role("link", name="They want to speak to the manager").click()
        page.wait_for_url("**/scripts/asks-for-the-manager.html")
    assert watch.problems == []


@pytest.mark.parametrize("place", ["", f"#{PRINCIPLE}"], ids=["whole", "narrowed"])
@pytest.mark.parametrize("width", [320, 360, 1280, 1440])
def test_letters_are_large_enough_and_the_page_fits_the_screen(
    address: str, browser: Browser, width: int, place: str
) -> None:
    with watched(browser, address, viewport={"width": width, "height": 900}) as (page, watch):
        visit(page, f"{address}/map.html{place}")
        measures = page.evaluate(MEASURES)
        assert measures["letter"] >= 12
        assert measures["page"] <= 0
        assert measures["beside"] == 0
    assert watch.problems == []


@pytest.mark.parametrize(
    ("width", "scheme", "place"),
    [(360, "light", f"#{PRINCIPLE}"), (1440, "dark", f"#{PRINCIPLE}"), (1440, "light", "")],
)
def test_the_picture_and_its_controls_are_accessible(
    address: str, browser: Browser, width: int, scheme: Any, place: str
) -> None:
    with watched(browser, address, viewport={"width": width, "height": 900}, color_scheme=scheme) as (page, watch):
        visit(page, f"{address}/map.html{place}")
        if place:  # others are dimmed while it is highlighted, and must remain legible
            page.locator(f"[data-entry={PRINCIPLE}]").focus()
        context = {"include": [[".pb-map"], [".pb-map-controls"]]}
        options = {"rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}}
        assert Axe().run(page, context, options).generate_report() == "Found 0 accessibility violations:\n"
    assert watch.problems == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_whole_picture_is_printed_on_the_first_page(address: str, browser: Browser, paper: str) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/map.html")
        titles = page.locator(".pb-node text").all_text_contents()
        with closing(PdfDocument(page.pdf(format=paper))) as pdf:
            words = set(pdf[0].get_textpage().get_text_bounded().split())
            rest = " ".join(pdf[number].get_textpage().get_text_bounded() for number in range(1, len(pdf)))
        page.emulate_media(media="print")
        expect(page.get_by_label("Show one entry")).to_be_hidden()
    assert titles
    assert {word for title in titles for word in title.split()} - words == set()
    assert "List view" in " ".join(rest.split())
    assert watch.problems == []
