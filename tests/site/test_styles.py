"""The cascade layers: everything is in one of them, the theme in the lowest, so that no rule of ours must outdo the theme's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.page_monitor import WIDE, visit, watched
from support.projects import PROJECT

# Which layers a page uses, and which rules are in none. One that only sets custom properties overrides nothing.
LAYERS = """() => {
    const layers = new Set(), outside = [];
    for (const sheet of document.styleSheets) {
        for (const rule of sheet.cssRules) {
            if (rule instanceof CSSImportRule) layers.add(rule.layerName);
            else if (rule instanceof CSSLayerBlockRule) layers.add(rule.name);
            else if (rule instanceof CSSLayerStatementRule || rule instanceof CSSPageRule) continue;
            else if (![...rule.style ?? ['']].every(name => name.startsWith('--'))) outside.push(rule.cssText);
        }
    }
    return [[...layers], outside];
}"""


@pytest.mark.browser
def test_every_rule_is_in_a_layer_that_is_declared(address: str, browser: Browser) -> None:
    template = (PROJECT / "site_config" / "theme" / "main.html").read_text("utf-8")
    (declared,) = re.findall(r"<style>@layer (.*);</style>", template)
    with watched(browser, address, viewport=WIDE) as (page, watch):
        for name in ("index", "practise", "map", "desk-cards", "404"):
            visit(page, f"{address}/{name}.html")
            layers, outside = page.evaluate(LAYERS)
            assert outside == [], name
            assert layers[0] == declared.split(", ")[0] == "theme"
            assert set(layers) == set(declared.split(", ")), name
        page.add_style_tag(content=".pb-card { color: red }")
        assert page.evaluate(LAYERS)[1] == [".pb-card { color: red; }"]
    assert watch.faults == []


def test_every_style_of_a_component_reaches_the_site(site: Path) -> None:
    joined = (site / "assets" / "playbook.css").read_text("utf-8")
    styles = sorted((PROJECT / "site_config" / "styles").glob("*.css"))
    assert styles
    assert [style.name for style in styles if style.read_text("utf-8") not in joined] == []
