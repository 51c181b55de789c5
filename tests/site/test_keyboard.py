"""Tab reaches every control of every page, and one sees where it is; no key alone does anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from watching import visit, watched

pytestmark = pytest.mark.browser

CHUNKS = 4
"""So that the workers of a run share the pages."""

WIDE, PHONE = {"width": 1440, "height": 800}, {"width": 360, "height": 640}
ZOOMED = {"width": 320, "height": 256}
"""What is left of 1280 by 1024 at 400 %."""

SHARE = {1440: 1, 360: 6, 320: 12}
"""Of how many pages one is looked at, by width."""

# Who had the focus is looked at when the next key is pressed: the browser has scrolled by then.
RECORDER = """() => {
    const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
    const seen = new Set(), faults = [], shown = new Map();
    const name = one => one.outerHTML.replace(/\\s+/g, ' ').slice(0, 90);
    const light = ([r, g, b]) => [r, g, b]
        .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const parts = colour => colour.match(/[\\d.]+/g).map(Number);
    const ground = one => {
        for (; one; one = one.parentElement) {
            const colour = parts(getComputedStyle(one).backgroundColor);
            if (colour.length === 3) return colour;
        }
        return [255, 255, 255];
    };
    const ring = one => {
        const {outlineStyle, outlineWidth, outlineColor, outlineOffset} = getComputedStyle(one);
        if (outlineStyle !== 'solid' || parseFloat(outlineWidth) < 3) return 'no strong outline';
        const around = parseFloat(outlineOffset) < 0 ? one : one.parentElement;
        const beneath = ground(one.id === '__drawer' ? document.querySelector('.md-header') : around);
        const [low, high] = [parts(outlineColor), beneath].map(light).sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05) < 3 ? `${outlineColor} is hard to see` : '';
    };
    const look = () => {
        const one = document.activeElement;
        if (one === document.body || seen.has(one)) return;
        seen.add(one);
        const box = [...one.getClientRects()].find(box => box.width && box.height);
        const header = document.querySelector('.md-header');
        const fault = !box ? 'has no size'
            : box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth ? 'is off the screen'
            : !header.contains(one) && !one.matches('.md-skip, #__drawer') && !one.closest('.md-sidebar--primary')
                && box.bottom <= header.getBoundingClientRect().bottom ? 'is behind the header'
            : ring(one);
        if (fault) faults.push(`${fault}: ${name(one)}`);
    };
    addEventListener('keydown', look, true);
    // Tab comes to a group of radio buttons once, to the one that is chosen; the arrows lead on from there.
    const led = one => one.type === 'radio' && !one.checked;
    const visible = one => !led(one) && one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0
        && !one.closest('[inert]') && !one.disabled && [...one.getClientRects()].some(box => box.width && box.height);
    window.recorder = {
        count: () => [...document.querySelectorAll(CONTROLS)].filter(visible).length,
        told: () => {
            look();
            return [...faults, ...[...document.querySelectorAll(CONTROLS)].filter(visible)
                .filter(one => !seen.has(one)).map(one => `not reached: ${name(one)}`)];
        },
    };
}"""


def tabbed(page: Page) -> list[str]:
    """Press Tab often enough to come by everything, and tell what was not reached, or could not be seen to be."""
    page.evaluate(RECORDER)
    keys = page.context.new_cdp_session(page)
    for _ in range(page.evaluate("recorder.count()") + 3):
        keys.send(
            "Input.dispatchKeyEvent", {"type": "keyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        )
    keys.detach()
    return list(page.evaluate("recorder.told()"))


def pages(site: Path, chunk: int) -> list[str]:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))[chunk::CHUNKS]
    assert names
    return names


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_tab_reaches_every_control(site: Path, address: str, browser: Browser, chunk: int) -> None:
    faults = []
    for size in (WIDE, PHONE, ZOOMED):
        # On a narrow screen a page holds nothing else than on a wide one, in another place; so a few of each kind do.
        names = pages(site, chunk)[:: SHARE[size["width"]]]
        with watched(browser, address, viewport=size, reduced_motion="reduce") as (page, watch):
            for name in names:
                visit(page, f"{address}/{name}")
                faults += [f"{name}, {size['width']}: {fault}" for fault in tabbed(page)]
        faults += watch.faults
    assert faults == []


@pytest.mark.parametrize(
    "fault", ["not reached", "no strong outline", "hard to see", "behind the header", "off the screen"]
)
def test_a_fault_is_found(address: str, browser: Browser, fault: str) -> None:
    """The recorder finds what a style or an attribute spoils."""
    spoil = {
        "not reached": "document.querySelector('.pb-grid a').addEventListener('focus', event => event.target.blur())",
        "no strong outline": "document.querySelector('.pb-grid a').style.setProperty('outline', 'none', 'important')",
        "hard to see": "document.querySelector('.pb-grid a').style.setProperty('outline-color', '#ccc', 'important')",
        "behind the header": "document.querySelector('.pb-grid a').style = 'position: fixed; top: 0; left: 400px'",
        "off the screen": "document.querySelector('.pb-grid a').style = 'position: fixed; top: -99px'",
    }[fault]
    with watched(browser, address, viewport=WIDE) as (page, _):
        visit(page, f"{address}/index.html")
        page.evaluate(spoil)
        told = tabbed(page)
    assert any(fault in one for one in told), told


def active(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def reach(page: Page, selector: str) -> None:
    """Press Tab until this has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if active(page, selector):
            return
    pytest.fail(f"Tab does not come to {selector}")


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_the_drawer_opens_and_closes_by_keyboard(
    site: Path, address: str, browser: Browser, size: dict[str, int]
) -> None:
    folders = sorted({path.parent for path in site.rglob("*.html")})
    with watched(browser, address, viewport=size, reduced_motion="reduce") as (page, watch):
        for folder in folders:
            visit(page, f"{address}/{min(folder.glob('*.html')).relative_to(site).as_posix()}")
            links = page.locator(".md-sidebar--primary a")
            assert not links.first.is_visible()
            reach(page, "#__drawer")
            page.keyboard.press("Space")
            assert links.first.is_visible()
            # All links of the drawer, and nothing behind it.
            assert tabbed(page) == []
            page.keyboard.press("Escape")
            assert active(page, "#__drawer")
            assert not links.first.is_visible()
            assert not page.locator("[inert]").count()
    assert watch.faults == []


def test_the_drawer_opens_without_javascript(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=PHONE, java_script_enabled=False) as (page, watch):
        page.goto(f"{address}/a-to-z.html")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.locator(".md-sidebar--primary a", has_text="Rules").click()
        page.wait_for_url("**/rules.html")
    assert watch.faults == []


def test_the_search_is_used_by_keyboard(address: str, browser: Browser) -> None:
    for size in (WIDE, PHONE):
        with watched(browser, address, viewport=size, reduced_motion="reduce") as (page, watch):
            visit(page, f"{address}/index.html")
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
            assert active(page, ".md-search [type=reset]")
            page.keyboard.press("Shift+Tab")
            assert active(page, ".pb-search-close" if size is PHONE else ".md-search__input")
            reach(page, ".md-search-result__link")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowUp")
            assert active(page, ".md-search-result__link")
            page.keyboard.press("Enter")
            page.wait_for_url("**/*?h=refund*")
            assert page.locator("mark").first.is_visible()
            # Escape closes it, and gives the focus back to the button.
            if size is PHONE:
                reach(page, ".pb-search-open")
                page.keyboard.press("Space")
                assert active(page, ".md-search__input")
                page.keyboard.press("Escape")
                assert active(page, ".pb-search-open")
            else:
                reach(page, ".md-search__input")
                page.keyboard.press("Escape")
            assert not page.locator(".md-search__output").is_visible()
        assert watch.faults == []


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
    assert watch.faults == []


def test_no_key_alone_does_anything(address: str, browser: Browser) -> None:
    """Stock, f s / open the search, and p n , . leave the page: the theme listens on the window."""
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
    assert watch.faults == []


def test_nothing_moves_where_motion_is_unwelcome(address: str, browser: Browser) -> None:
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
    assert watch.faults == []


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
    assert small + watch.faults == []
