"""What is wrong within a page or style sheet of the built site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from playbook.diagnostics import closest_match, did_you_mean
from playbook.render.urls import relative
from playbook.rules.rule import Rule
from playbook.rules.site import BrokenSiteLink, DuplicateHtmlId, MissingSiteAnchor, RequestToOtherHost
from playbook.site.address import ExternalTarget, InternalTarget, InvalidTarget, Target
from playbook.site.built import BuiltSite, has_anchor
from playbook.site.html import Document
from playbook.site.occurrence import Mark

_LEAVE_OUT = "Put the address of a page there, or leave it out."

_Aims = Sequence[tuple[Mark, Target]]


@dataclass(frozen=True)
class PageIssue:
    """What is wrong with a mark of a document. The same issue on another page has the same `about`.

    `hint` says how to mend it, and is asked only of what is told: most page_issues of a thousand pages are the same.
    """

    rule: type[Rule]
    mark: Mark
    about: str
    message: str
    hint: Callable[[], str]


def page_issues(site: BuiltSite, document: Document) -> Iterator[PageIssue]:
    """Every issue of a document; that of a broken link is about the path at which there is no file."""
    links, requests = (
        [(mark, site.target(mark.text, document)) for mark in marks] for marks in (document.links, document.requests)
    )
    yield from _broken_links(site, document, links, "The link")
    yield from _broken_links(site, document, requests, "The address")
    yield from _missing_anchors(site, document, links)
    yield from _repeated_ids(document)
    yield from _requests_to_other_hosts(requests)


def _broken_links(site: BuiltSite, document: Document, aims: _Aims, words: str) -> Iterator[PageIssue]:
    for mark, target in aims:
        if isinstance(target, InvalidTarget):
            message = f'{words} "{mark.text}" {target.why}.'
            yield PageIssue(BrokenSiteLink, mark, mark.text, message, lambda: _LEAVE_OUT)
        elif isinstance(target, InternalTarget) and target.path and not site.find(target.path):
            message = f'{words} "{mark.text}" leads to no file of the site.'
            yield PageIssue(
                BrokenSiteLink, mark, target.path, message, partial(_similar_file, site, target.path, document)
            )


def _similar_file(site: BuiltSite, path: str, document: Document) -> str:
    """The file of a similar name, in the same folder rather than in another."""
    wanted = PurePosixPath(path)
    alike = [file for file in map(PurePosixPath, sorted(site.files)) if file.suffix == wanted.suffix]
    by_name = {file.stem: file for file in sorted(alike, key=lambda file: file.parent == wanted.parent)}
    near = closest_match(wanted.stem, by_name)
    return f'Did you mean "{relative(str(by_name[near]), document.path)}"?' if near else _LEAVE_OUT


def _missing_anchors(site: BuiltSite, document: Document, links: _Aims) -> Iterator[PageIssue]:
    for mark, target in links:
        if isinstance(target, InternalTarget) and target.anchor:
            path = site.find(target.path) if target.path else document.path
            page = site.follow_redirect(path) if path else None
            if page and not has_anchor(page, target.anchor):
                about = f"{target.path}#{target.anchor}"
                message = f'The link "{mark.text}" leads to a place that {page.path} does not have.'
                yield PageIssue(
                    MissingSiteAnchor,
                    mark,
                    about,
                    message,
                    partial(did_you_mean, target.anchor, page.anchors, "Leave out what follows the #."),
                )


def _repeated_ids(document: Document) -> Iterator[PageIssue]:
    first: dict[str, int] = {}
    for mark in document.ids:
        if mark.text in first:
            message = f'The id "{mark.text}" is taken: it stands on line {first[mark.text]}, where links to it lead.'
            yield PageIssue(DuplicateHtmlId, mark, mark.text, message, lambda: "Give one of the two another id.")
        first.setdefault(mark.text, mark.line)


def _requests_to_other_hosts(requests: _Aims) -> Iterator[PageIssue]:
    hint = "Keep a copy of it in the project, or make a plain link of it."
    for mark, target in requests:
        if isinstance(target, ExternalTarget) and target.host:
            message = f'Whoever opens this asks the host {target.host} for "{mark.text}".'
            yield PageIssue(RequestToOtherHost, mark, mark.text, message, lambda: hint)
