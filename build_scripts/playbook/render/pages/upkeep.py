"""The page "What is due": every entry with a review date, by owner, for authors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from playbook.config.settings import Settings
from playbook.model.entry import Entry
from playbook.model.playbook import Playbook
from playbook.plurals import count
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter

NO_OWNER = "No owner"


def upkeep_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield one page: each owner's entries by the day on which their review is due, then the entries without a date."""
    heading = settings.pages["upkeep"]
    writer = PageWriter(playbook, settings, "upkeep.md")
    body = [f"# {escape(heading.title)}", escape(heading.intro)]
    dated = [entry for entry in playbook.entries.values() if entry.fields.review_by]
    for owner, group in groupby(sorted(dated, key=_by_owner), key=_owner):
        items = [f"{entry.fields.review_by}: {writer.link(entry)}" for entry in group]
        body += [f"## {escape(owner)} ({len(items)})", bullets(items)]
    undated = [entry for entry in playbook.entries.values() if not entry.fields.review_by]
    if undated:
        pages = count(len(undated), "page")
        body += ["## Without a date", f"{pages} without `review_by`: {writer.inline_links(undated)}"]
    yield Page("upkeep.md", heading.title, heading.intro, join_blocks(body), hide=("toc",))


def _owner(entry: Entry) -> str:
    return entry.fields.owner or NO_OWNER


def _by_owner(entry: Entry) -> tuple[bool, str, str, str]:
    return (not entry.fields.owner, _owner(entry).casefold(), str(entry.fields.review_by), entry.title.casefold())
