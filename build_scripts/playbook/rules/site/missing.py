"""Rules about what is missing from the built site: generated pages, and addresses of the last site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from playbook.diagnostics import Diagnostic, Location
from playbook.kinds.registry import KINDS
from playbook.reading.source import CONTENT
from playbook.rules.rule import Rule, Severity
from playbook.site.built_site import has_anchor
from playbook.site.check_input import SiteCheckInput
from playbook.suggestions import closest_match


class PageNotBuilt(Rule):
    """Every page and file that the compiler generates is in the built site.

    A plugin or an `exclude_docs` in `mkdocs.yml` may silently drop pages.

    Bad, in mkdocs.yml:
        exclude_docs: coverage.md

    Good, in mkdocs.yml:
        exclude_docs: ""
    """

    id, name = "PB704", "page-not-built"


def check_page_not_built(build: SiteCheckInput) -> Iterator[Diagnostic]:
    """Report each page and file that is missing."""
    for path in build.missing:
        message = f"{path} was generated from the content, but it is not in the built site."
        help = "Look for what drops it: an exclude_docs, a plugin or a hook."
        yield Diagnostic(Location("mkdocs.yml"), PageNotBuilt, message, help)


class LostPage(Rule):
    """Every page and file of the last published site is still there, or a redirect leads from its address to another.

    Bookmarks, emails and help desks have these addresses. Add the old id to the `aliases` of the page that replaces it.
    `playbook build --baseline FILE` compares with the `inventory.txt` of an earlier site. It does not list images that
    pages show, nor files of the theme.

    Bad, in the last site's inventory.txt:
        scripts/the-boat-is-late.html

    Good, in the last site's inventory.txt:
        index.html
    """

    id, name = "PB706", "lost-page"


def check_lost_page(build: SiteCheckInput) -> Iterator[Diagnostic]:
    """Report each page and file of the last site that is gone, at its first line in the inventory."""
    reported: set[str] = set()
    for number, line in enumerate(build.last.lines if build.last else (), 1):
        assert build.last
        path = line.partition("#")[0]
        if path not in build.site.files | build.missing | reported:
            reported.add(path)
            message = f"The last published site had {path}; in this one there is nothing at this address."
            location = Location(build.last.name, number)
            yield Diagnostic(location, LostPage, message, _how_to_restore(build, path), line)


def _how_to_restore(build: SiteCheckInput, path: str) -> str:
    folder, id = posixpath.dirname(path), PurePosixPath(path).stem
    if folder not in KINDS or not path.endswith(".html") or id == "index":
        return "Restore it at this address, or remove the line from the inventory if nobody needs it any more."
    # An alias is an address in the folder of its entry.
    assert build.last
    had = _paths(build.last.lines)
    there = {PurePosixPath(page).stem: page for page in build.sources if posixpath.dirname(page) == folder}
    new = [id for id, page in there.items() if page not in had]
    # A renamed page has a name that the last site did not have.
    similar = closest_match(id, new) or (new[0] if len(new) == 1 else closest_match(id, there))
    if similar:
        where = f"{CONTENT}/{build.sources[there[similar]]}"
        return f'Is it called "{similar}" now? Then add the old id to the aliases in {where}: aliases: [{id}]'
    return f"Add its id to the aliases of the page in {CONTENT}/{folder}/ that replaces it: aliases: [{id}]"


def _paths(lines: Iterable[str]) -> set[str]:
    """Return the paths of the pages and files in the lines of an inventory."""
    return {line.partition("#")[0] for line in lines}


class LostAnchor(Rule):
    """Every anchor on the pages of the last published site is still there.

    A link to a lost anchor still opens the page, but at its top; so this is a warning. A heading keeps its old anchor
    with `{ #old-anchor }` at its end. The title of a page has no anchor: its address is that of the page.

    Bad, in the last site's inventory.txt:
        index.html#boats

    Good, in the last site's inventory.txt:
        index.html
    """

    id, name, severity = "PB707", "lost-anchor", Severity.WARNING


def check_lost_anchor(build: SiteCheckInput) -> Iterator[Diagnostic]:
    """Report each anchor of the last site that is gone from a page that is still there."""
    lines = build.last.lines if build.last else ()
    lost = {PurePosixPath(path).stem for path in _paths(lines) - build.site.files}
    for number, line in enumerate(lines, 1):
        assert build.last
        path, _, anchor = line.partition("#")
        document = build.site.follow_redirect(path)
        if not document or has_anchor(document, anchor):
            continue
        if document.path not in build.sources and anchor in lost:
            continue  # the map has an anchor for each entry and alias: it comes back with the page of that name
        message = f'The last published site had the anchor "{anchor}" on {path}; in this one it is gone.'
        similar = closest_match(anchor, document.stable_anchors)
        renamed = f'Is it called "{similar}" now? ' if similar else ""
        help = f"{renamed}{_how_to_keep(build, document.path, anchor)}"
        yield Diagnostic(Location(build.last.name, number), LostAnchor, message, help, line)


def _how_to_keep(build: SiteCheckInput, path: str, anchor: str) -> str:
    source = build.sources.get(path)
    # The pages of other kinds do not show the headings of the file, but have their own.
    if source and KINDS[PurePosixPath(source).parts[0]].other_sections:
        return f"If it was a heading, write {{ #{anchor} }} at its end, in {CONTENT}/{source}."
    return "Restore it, or tell those who link to it: the link now opens the page at its top."


RULES: tuple[type[Rule], ...] = (PageNotBuilt, LostPage, LostAnchor)
"""The rules of this module, in the order of their ids."""
