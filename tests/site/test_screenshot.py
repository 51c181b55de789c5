"""The README's picture of the wiki; `pytest --screenshot` updates it."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.page_monitor import visit, watched
from support.projects import PROJECT

SHOWN = "scripts/delivery-failed-them.html"
PICTURE = PROJECT / "site_config" / "screenshot.png"
SIZE = {"width": 1280, "height": 800}

# Counts colours in the browser, which can read a PNG. A blank page has one, and a page without styles a few greys.
COLOURS = """async data => {
    const picture = await createImageBitmap(await (await fetch(data)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    const pixels = new Uint32Array(canvas.getImageData(0, 0, picture.width, picture.height).data.buffer);
    return [picture.width, picture.height, new Set(pixels).size];
}"""


@pytest.mark.browser
def test_the_picture_shows_a_script(
    address: str, browser: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    picture = PICTURE if request.config.getoption("--screenshot") else tmp_path / "screenshot.png"
    with watched(browser, address, viewport=SIZE, color_scheme="light") as (page, watch):
        visit(page, f"{address}/{SHOWN}")
        page.screenshot(path=picture, animations="disabled")
        data = "data:image/png;base64," + b64encode(picture.read_bytes()).decode("ascii")
        width, height, colours = page.evaluate(COLOURS, data)
    assert (width, height) == (SIZE["width"], SIZE["height"])
    assert colours > 100
    assert watch.problems == []
