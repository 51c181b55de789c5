"""What is wrong within a page or style sheet of the built site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from playbook.diagnostics import nearest, suggestion
from playbook.render.page import relative
from playbook.rules.rule import Rule
from playbook.rules.site import BrokenSiteLink, DeadSiteAnchor, DuplicateHtmlId, RequestToOtherHost
from playbook.site.address import Elsewhere, Here, Nowhere, Target
from playbook.site.built import BuiltSite, has_anchor
from playbook.site.html import Document
from playbook.site.occurrence import Mark

_LEAVE_OUT = "Put the address of a page there, or leave it out."

_Aims = Sequence[tuple[Mark, Target]]


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a mark of a document. The same flaw on another page has the same `about`.

    `hint` says how to mend it, and is asked only of what is told: most flaws of a thousand pages are the same.
    """

    rule: type[Rule]
    mark: Mark
    about: str
    message: str
    hint: Callable[[], str]


def flaws(site: BuiltSite, document: Document) -> Iterator[Flaw]:
    """Every flaw of a document; that of a broken link is about the path at which there is no file."""
    links, requests = (
        [(mark, site.target(mark.text, document)) for mark in marks] for marks in (document.links, document.requests)
    )
    yield from _broken_links(site, document, links, "The link")
    yield from _broken_links(site, document, requests, "The address")
    yield from _dead_anchors(site, document, links)
    yield from _repeated_ids(document)
    yield from _requests_to_other_hosts(requests)


def _broken_links(site: BuiltSite, document: Document, aims: _Aims, words: str) -> Iterator[Flaw]:
    for mark, target in aims:
        if isinstance(target, Nowhere):
            message = f'{words} "{mark.text}" {target.why}.'
            yield Flaw(BrokenSiteLink, mark, mark.text, message, lambda: _LEAVE_OUT)
        elif isinstance(target, Here) and target.path and not site.find(target.path):
            message = f'{words} "{mark.text}" leads to no file of the site.'
            yield Flaw(BrokenSiteLink, mark, target.path, message, partial(_near, site, target.path, document))


def _near(site: BuiltSite, path: str, document: Document) -> str:
    """The file of a similar name, in the same folder rather than in another."""
    wanted = PurePosixPath(path)
    alike = [file for file in map(PurePosixPath, sorted(site.files)) if file.suffix == wanted.suffix]
    by_name = {file.stem: file for file in sorted(alike, key=lambda file: file.parent == wanted.parent)}
    near = nearest(wanted.stem, by_name)
    return f'Did you mean "{relative(str(by_name[near]), document.path)}"?' if near else _LEAVE_OUT


def _dead_anchors(site: BuiltSite, document: Document, links: _Aims) -> Iterator[Flaw]:
    for mark, target in links:
        if isinstance(target, Here) and target.anchor:
            path = site.find(target.path) if target.path else document.path
            page = site.leads_on(path) if path else None
            if page and not has_anchor(page, target.anchor):
                about = f"{target.path}#{target.anchor}"
                message = f'The link "{mark.text}" leads to a place that {page.path} does not have.'
                yield Flaw(
                    DeadSiteAnchor,
                    mark,
                    about,
                    message,
                    partial(suggestion, target.anchor, page.anchors, "Leave out what follows the #."),
                )


def _repeated_ids(document: Document) -> Iterator[Flaw]:
    first: dict[str, int] = {}
    for mark in document.ids:
        if mark.text in first:
            message = f'The id "{mark.text}" is taken: it stands on line {first[mark.text]}, where links to it lead.'
            yield Flaw(DuplicateHtmlId, mark, mark.text, message, lambda: "Give one of the two another id.")
        first.setdefault(mark.text, mark.line)


def _requests_to_other_hosts(requests: _Aims) -> Iterator[Flaw]:
    hint = "Keep a copy of it in the project, or make a plain link of it."
    for mark, target in requests:
        if isinstance(target, Elsewhere) and target.host:
            message = f'Whoever opens this asks the host {target.host} for "{mark.text}".'
            yield Flaw(RequestToOtherHost, mark, mark.text, message, lambda: hint)
