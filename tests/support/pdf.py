"""Printing pages on A4, and finding what is missing on paper."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from urllib.parse import urljoin

import pypdfium2
from playwright.sync_api import Page

# Elements that are not for paper: those marked so, controls, the theme's links to headings, and what no screen shows.
_WRITTEN = """() => {
    const out = '.pb-screen-only, .pb-add, .pb-editing, .headerlink, .md-content__button, button, input, select, dialog, ' +
        '[popover], script, style, template, svg > title, svg > desc';
    const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest(out)) texts.push(walker.currentNode.data);
    return texts;
}"""

# Breadcrumbs lead to the home page and a list, whose addresses readers do not need.
_LINKS = """() => [...document.querySelectorAll('article a[href]:not(.headerlink, svg a)')]
    .filter(link => !link.closest('.pb-screen-only, .pb-add, .pb-editing, .pb-desk-card'))
    .filter(link => !(link.closest('.pb-breadcrumbs') && /index\\.html$/.test(link.pathname)))
    .map(link => link.href)"""


def bare(text: str) -> str:
    """Return the letters and digits of a text: in a PDF, spaces, hyphens and capitals depend on the layout."""
    return re.sub(r"\W+", "", text).casefold()


@dataclass(frozen=True)
class Printed:
    """A printed page: the text of each sheet without spaces, and the PDF itself."""

    sheets: tuple[str, ...]
    pdf: bytes

    @property
    def text(self) -> str:
        return "".join(self.sheets)

    def picture(self) -> bytes:
        """Return the first sheet as an image with one byte per pixel, 255 for white."""
        document = pypdfium2.PdfDocument(self.pdf)
        picture = bytes(document[0].render(grayscale=True).buffer)
        document.close()
        return picture


def most_sheets(name: str) -> float:
    """Return the number of sheets that a page of the site may take."""
    kind, _, stem = name.rpartition("/")
    if name == "guides/credo-card.html":
        return 1
    return math.inf if stem == "index.html" else {"scripts": 1, "situations": 2}.get(kind, math.inf)


def printed(page: Page) -> Printed:
    """Print the open page on A4, with its backgrounds."""
    pdf = page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(pdf)
    sheets = tuple(bare(sheet.get_textpage().get_text_bounded()) for sheet in document)
    document.close()
    return Printed(sheets, pdf)


def missing_on_paper(page: Page, paper: Printed, address: str) -> list[str]:
    """Return what is on the open page but not on its paper."""
    written = {bare(text) for text in page.evaluate(_WRITTEN)}
    problems = [f"not on paper: {text}" for text in sorted(written) if text not in paper.text]
    problems += [f"sheet {number} is empty" for number, sheet in enumerate(paper.sheets, 1) if not sheet]
    for link in sorted(set(page.evaluate(_LINKS))):
        target, _, place = link.partition("#")
        if target == page.url.partition("#")[0]:
            continue
        name = re.sub(r"((^|(?<=/))index)?\.html$", "", target.removeprefix(urljoin(address, "/")))
        if bare(name + place) not in paper.text:
            problems.append(f"no address of the link to {name}")
    return problems
