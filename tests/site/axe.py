"""The judge of accessibility: axe, asked in the page about every state that the page can be in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")

Scheme = Literal["light", "dark", "forced"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "forced")
NARROW, WIDTHS = 360, (1440, 360, 320)
HEIGHT = 800

# Rules for A and AA; what the ratio of AAA forbids, that of AA forbids as well.
# Contrast is asked about again and again and takes the longest by far: of all texts that have the same colour, size,
# weight, opacity and grounds at the moment, one is judged for all.
JUDGE = """
window.judge = (() => {
    const WHOLE = {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        rules: {'color-contrast': {enabled: false}, 'target-size': {enabled: true}},
        resultTypes: ['violations'],
    };
    const only = (...values) => ({runOnly: {type: 'rule', values}, resultTypes: ['violations']});
    const CONTRAST = only('color-contrast-enhanced');
    const LAYOUT = only('target-size', 'scrollable-region-focusable', 'link-in-text-block');

    function texts(part) {
        const grounds = new Map([[null, '']]);
        const ground = one => {
            if (!grounds.has(one)) {
                const {backgroundColor, backgroundImage, opacity} = getComputedStyle(one);
                const own = [backgroundColor, backgroundImage, opacity].join();
                const clear = own === 'rgba(0, 0, 0, 0),none,1';
                grounds.set(one, ground(one.parentElement) + (clear ? '' : `|${own}`));
            }
            return grounds.get(one);
        };
        const first = new Map();
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const one = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !one.checkVisibility({visibilityProperty: true})) continue;
            const {color, fontSize, fontWeight, textShadow} = getComputedStyle(one);
            const key = [color, fontSize, fontWeight, textShadow, ground(one)].join();
            if (!first.has(key)) first.set(key, one);
        }
        return [...first.values(), ...part.querySelectorAll('input, textarea, select')];
    }

    async function ask(where, rules) {
        if (where.length === 0) return [];
        const {violations} = await axe.run({include: where}, rules);
        return violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.target.join(' ')}`));
    }

    return async (what, selector) => {
        const parts = [...document.querySelectorAll(selector)];
        if (what === 'whole') return ask(parts, WHOLE);
        if (what === 'layout') return ask(parts, LAYOUT);
        return ask(parts.flatMap(texts), CONTRAST);
    };
})();
"""

SEARCH = """results => {
    document.querySelector('.md-search-result__list').innerHTML = results;
    document.querySelector('.md-search-result__meta').textContent = results ? '3 matching documents' : 'No matching documents';
    document.querySelector('.md-search__input').value = 'refund';
}"""


def faults(page: Page, results: str) -> list[str]:
    """What axe finds on the page that was just loaded: in every scheme, at every width, printed, with the drawer open, and
    with the search open, without results and with these.
    """
    page.evaluate(AXE)
    page.evaluate(JUDGE)
    return [f"{state}: {fault}" for state, fault in _states(page, results)]


def _states(page: Page, results: str) -> Iterator[tuple[str, str]]:
    def told(state: str, what: str, selector: str = "body") -> Iterator[tuple[str, str]]:
        for fault in page.evaluate("([what, selector]) => judge(what, selector)", [what, selector]):
            yield state, fault

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in SCHEMES:
            _dress(page, scheme)
            state = f"{scheme}, {width}"
            first = scheme == "light"
            if first:
                yield from told(state, "layout" if width == 320 else "whole", "html")
            yield from told(state, "contrast")
            if not page.locator("#__search").count():
                continue
            page.evaluate("document.getElementById('__search').click()")
            for kind, shown in (("no results", ""), ("results", results)):
                page.evaluate(SEARCH, shown)
                if first:
                    yield from told(f"{state}, {kind}", "whole", ".md-search")
                yield from told(f"{state}, {kind}", "contrast", ".md-search")
            page.evaluate("document.getElementById('__search').click()")
            if width <= NARROW:
                page.evaluate("document.getElementById('__drawer').click()")
                if first:
                    yield from told(f"{state}, drawer", "whole", "#__drawer, .md-sidebar--primary")
                yield from told(f"{state}, drawer", "contrast", ".md-sidebar--primary")
                page.evaluate("document.getElementById('__drawer').click()")
    for scheme in SCHEMES:
        _dress(page, scheme, printed=True)
        yield from told(f"{scheme}, printed", "contrast")


def _dress(page: Page, scheme: Scheme, *, printed: bool = False) -> None:
    """Show the page in a scheme: as the browser asks for it, and as the theme's button does it."""
    page.emulate_media(
        media="print" if printed else "screen",
        color_scheme="dark" if scheme == "dark" else "light",
        forced_colors="active" if scheme == "forced" else "none",
        reduced_motion="reduce",
    )
    page.evaluate(
        "name => document.body.setAttribute('data-md-color-scheme', name)", "slate" if scheme == "dark" else "default"
    )
