"""The check of accessibility finds a problem in every state that a page can be in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from support.axe import SIZE, AxeChecker
from support.page_monitor import watched

pytestmark = pytest.mark.browser

# A problem for each state that axe is asked about. Grey is too light for AAA where it says so, and for AA everywhere else.
PROBLEMS = """<!doctype html>
<html lang="en"><title>A page with problems</title><style>
  body { background: #fff; color: #000; font-size: 16px }
  [data-md-color-scheme=slate] { background: #000; color: #fff }
  input, button { width: 30px; height: 30px; color: inherit; background: inherit }
  :is(#search, #drawer) { display: none }
  #__search:not(:checked) ~ .md-search, #__drawer:not(:checked) ~ .md-sidebar--primary { visibility: hidden }
  @media screen { #aaa { color: #666; background: #fff } }
  @media screen { [data-md-color-scheme=slate] #dark { color: #555 } }
  a { color: inherit }
  [data-md-color-scheme=slate] a { color: #ddd; text-decoration: none }
  @media screen and (forced-colors: active) { #forced { forced-color-adjust: none; color: #aaa; background: #fff } }
  @media screen and (width <= 320px) { #narrow { color: #bbb; background: #fff } #tiny { width: 9px; height: 9px } }
  @media print { #printed { color: #ccc; background: #fff } }
  .md-search-result__list i { color: #ddd; background: #fff }
  .md-search-result__list:empty + p { color: #eee; background: #fff }
  .md-sidebar--primary { color: #777; background: #fff }
  @media (width > 1000px) { #__drawer { display: none } }
</style><body>
  <input type="checkbox" id="__search" aria-label="Search"><input type="checkbox" id="__drawer" aria-label="Drawer">
  <main>
    <p>Nothing is wrong here.</p><p>Nor here.</p><p>In the dark one does not see <a href="#aaa">the link</a> in this.</p>
    <p id="aaa">AAA</p> <p id="dark">Dark</p> <p id="forced">Forced</p> <p id="narrow">Narrow</p> <p id="printed">Printed</p>
    <div style="width: 400px">Wide</div> <button id="tiny">x</button><button>y</button> <input id="unnamed">
  </main>
  <div class="md-search">
    <input class="md-search__input" aria-label="Words"><div class="md-search-result__list"></div><p id="none">None</p>
  </div>
  <div class="md-sidebar--primary">Drawer</div>"""


def test_a_problem_of_every_state_is_found(browser: Browser) -> None:
    checker = AxeChecker("<i>refund</i>")
    with watched(browser, "", viewport=SIZE, reduced_motion="reduce") as (page, _):
        page.set_content(PROBLEMS)
        found = checker.problems(page)
        # What was found is not taken to be known.
        page.set_content(PROBLEMS)
        assert checker.problems(page) == found
    assert "light, 1440: color-contrast-enhanced: #aaa" in found
    assert "light, 1440: label: #unnamed" in found
    assert {one.partition(":")[0] for one in found if "wider than the screen" in one} == {"360", "320"}
    assert "light, 320: target-size: #tiny" in found
    assert [one for one in found if "link-in-text-block" in one] == ["dark, 1440: link-in-text-block: a"]
    places = {
        "#dark": {"dark, 1440", "dark, 360", "dark, 320"},
        "#forced": {"forced, 1440", "forced, 360", "forced, 320"},
        "#narrow": {"light, 320", "dark, 320"},
        "#printed": {"light, printed", "dark, printed"},
        "#none": {f"{scheme}, {width}: no results" for scheme in ("light", "dark") for width in (1440, 360, 320)},
        "i": {f"{scheme}, {width}: results" for scheme in ("light", "dark") for width in (1440, 360, 320)},
        ".md-sidebar--primary": {f"{scheme}, {width}: drawer" for scheme in ("light", "dark") for width in (360, 320)},
    }
    for target, states in places.items():
        problem = f": color-contrast: {target}"
        reported = {one.removesuffix(problem) for one in found if one.endswith(problem)}
        # Where colours are forced, axe sees the forced backgrounds, but the colour that the text had. It may report too much.
        assert {one for one in reported if target == "#forced" or not one.startswith("forced")} == states, target


def test_the_search_and_the_drawer_are_checked_again_where_they_differ(browser: Browser) -> None:
    valid = (
        PROBLEMS[: PROBLEMS.index("<main>")] + "<main></main>" + PROBLEMS[PROBLEMS.index("</main>") + len("</main>") :]
    )
    for rule in ("#ddd", "#eee", "#777"):
        valid = valid.replace(f"color: {rule}", "color: #000")
    checker = AxeChecker("<b>refund</b>")
    with watched(browser, "", viewport=SIZE, reduced_motion="reduce") as (page, _):
        page.set_content(valid)
        assert checker.problems(page) == []
        for unnamed in ("md-search", "md-sidebar--primary"):
            page.set_content(valid.replace(f'<div class="{unnamed}">', f'<div class="{unnamed}"><button></button>'))
            assert any("button-name" in one for one in checker.problems(page)), unnamed
        # A style of the page that hides what was seen before.
        page.set_content(valid.replace("</style>", ".md-sidebar--primary { color: #777 !important }</style>"))
        assert any("drawer: color-contrast" in one for one in checker.problems(page))
