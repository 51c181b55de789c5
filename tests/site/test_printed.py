"""Printing: light and legible paper, the layout of desk cards, and nothing lost."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from playwright.sync_api import Browser, Page

from audit.serving import serve_directory
from support.page_monitor import PHONE, WIDE, visit, watched
from support.pdf import bare, missing_on_paper, printed
from support.projects import SMALL, built, copy_project

pytestmark = pytest.mark.browser

SAMPLE = ("index.html", "coverage.html", "desk-cards.html")


def sample(site: Path) -> list[str]:
    """Return one page of each sort."""
    kinds = ("scripts", "situations", "principles", "tensions", "anecdotes", "articles")
    return [
        *SAMPLE,
        *(sorted(path.relative_to(site).as_posix() for path in site.glob(f"{kind}/*.html"))[0] for kind in kinds),
    ]


def test_paper_is_light_and_legible_with_dark_colours_on_screen(site: Path, address: str, browser: Browser) -> None:
    papers = {}
    for scheme, viewport in (("light", WIDE), ("dark", PHONE)):
        with watched(browser, address, viewport=viewport, color_scheme=scheme) as (page, watch):
            for name in sample(site):
                visit(page, f"{address}/{name}")
                papers[name, scheme] = printed(page)
                if scheme == "dark":
                    page.emulate_media(media="print")
                    seen = Axe().run(page, "article", {"runOnly": ["color-contrast", "color-contrast-enhanced"]})
                    assert seen.violations_count == 0, f"{name}: {seen.generate_report()}"
                    page.emulate_media(media="null")  # after "screen", the page would be printed with screen styles
        assert watch.problems == []
    for name in sample(site):
        light, dark = papers[name, "light"], papers[name, "dark"]
        assert light.sheets == dark.sheets, name
        picture = light.picture()
        assert dark.picture() == picture, name
        # Most of a sheet is white.
        assert picture.count(255) > 0.5 * len(picture), name


def test_four_desk_cards_are_on_each_sheet(site: Path, address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/desk-cards.html")
        cards = [bare(text) for text in page.locator(".pb-desk-card .pb-desk-source").all_text_contents()]
        assert page.locator(".pb-desk-card h2 a:not(.headerlink)").count() == len(cards)
        sheets = printed(page).sheets
    assert watch.problems == []
    model = json.loads((site / "playbook.json").read_text("utf-8"))
    assert len(cards) == len([entry for entry in model["entries"] if entry["kind"] == "situations"])
    shown = [[card for card in cards if card in sheet] for sheet in sheets]
    assert shown == [cards[start : start + 4] for start in range(0, len(cards), 4)]


def situation(project: Path, number: int, words: str) -> None:
    """Return a situation and its script with these words in each line that is on the card."""
    first = (SMALL / "situations" / "asks-where-it-is.md").read_text("utf-8")
    first = first.replace("They ask where it is", f"They ask for parcel {number}").replace(
        "parcel?", f"parcel {number}?"
    )
    first = first.replace("lead: late-parcel", f"lead: script-{number}")
    (project / "content" / "situations" / f"case-{number}.md").write_text(first, "utf-8")
    script = (SMALL / "scripts" / "late-parcel.md").read_text("utf-8")
    script = script.replace("asks-where-it-is", f"case-{number}").replace("aliases: [lost-parcel]\n", "")
    script = script.replace("The parcel is late", f"Parcel {number} is late")
    script = re.sub(r"^- (\w+:) .*$", rf"- \1 {words}", script, flags=re.MULTILINE)
    script = script.replace("- Persistence:", "- Persistence (boundary):")
    script = script.replace("It should be there soon.", words)
    (project / "content" / "scripts" / f"script-{number}.md").write_text(script, "utf-8")


JAPANESE = "\u8377\u7269\u306f\u4eca\u65e5\u5c4a\u304d\u307e\u3059"


def wide_font(letters: str) -> bytes:
    """Return a font in which each of these letters is as wide as it is high, as in Japanese."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    names = {ord(letter): f"uni{ord(letter):04X}" for letter in sorted(set(letters))}
    glyphs = [".notdef", *names.values()]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(glyphs)
    font.setupCharacterMap(names)
    font.setupGlyf(dict.fromkeys(glyphs, square))
    font.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 100)))
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Wide", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    font.setupPost()
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def bring_font(page: Page, letters: str) -> None:
    """Give the page a font for these letters, whatever fonts the machine has."""
    source = f"data:font/ttf;base64,{b64encode(wide_font(letters)).decode()}"
    page.add_style_tag(content=f"@font-face {{ font-family: Wide; src: url({source}) }}")
    page.evaluate(
        """async letters => {
            const fonts = getComputedStyle(document.body).getPropertyValue('--md-text-font')
            document.body.style.setProperty('--md-text-font', `Wide, ${fonts}`)
            await document.fonts.load('16px Wide', letters)
        }""",
        letters,
    )


def test_a_desk_card_loses_no_word_and_takes_more_space_if_necessary(tmp_path: Path, browser: Browser) -> None:
    project = copy_project(tmp_path / "long", SMALL)
    # From a few words to many, and wide letters.
    for number in range(1, 12):
        situation(project, number, " ".join(f"No{number} weighs {10 + at}" for at in range(number)))
    situation(project, 50, " ".join(["WIR MELDEN UNS"] * 8))
    situation(project, 60, JAPANESE * 6)
    situation(project, 90, " ".join(f"long{at}" for at in range(90)))
    situation(project, 91, " ".join(f"endless{at}" for at in range(300)))
    with serve_directory(built(project)) as address, watched(browser, address, viewport=WIDE) as (page, watch):
        visit(page, f"{address}/desk-cards.html")
        bring_font(page, JAPANESE)
        paper = printed(page)
        assert missing_on_paper(page, paper, address) == []
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 733, "height": 1000})
        cards = page.locator(".pb-desk-card").evaluate_all(
            "cards => cards.map(card => [card.id, card.classList.contains('pb-desk-long'), "
            "card.getBoundingClientRect().height * 25.4 / 96, parseFloat(getComputedStyle(card).fontSize) * 0.75])"
        )
    assert watch.problems == []
    sizes = [round(points, 1) for _, _, _, points in cards]
    assert max(sizes) == 18
    assert min(sizes) == 8
    assert len(set(sizes)) > 5
    assert [height for _, long, height, _ in cards if not long and height > 140.5] == []
    assert [long for _, long, _, _ in cards].count(True) == 2


@pytest.mark.parametrize(
    ("style", "problem"),
    [
        (".pb-card .pb-words { display: none }", "not on paper: "),
        (".pb-card { height: 1rem !important; overflow: hidden !important }", "not on paper: "),
        ("article a::after { content: none !important }", "no address of the link to "),
        ("article { break-after: page } .md-main::after { content: ''; display: block; height: 1px }", "empty"),
    ],
)
def test_missing_words_on_paper_are_found(address: str, browser: Browser, style: str, problem: str) -> None:
    with watched(browser, address, viewport=WIDE) as (page, _):
        visit(page, f"{address}/scripts/late-order.html")
        assert missing_on_paper(page, printed(page), address) == []
        page.add_style_tag(content=style)
        assert any(problem in found for found in missing_on_paper(page, printed(page), address))


def test_collapsed_parts_are_printed(address: str, browser: Browser) -> None:
    with watched(browser, address, viewport=WIDE, java_script_enabled=False) as (page, _):
        page.goto(f"{address}/scripts/late-order.html")
        html = page.content().replace(
            "</article>",
            "<details><summary>More</summary><p>Folded</p></details><p class='pb-variant' hidden>Shorter</p>"
            "<p class='pb-screen-only'>Press here</p></article>",
        )
        page.route("**/late-order.html", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(f"{address}/scripts/late-order.html")
        paper = printed(page).text
    assert "folded" in paper
    assert "shorter" in paper
    assert "presshere" not in paper
    # Without the script that shortens them, addresses are shown in full.
    assert bare("(../principles/promise-what-you-own.html)") in paper
