"""Writing the parts of a page: authored text with its references as links, and lists of links from the model."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from playbook.config.settings import Settings
from playbook.kinds.article import Article
from playbook.kinds.script import Script
from playbook.model.entry import Entry
from playbook.model.lines import Note
from playbook.model.passages import Passage
from playbook.model.playbook import Link, Playbook
from playbook.reading.offsets import without_prefixes
from playbook.render.markdown import bullets, escape
from playbook.render.urls import entry_path, page_path, relative
from playbook.review.status import ReviewStatus, review_statuses

NEEDS_ATTENTION = (ReviewStatus.DRAFT, ReviewStatus.SUSPECT, ReviewStatus.DUE)
"""The review statuses for which an entry has a badge wherever it is listed."""

BADGE_TEXT: Mapping[ReviewStatus, str] = {
    **{status: status.value for status in ReviewStatus},
    ReviewStatus.SUSPECT: "needs re-reading",
}
"""The text of an entry's badge for each review status."""


def blurb(entry: Entry) -> str:
    """Return the summary of an entry; for a script without one, its first line to say; for an article without, ""."""
    sentence = entry.fields.summary
    if not sentence and isinstance(entry, Script):
        sentence = f"“{entry.say[0].text}”"
    return sentence or ""


class PageWriter:
    """Writes the Markdown of the page at `path`; all links are relative to it."""

    def __init__(self, playbook: Playbook, settings: Settings, path: str) -> None:
        self.playbook = playbook
        self.settings = settings
        self.path = path

    def url_to(self, path: str) -> str:
        """Return the address of another page of the site, from this one."""
        return relative(path, self.path)

    def link(self, entry: Entry, text: str | None = None, anchor: str = "") -> str:
        """Return a link to an entry's page. Without a text it shows the title, and a badge if the entry needs work."""
        address = self.url_to(entry_path(entry)) + (f"#{anchor}" if anchor else "")
        badge = "" if text else self.badge(entry)
        return f"[{text or escape(entry.title)}]({address}){badge}"

    def badge(self, entry: Entry) -> str:
        """Return the badge of an entry that needs attention, else ""."""
        status = review_statuses(self.playbook)[entry.id]
        if status not in NEEDS_ATTENTION:
            return ""
        return f' <span class="pb-badge pb-{status.name.lower()}">{BADGE_TEXT[status]}</span>'

    def cite(self, article: Article, passage: Passage) -> str:
        """Return a citation: the author's surname and the number of the passage, as a link to it."""
        address = f"{self.url_to(entry_path(article))}#{passage.id}"
        title = html.escape(article.title)
        return f'<span class="pb-cite">([{escape(article.surname)} {passage.number}]({address} "{title}"))</span>'

    def text(self, entry: Entry, start: int, end: int) -> str:
        """Return a part of an entry's file, with references as links and headings with all their anchors."""
        edits = [
            (heading.text_start, heading.text_start, f'<span id="{anchor}"></span>')
            for anchor, heading in entry.body.anchors.items()
            if anchor != heading.anchor and start <= heading.text_start < end
        ]
        for link in self.playbook.links_from(entry):
            reference = link.reference
            if reference and start <= reference.start and reference.end <= end:
                edits.append((reference.start, reference.end, self._reference(link)))
        pieces: list[str] = []
        for edit_start, edit_end, text in sorted(edits):
            pieces += [entry.markdown(start, edit_start), text]
            start = edit_end
        return "".join([*pieces, entry.markdown(start, end)])

    def block(self, entry: Entry, start: int, end: int) -> str:
        """Return one block of an entry's file, without the quote marks and indents of its lines."""
        return without_prefixes(self.text(entry, start, end)).rstrip()

    def _reference(self, link: Link) -> str:
        reference = link.reference
        assert reference
        if isinstance(link.target, Article) and link.passage:
            return self.cite(link.target, link.passage)
        if reference.form == "path":
            return self.link(link.target, reference.text, reference.anchor)
        return self.link(link.target, escape(reference.text))

    def note(self, entry: Entry, note: Note) -> str:
        """Return the note of a script's line on one line, with its references turned into links."""
        return " ".join(self.block(entry, note.start, note.end).split())

    def heading(self, entry: Entry) -> str:
        """Return the title of an entry's page, with its badge."""
        return f"# {escape(entry.title)}{self.badge(entry)}"

    def home(self) -> str:
        """Return the breadcrumbs of a page directly below the home page."""
        return self._page_link("home") + "\n{ .pb-breadcrumbs }"

    def breadcrumbs(self, *entries: Entry, kind: str) -> str:
        """Return the breadcrumbs of an entry's page, by way of its kind and of other entries."""
        top = [self._page_link("home"), self._page_link(kind)]
        return " › ".join([*top, *map(self.link, entries)]) + "\n{ .pb-breadcrumbs }"

    def _page_link(self, name: str) -> str:
        return f"[{escape(self.settings.pages[name].title)}]({self.url_to(page_path(name))})"

    def section(self, title: str, entries: Iterable[Entry], anchor: str = "") -> list[str]:
        """Return a heading and a list of links with summaries; [] if there are no entries.

        `anchor` is the former address of a heading whose title has changed.
        """
        listed = [self.summary(entry) for entry in entries]
        heading = f"## {title} {{ #{anchor} }}" if anchor else f"## {title}"
        return [heading, bullets(listed)] if listed else []

    def summary(self, entry: Entry) -> str:
        """Return a link to an entry, and its summary."""
        sentence = blurb(entry)
        return self.link(entry) + (f" — {escape(sentence)}" if sentence else "")

    def closing(self, entry: Entry, shown: Iterable[Entry]) -> list[str]:
        """Return the end of an entry's page: who looks after it, and what links to it besides the entries `shown`."""
        return [*self._backlinks(entry, shown), *_upkeep(entry)]

    def _backlinks(self, entry: Entry, shown: Iterable[Entry]) -> list[str]:
        already = {other.id for other in shown}
        others = sorted(
            (other for other in self.playbook.backlinks(entry) if other.id not in already),
            key=lambda other: list(self.settings.pages).index(other.kind),
        )
        lines = [
            f"{escape(self.settings.pages[kind].title)}: {self.inline_links(list(group))}"
            for kind, group in groupby(others, key=lambda other: other.kind)
        ]
        return ["## Linked from { #what-refers-to-this-page }", bullets(lines)] if lines else []

    def inline_links(self, entries: Sequence[Entry]) -> str:
        """Return links on one line."""
        return " · ".join(self.link(entry) for entry in entries)


def _upkeep(entry: Entry) -> list[str]:
    owner, due = entry.fields.owner, entry.fields.review_by
    parts = [f"Looked after by {escape(owner)}." if owner else "", f"To be read again by {due}." if due else ""]
    text = " ".join(part for part in parts if part)
    return [f"{text}\n{{ .pb-upkeep }}"] if text else []
