"""Printing: a page of the browser as sheets of A4, and what a reader of the paper misses."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from urllib.parse import urljoin

import pypdfium2
from playwright.sync_api import Page

# What is not for paper: what is marked so, controls, the theme's links to headings, and what no screen shows either.
_WRITTEN = """() => {
    const out = '.pb-screen-only, .pb-add, .pb-editing, .headerlink, .md-content__button, button, input, select, dialog, ' +
        '[popover], script, style, template, svg > title, svg > desc';
    const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest(out)) texts.push(walker.currentNode.data);
    return texts;
}"""

# The way at the top of a page leads from home over a list, which a reader finds without an address.
_LINKS = """() => [...document.querySelectorAll('article a[href]:not(.headerlink, svg a)')]
    .filter(link => !link.closest('.pb-screen-only, .pb-add, .pb-editing, .pb-desk-card'))
    .filter(link => !(link.closest('.pb-breadcrumbs') && /index\\.html$/.test(link.pathname)))
    .map(link => link.href)"""


def bare(text: str) -> str:
    """The letters and digits of a text; blanks, hyphens and capitals are in a PDF as its lines and style would have it."""
    return re.sub(r"\W+", "", text).casefold()


@dataclass(frozen=True)
class Printed:
    """A printed page: the text of each sheet without blanks, and the PDF itself."""

    sheets: tuple[str, ...]
    pdf: bytes

    @property
    def text(self) -> str:
        return "".join(self.sheets)

    def picture(self) -> bytes:
        """The first sheet as an image: a byte for each dot, 255 where it is white."""
        document = pypdfium2.PdfDocument(self.pdf)
        picture = bytes(document[0].render(grayscale=True).buffer)
        document.close()
        return picture


def most_sheets(name: str) -> float:
    """On how many sheets a page of the site has to fit."""
    kind, _, stem = name.rpartition("/")
    return math.inf if stem == "index.html" else {"scripts": 1, "situations": 2}.get(kind, math.inf)


def printed(page: Page) -> Printed:
    """Print the page that is open, with its grounds, on A4."""
    pdf = page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(pdf)
    sheets = tuple(bare(sheet.get_textpage().get_text_bounded()) for sheet in document)
    document.close()
    return Printed(sheets, pdf)


def faults_of_print(page: Page, paper: Printed, address: str) -> list[str]:
    """What is on the page that is open, and not on its paper."""
    written = {bare(text) for text in page.evaluate(_WRITTEN)}
    faults = [f"not on paper: {text}" for text in sorted(written) if text not in paper.text]
    faults += [f"sheet {number} is empty" for number, sheet in enumerate(paper.sheets, 1) if not sheet]
    for link in sorted(set(page.evaluate(_LINKS))):
        target, _, place = link.partition("#")
        if target == page.url.partition("#")[0]:
            continue
        name = re.sub(r"((^|(?<=/))index)?\.html$", "", target.removeprefix(urljoin(address, "/")))
        if bare(name + place) not in paper.text:
            faults.append(f"no address of the link to {name}")
    return faults
