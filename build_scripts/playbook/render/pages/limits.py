"""The page "What you may decide": each limit, who decides above it, and the scripts that rely on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from playbook.config.limits import LIMITS
from playbook.config.settings import Settings
from playbook.kinds.script import Script
from playbook.model.playbook import Playbook
from playbook.render.components.card import LIMITS_PAGE
from playbook.render.markdown import escape, join_blocks
from playbook.render.page import Page
from playbook.render.page_writer import PageWriter
from playbook.render.urls import page_path


def limits_page(playbook: Playbook, settings: Settings) -> Iterator[Page]:
    """Yield one page with a section for each limit."""
    heading = settings.pages[LIMITS_PAGE]
    path = page_path(LIMITS_PAGE)
    writer = PageWriter(playbook, settings, path)
    scripts: dict[str, dict[str, Script]] = defaultdict(dict)
    for script in playbook.entries_of_type(Script):
        for line, _ in script.spoken:
            if line.limit:
                scripts[line.limit][script.id] = script
    body = [f"# {escape(heading.title)}", f"{escape(heading.intro)}\n{{ .pb-intro }}"]
    if settings.limits.example_values:
        body.append(f"These are example values. Put your organisation's own in `{LIMITS}`.\n{{ .pb-notice }}")
    body.append('<div class="pb-limits" markdown>')
    for id, limit in settings.limits.limits.items():
        body += [
            '<section class="pb-limit-card" markdown>',
            f"## {escape(limit.may[:1].upper() + limit.may[1:])} {{ #{id} }}",
            f"{escape((limit.up_to and f'Up to {limit.up_to}') or 'Without asking')}\n{{ .pb-up-to }}",
            f"{'Above that' if limit.up_to else 'Anything more'}: {escape(limit.above)}." if limit.above else "",
            f"Scripts: {writer.inline_links(list(scripts[id].values()))}\n{{ .pb-limit-scripts }}"
            if scripts[id]
            else "",
            "</section>",
        ]
    body.append("</div>")
    yield Page(path, heading.title, heading.intro, join_blocks(body), hide=("toc",))
