"""Every page of the real site, in every state: axe finds no violation of WCAG 2.2 A or AA, nor of the contrast of AAA."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import HEIGHT, WIDTHS, faults
from playwright.sync_api import Browser
from test_search import search
from watching import visit, watched

pytestmark = pytest.mark.browser

CHUNKS = 8
"""So that the workers of a run share the pages."""

WIDE = {"width": WIDTHS[0], "height": HEIGHT}

# A fault for each state that axe is asked about, and for one of its rules.
FAULTY = """<!doctype html>
<html lang="en"><title>A faulty page</title><style>
  body { background: #fff; color: #000; font-size: 16px }
  [data-md-color-scheme=slate] { background: #000; color: #fff }
  :is(#__search, #__drawer):not(:checked) ~ * :is(.md-search, .md-sidebar--primary) { visibility: hidden }
  .always { color: #777 }
  [data-md-color-scheme=slate] .dark { color: #777 }
  @media (forced-colors: active) { .forced { forced-color-adjust: none; color: #777; background: #fff } }
  @media (width <= 320px) { .narrow { color: #777 } .tiny { width: 9px; height: 9px; padding: 0 } }
  @media print { .printed { color: #777 } }
  .md-search-result__list i, .md-search-result__meta, .md-sidebar--primary { color: #777 }
</style><body>
  <input type="checkbox" id="__search" aria-label="Search"><input type="checkbox" id="__drawer" aria-label="Drawer">
  <main><h1>A faulty page</h1>
    <p>Nothing is wrong here.</p><p>Nor here.</p>
    <p class="always">AAA</p> <p class="dark">Dark</p> <p class="forced">Forced</p> <p class="narrow">Narrow</p>
    <p class="printed">Printed</p> <button class="tiny">x</button><button class="tiny">y</button> <input>
    <div class="md-search"><input class="md-search__input" aria-label="Words"><p class="md-search-result__meta">None</p>
      <div class="md-search-result__list"></div></div>
    <div class="md-sidebar--primary">Drawer</div>
  </main>"""


@pytest.fixture(scope="session")
def results(address: str, browser: Browser) -> str:
    """The results of one search, as the theme writes them: it does not matter on which page somebody searches."""
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/index.html")
        assert len(search(page, "refund")) > 3
        found = page.locator(".md-search-result__list").inner_html()
    assert watch.faults == []
    return str(found)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_axe_finds_nothing(site: Path, address: str, browser: Browser, results: str, chunk: int) -> None:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))[chunk::CHUNKS]
    assert names
    found = []
    with watched(browser, address, viewport=WIDE, reduced_motion="reduce") as (page, watch):
        for name in names:
            visit(page, f"{address}/{name}")
            found += [f"{name}: {fault}" for fault in faults(page, results)]
            page.evaluate("localStorage.clear()")
    assert found + watch.faults == []


def test_every_kind_of_fault_is_found(browser: Browser) -> None:
    with watched(browser, "", viewport=WIDE) as (page, _):
        page.set_content(FAULTY)
        found = set(faults(page, "<i>refund</i>"))
    contrast = "color-contrast-enhanced"
    screens = [f"{scheme}, {width}" for width in WIDTHS for scheme in ("light", "dark", "forced")]
    expected = {f"light, {width}: label: input:nth-child(10)" for width in (1440, 360)}
    expected |= {f"light, 320: target-size: .tiny:nth-child({n})" for n in (8, 9)}
    expected |= {f"{screen}: {contrast}: .always" for screen in screens if "forced" not in screen}
    assert found == expected
