"""The pages that list the entries of a kind."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.kinds.article import Article
from playbook.kinds.principle import PRINCIPLES, Principle
from playbook.kinds.registry import KINDS
from playbook.kinds.script import SCRIPTS
from playbook.kinds.situation import SITUATIONS, Situation
from playbook.model.entry import Entry
from playbook.model.playbook import Playbook
from playbook.plurals import count
from playbook.render.components.audience_filter import filter_controls, tagged_item
from playbook.render.components.script_choice import script_item, scripts_for
from playbook.render.markdown import bullets, escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter


def index_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield a page for each kind that lists its entries.

    Scripts are sorted by situation, situations by what the customer does, and principles by group.
    """
    for kind in KINDS:
        path = f"{kind}/index.md"
        heading = settings.pages[kind]
        writer = PageWriter(playbook, settings, path)
        body = [writer.home(), f"# {escape(heading.title)}", escape(heading.intro)]
        if kind == SCRIPTS.name:
            body += [filter_controls(settings), *_scripts(writer)]
        elif kind == SITUATIONS.name:
            body += [filter_controls(settings), *_situations(writer)]
        elif kind == PRINCIPLES.name:
            body += _principles(writer)
        else:
            body.append(bullets([_item(writer, entry) for entry in playbook.entries_of_kind(kind)]))
        # The groups side by side need the full width.
        hide = ("toc",) if kind == PRINCIPLES.name else ()
        yield Page(path, heading.title, heading.intro, join_blocks(body), hide=hide)


def _item(writer: PageWriter, entry: Entry) -> str:
    if isinstance(entry, Article):
        return f"{writer.link(entry)}, by {escape(entry.fields.author)} — {count(len(entry.passages), 'passage')}"
    return writer.summary(entry)


def _situations(writer: PageWriter) -> Iterator[str]:
    situations = writer.playbook.entries_of_type(Situation)
    for doing, words in writer.settings.doing.items():
        found = [tagged_item(one, writer.summary(one)) for one in situations if one.fields.doing == doing]
        if found:
            yield f"## {escape(words)}"
            yield bullets(found)


def _principles(writer: PageWriter) -> Iterator[str]:
    """Yield the groups of principles side by side, so that all are on one screen."""
    principles = writer.playbook.entries_of_type(Principle)
    yield '<div class="pb-groups" markdown>'
    for group, words in writer.settings.group.items():
        found = [writer.link(one) for one in principles if one.fields.group == group]
        if found:
            yield '<section class="pb-group" markdown>'
            yield f"## {escape(words)} {{ #{group} }}"
            yield bullets(found)
            yield "</section>"
    yield "</div>"


def _scripts(writer: PageWriter) -> Iterator[str]:
    for situation in writer.playbook.entries_of_type(Situation):
        scripts = scripts_for(writer.playbook, writer.settings, situation)
        if scripts:
            yield f"## {writer.link(situation)} {{ #{situation.id} }}"
            yield bullets([tagged_item(one, script_item(writer, one)) for one in scripts])
