"""Weaving: authored text with its references turned into links, and the lists of links that the model adds to it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from itertools import groupby

from playbook.config.settings import Settings
from playbook.kinds.article import Article
from playbook.kinds.script import Script
from playbook.model.entry import Entry
from playbook.model.graph import Link, Playbook
from playbook.model.lines import Note
from playbook.model.passage import Passage
from playbook.reading.offsets import without_prefixes
from playbook.render.page import bullets, escape, relative
from playbook.review.status import ReviewStatus, review_statuses


def entry_path(entry: Entry) -> str:
    """Where the page of an entry lies in the site's source."""
    return f"{entry.kind}/{entry.id}.md"


def blurb(entry: Entry) -> str:
    """The one sentence of an entry; for a script without one, the first line to say; "" for an article without."""
    sentence = entry.fields.summary
    if not sentence and isinstance(entry, Script):
        sentence = f"“{entry.say[0].text}”"
    return sentence or ""


class PageWriter:
    """Writes the Markdown of the page at `path`: all its links lead from there."""

    def __init__(self, playbook: Playbook, settings: Settings, path: str) -> None:
        self.playbook = playbook
        self.settings = settings
        self.path = path

    def url_to(self, path: str) -> str:
        """The address of another page of the site, from this one."""
        return relative(path, self.path)

    def link(self, entry: Entry, text: str | None = None, anchor: str = "") -> str:
        """A link to an entry's page, by its title where no text is given, with a badge where it is not sound."""
        address = self.url_to(entry_path(entry)) + (f"#{anchor}" if anchor else "")
        badge = "" if text else self.badge(entry, ReviewStatus.DRAFT, ReviewStatus.SUSPECT, ReviewStatus.DUE)
        return f"[{text or escape(entry.title)}]({address}){badge}"

    def badge(self, entry: Entry, *shown: ReviewStatus) -> str:
        """How far an entry can be relied on, where that is one of `shown`."""
        state = review_statuses(self.playbook)[entry.id]
        if state not in shown:
            return ""
        return f' <span class="pb-badge pb-{state.name.lower()}">{state.value}</span>'

    def cite(self, article: Article, passage: Passage) -> str:
        """A citation: the author's surname and the number of the passage, to which it leads."""
        surname = article.fields.author.split()[-1]
        address = f"{self.url_to(entry_path(article))}#{passage.id}"
        title = html.escape(article.title)
        return f'<span class="pb-cite">([{escape(surname)} {passage.number}]({address} "{title}"))</span>'

    def text(self, entry: Entry, start: int, end: int) -> str:
        """A part of an entry's file, its references made links of this page, its headings with all their anchors."""
        edits = [
            (heading.text_start, heading.text_start, f'<span id="{anchor}"></span>')
            for anchor, heading in entry.body.anchors.items()
            if anchor != heading.anchor and start <= heading.text_start < end
        ]
        for found in self.playbook.links_from(entry):
            reference = found.reference
            if reference and start <= reference.start and reference.end <= end:
                edits.append((reference.start, reference.end, self._reference(found)))
        pieces: list[str] = []
        for edit_start, edit_end, text in sorted(edits):
            pieces += [entry.markdown(start, edit_start), text]
            start = edit_end
        return "".join([*pieces, entry.markdown(start, end)])

    def block(self, entry: Entry, start: int, end: int) -> str:
        """One block of an entry's file, without the quote marks and indents that its lines have there."""
        return without_prefixes(self.text(entry, start, end)).rstrip()

    def _reference(self, found: Link) -> str:
        reference = found.reference
        assert reference
        if isinstance(found.target, Article) and found.passage:
            return self.cite(found.target, found.passage)
        if reference.form == "path":
            return self.link(found.target, reference.text, reference.anchor)
        return self.link(found.target, escape(reference.text))

    def note(self, entry: Entry, note: Note) -> str:
        """Return the note of a script's line on one line, with its references turned into links."""
        return " ".join(self.block(entry, note.start, note.end).split())

    def heading(self, entry: Entry) -> str:
        """The title of an entry's page."""
        # An article rests on nothing here that could change beneath it.
        shown = [state for state in ReviewStatus if not (isinstance(entry, Article) and state is ReviewStatus.REVIEWED)]
        return f"# {escape(entry.title)}{self.badge(entry, *shown)}"

    def home(self) -> str:
        """The way from the home page to a page just beneath it."""
        return self._way("home", "index.md") + "\n{ .pb-crumbs }"

    def breadcrumbs(self, *entries: Entry, kind: str) -> str:
        """The way from the home page to the page of an entry."""
        ways = [self._way("home", "index.md"), self._way(kind, f"{kind}/index.md"), *map(self.link, entries)]
        return " › ".join(ways) + "\n{ .pb-crumbs }"

    def _way(self, name: str, path: str) -> str:
        return f"[{escape(self.settings.pages[name].title)}]({self.url_to(path)})"

    def section(self, title: str, entries: Iterable[Entry]) -> list[str]:
        """A heading and a list of links with their summaries; nothing where there are none."""
        listed = [self.summary(entry) for entry in entries]
        return [f"## {title}", bullets(listed)] if listed else []

    def summary(self, entry: Entry) -> str:
        """A link to an entry, and its one sentence."""
        sentence = blurb(entry)
        reviewed = self.badge(entry, ReviewStatus.REVIEWED)
        return self.link(entry) + reviewed + (f" — {escape(sentence)}" if sentence else "")

    def backlinks(self, entry: Entry, shown: Iterable[Entry]) -> list[str]:
        """What else refers to an entry, by kind, without the entries that its page already shows."""
        already = {other.id for other in shown}
        others = sorted(
            (other for other in self.playbook.backlinks(entry) if other.id not in already),
            key=lambda other: list(self.settings.pages).index(other.kind),
        )
        lines = [
            f"{escape(self.settings.pages[kind].title)}: {self.inline_links(list(group))}"
            for kind, group in groupby(others, key=lambda other: other.kind)
        ]
        return ["## What refers to this page", bullets(lines)] if lines else []

    def inline_links(self, entries: Sequence[Entry]) -> str:
        """Links in a row."""
        return " · ".join(self.link(entry) for entry in entries)
