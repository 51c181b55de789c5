"""The index of each kind of entry."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.config.settings import Settings
from playbook.model.entries import ENTRIES, Article, Entry, Script, Situation
from playbook.model.graph import Playbook
from playbook.render.components.audience_filter import marked, narrowing
from playbook.render.page import Page, bullets, escape, page
from playbook.render.page_writer import Weaver
from playbook.render.pages.script import scripts_for


def index_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A page for each kind, which lists its entries; scripts by situation, situations by what the customer does."""
    for kind, entry_type in ENTRIES.items():
        path = f"{kind}/index.md"
        heading = settings.pages[kind]
        weaver = Weaver(playbook, settings, path)
        body = [weaver.home(), f"# {escape(heading.title)}", escape(heading.intro)]
        if entry_type is Script:
            body += [narrowing(settings), *_scripts(weaver)]
        elif entry_type is Situation:
            body += [narrowing(settings), *_situations(weaver)]
        else:
            body.append(bullets([_item(weaver, entry) for entry in playbook.of(entry_type)]))
        yield page(path, heading.title, heading.intro, body)


def _item(weaver: Weaver, entry: Entry) -> str:
    if isinstance(entry, Article):
        return f"{weaver.link(entry)}, by {escape(entry.fields.author)} — {len(entry.passages)} passages"
    return weaver.summary(entry)


def _situations(weaver: Weaver) -> Iterator[str]:
    situations = weaver.playbook.of(Situation)
    for doing, words in weaver.settings.doing.items():
        found = [marked(one, weaver.summary(one)) for one in situations if one.fields.doing == doing]
        if found:
            yield f"## {escape(words)}"
            yield bullets(found)


def _scripts(weaver: Weaver) -> Iterator[str]:
    for situation in weaver.playbook.of(Situation):
        scripts = scripts_for(weaver.playbook, weaver.settings, situation)
        if scripts:
            yield f"## {weaver.link(situation)} {{ #{situation.id} }}"
            channel = weaver.settings.channel
            yield bullets([marked(one, f"{channel[one.fields.channel]}: {weaver.summary(one)}") for one in scripts])
