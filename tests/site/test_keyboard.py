"""Tab reaches every control with a visible focus, menu and search work from the keyboard, and there are no one-key shortcuts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.keyboard import ZOOMED, has_focus, reach, tabbed
from support.page_monitor import PHONE, WIDE, visit, watched

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "problem", ["not reached", "no strong outline", "hard to see", "behind the header", "off the screen"]
)
def test_a_problem_with_the_keyboard_is_found(address: str, browser: Browser, problem: str) -> None:
    """A style or an attribute that breaks keyboard access is found."""
    break_model = {
        "not reached": "document.querySelector('.pb-situations a').addEventListener('focus', event => event.target.blur())",
        "no strong outline": "document.querySelector('.pb-situations a').style.setProperty('outline', 'none', 'important')",
        "hard to see": "document.querySelector('.pb-situations a').style.setProperty('outline-color', '#ccc', 'important')",
        "behind the header": "document.querySelector('.pb-situations a').style = 'position: fixed; top: 0; left: 400px'",
        "off the screen": "document.querySelector('.pb-situations a').style = 'position: fixed; top: -99px'",
    }[problem]
    with watched(browser, address, viewport=WIDE) as (page, _):
        visit(page, f"{address}/index.html")
        page.evaluate(break_model)
        reported = tabbed(page)
    assert any(problem in one for one in reported), reported


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_the_drawer_opens_and_closes_by_keyboard(
    site: Path, address: str, browser: Browser, size: dict[str, int]
) -> None:
    folders = sorted({path.parent for path in site.rglob("*.html")})
    with watched(browser, address, viewport=size, reduced_motion="reduce") as (page, watch):
        for folder in folders:
            visit(page, f"{address}/{min(folder.glob('*.html')).relative_to(site).as_posix()}")
            links = page.locator(".md-sidebar--primary .md-nav__link")
            assert not links.first.is_visible()
            reach(page, "#__drawer")
            page.keyboard.press("Space")
            assert links.first.is_visible()
            # Tab reaches all links of the drawer, and nothing behind it.
            assert tabbed(page) == []
            page.keyboard.press("Escape")
            assert has_focus(page, "#__drawer")
            assert not links.first.is_visible()
            assert not page.locator("[inert]").count()
    assert watch.problems == []


def test_the_drawer_opens_without_javascript(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=PHONE, java_script_enabled=False) as (page, watch):
        page.goto(f"{address}/a-to-z.html")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.locator(".md-sidebar--primary a", has_text="Rules").click()
        page.wait_for_url("**/rules.html")
    assert watch.problems == []


def test_the_search_works_by_keyboard(address: str, browser: Browser) -> None:
    for size in (WIDE, PHONE):
        with watched(browser, address, viewport=size, reduced_motion="reduce") as (page, watch):
            visit(page, f"{address}/coverage.html")
            if size is PHONE:
                reach(page, ".pb-search-open")
                page.keyboard.press("Enter")
            else:
                reach(page, ".md-search__input")
            page.keyboard.type("refund")
            page.locator(".md-search-result__item").first.wait_for()
            if size is PHONE:
                reach(page, ".pb-search-close")
            reach(page, ".md-search [type=reset]")
            # A letter on a button is not typed into the field.
            page.keyboard.press("x")
            assert has_focus(page, ".md-search [type=reset]")
            page.keyboard.press("Shift+Tab")
            assert has_focus(page, ".pb-search-close" if size is PHONE else ".md-search__input")
            reach(page, ".md-search-result__link")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowUp")
            assert has_focus(page, ".md-search-result__link")
            page.keyboard.press("Enter")
            page.wait_for_url("**/*?h=refund*")
            page.locator("mark").first.wait_for()
            # Escape closes it, and gives the focus back to the button.
            if size is PHONE:
                reach(page, ".pb-search-open")
                page.keyboard.press("Space")
                assert has_focus(page, ".md-search__input")
                page.keyboard.press("Escape")
                assert has_focus(page, ".pb-search-open")
            else:
                reach(page, ".md-search__input")
                page.keyboard.press("Escape")
            page.locator(".md-search__output").wait_for(state="hidden")
        assert watch.problems == []


def test_escape_closes_the_search_as_soon_as_it_has_the_focus(address: str, browser: Browser) -> None:
    at_once = """() => {
        const query = document.querySelector('.md-search__input');
        query.focus();
        const opened = document.getElementById('__search').checked;
        query.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
        return [opened, document.getElementById('__search').checked, document.activeElement === query];
    }"""
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/index.html")
        assert page.evaluate(at_once) == [True, False, False]
    assert watch.problems == []


def test_the_first_link_skips_the_navigation(site: Path, address: str, browser: Browser) -> None:
    for name in (path.relative_to(site).as_posix() for path in site.rglob("*.html")):
        text = (site / name).read_text("utf-8")
        assert "http-equiv" in text or text.index('href="#__content"') == text.index("href=", text.index("<body")), name
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/a-to-z.html")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('.md-content').contains(document.activeElement)")
    assert watch.problems == []


def test_there_are_no_shortcuts_of_one_key(address: str, browser: Browser) -> None:
    """In the original theme, f, s and / open the search, and p, n, comma and full stop leave the page."""
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/situations/index.html")
        page.evaluate("window.heard = ''; addEventListener('keydown', event => { heard += event.key })")
        for key in "fs/pn,.":
            page.keyboard.press(key)
        page.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus() }")
        for key in (*"fs/pn,.", "Enter"):
            page.keyboard.press(key)
        assert page.evaluate("heard") == "Enter"
        assert not page.locator("#__search").is_checked()
    assert watch.problems == []


def test_nothing_moves_with_reduced_motion(address: str, browser: Browser) -> None:
    moving = """() => [...document.querySelectorAll('*')].flatMap(one => [null, '::before', '::after']
        .map(part => getComputedStyle(one, part))
        .filter(style => style.transitionProperty !== 'none' && style.transitionDuration !== '0s'
            || style.animationName !== 'none' || style.scrollBehavior === 'smooth')
        .map(() => one.className))"""
    with watched(browser, address, viewport=PHONE) as (page, watch):
        visit(page, f"{address}/index.html")
        assert page.evaluate(moving)
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(moving) == []
    assert watch.problems == []


SMALL_TARGETS = """least => [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && getComputedStyle(one).display !== 'inline')
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => box.width && Math.min(box.width, box.height)
        < (one.matches('.md-header__button, .md-search__input, .md-search button, #__drawer') ? 44 : 24) - 0.01)
    .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)"""


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_targets_are_large_enough(site: Path, address: str, browser: Browser, size: dict[str, int]) -> None:
    folders = sorted({path.parent for path in site.rglob("*.html")})
    names = ["a-to-z.html", *(max(folder.glob("*.html")).relative_to(site).as_posix() for folder in folders)]
    with watched(browser, address, viewport=size, reduced_motion="reduce") as (page, watch):
        small = []
        for name in names:
            visit(page, f"{address}/{name}")
            small += page.evaluate(SMALL_TARGETS)
            for toggle in ("__search", "__drawer"):
                page.evaluate("id => document.getElementById(id).click()", toggle)
                small += page.evaluate(SMALL_TARGETS)
                page.evaluate("id => document.getElementById(id).click()", toggle)
    assert small + watch.problems == []
