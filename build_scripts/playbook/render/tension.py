"""The pages of tensions: two principles, when each of them wins, and how to choose."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.linked import Playbook
from playbook.model import Tension
from playbook.page import Page, escape, page
from playbook.render.principle import passages
from playbook.render.weave import Weaver, entry_path
from playbook.sections import FIRST_WINS, SECOND_WINS
from playbook.settings import Settings


def tension_pages(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """A page for each tension. The headings name the principles instead of "the first" and "the second"."""
    for tension in playbook.of(Tension):
        path = entry_path(tension)
        weaver = Weaver(playbook, settings, path)
        links = playbook.links_from(tension)
        first, second = (link.target for link in links if link.relation == "between")
        headings = {
            FIRST_WINS: f"When “{escape(first.title)}” wins {{ #when-the-first-wins }}",
            SECOND_WINS: f"When “{escape(second.title)}” wins {{ #when-the-second-wins }}",
        }
        body = [
            weaver.crumbs(kind="tensions"),
            weaver.heading(tension),
            f"{weaver.link(first)} ⟷ {weaver.link(second)}\n{{ .pb-between }}",
        ]
        for section in tension.body.sections:
            if section.heading:
                body.append(f"## {headings.get(section.heading, section.heading)}")
            body.append(weaver.text(tension, section.start, section.end))
        body += [*passages(weaver, links), *weaver.backlinks(tension, [first, second])]
        yield page(path, tension.title, tension.fields.summary, body, source=str(tension.file.path))
