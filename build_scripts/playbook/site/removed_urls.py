"""What an earlier site had and this one has not, and no redirect covers."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from playbook.diagnostics import Diagnostic, Location, closest_match
from playbook.kinds.registry import KINDS
from playbook.reading.source import CONTENT
from playbook.rules.site import LostAnchor, LostPage
from playbook.site.built import BuiltSite, has_anchor
from playbook.site.inventory import Inventory


def removed_urls(
    site: BuiltSite, last: Inventory, sources: Mapping[str, str], known: Collection[str]
) -> Iterator[Diagnostic]:
    """A finding for each page and each place of the last site that is lost; for a lost page none for its places.

    `sources` are the authored files of this site's pages. Pages that are `known` to be missing are passed over.
    """
    gone = set(known)
    had = {line.partition("#")[0] for line in last.lines}
    names = {PurePosixPath(path).stem for path in had - site.files}
    for number, line in enumerate(last.lines, 1):
        path, _, anchor = line.partition("#")
        place = Location(last.name, number)
        if path in gone:
            continue
        if path not in site.files:
            gone.add(path)
            message = f"The last published site had {path}; in this one nothing is at this address."
            yield Diagnostic(place, LostPage, message, _mend(path, site, had, sources), line)
            continue
        document = site.follow_redirect(path)
        if document and document.path not in sources and anchor in names:
            continue  # the map has a place for each entry and alias: it comes back with the page of that name
        if document and not has_anchor(document, anchor):
            message = f'The last published site had the place "{anchor}" on {path}; in this one it is gone.'
            near = closest_match(anchor, document.places)
            hint = f'Is it called "{near}" now? ' if near else ""
            source = sources.get(document.path)
            where = f"in {CONTENT}/{source}" if source else "where it is written"
            keep = f"If it is a heading, it keeps its old address with {{ #{anchor} }} at its end, {where}."
            yield Diagnostic(place, LostAnchor, message, f"{hint}{keep}", line)


def _mend(path: str, site: BuiltSite, had: Collection[str], sources: Mapping[str, str]) -> str:
    """How a lost address comes back."""
    folder, id = posixpath.dirname(path), PurePosixPath(path).stem
    if folder not in KINDS or not path.endswith(".html") or id == "index":
        return "Bring it back under this address. If nobody needs that any more, take the line out of the inventory."
    # An alias is an address in the folder of its entry.
    there = {PurePosixPath(page).stem: page for page in sources if posixpath.dirname(page) == folder}
    new = [id for id, page in there.items() if page not in had]
    # What was renamed bears a name that the last site did not know.
    near = closest_match(id, new) or (new[0] if len(new) == 1 else closest_match(id, there))
    if near:
        where = f"{CONTENT}/{sources[there[near]]}"
        return f'Is it called "{near}" now? Then put the old name among the aliases in {where}: aliases: [{id}]'
    return f"Put its name among the aliases of the page in {CONTENT}/{folder}/ that takes its place: aliases: [{id}]"
