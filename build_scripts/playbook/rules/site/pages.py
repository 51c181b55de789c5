"""Rules about the pages and style sheets of the built site."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from playbook.diagnostics import Diagnostic, Location
from playbook.reading.source import CONTENT
from playbook.rules.rule import Rule
from playbook.site.address import ExternalTarget, InternalTarget, InvalidTarget
from playbook.site.built_site import SITE, BuiltSite, has_anchor
from playbook.site.check_input import SiteCheckInput
from playbook.site.html import Document
from playbook.site.occurrence import Occurrence
from playbook.suggestions import closest_match, did_you_mean

_IN_TEMPLATE = "Look in mkdocs.yml, site_config/theme/ and site_config/overrides/."
_OTHERWISE = "Write the address of a page, or remove it."


@dataclass(frozen=True)
class _Problem:
    """An address or id in a document that breaks a rule; the same problem on another page has the same `cause`."""

    document: Document
    occurrence: Occurrence
    cause: str


def _once_per_template(build: SiteCheckInput, problems: Sequence[_Problem]) -> Iterator[tuple[_Problem, str]]:
    """Yield a diagnostic for each problem, but only one for a problem of most pages, which comes from the template."""
    paths: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        paths[problem.cause].add(problem.document.path)
    first = {cause: min(shared, key=lambda path: (path != "index.html", path)) for cause, shared in paths.items()}
    for problem in problems:
        path, shared = problem.document.path, paths[problem.cause]
        if len(shared) > len(build.site.documents) / 2:
            if path == first[problem.cause]:
                yield problem, f"It is on {len(shared)} pages. {_IN_TEMPLATE}"
        elif path in build.sources:
            yield problem, f"The page is generated from {CONTENT}/{build.sources[path]}."
        else:
            yield problem, _IN_TEMPLATE


def _report(
    build: SiteCheckInput, rule: type[Rule], problem: _Problem, message: str, help: str, pattern: str = "{}"
) -> Diagnostic:
    """Report a problem where it occurs: on the known line, which is the last of a tag, or on one before it."""
    path = problem.document.path
    lines = build.site.lines(path)
    last = min(problem.occurrence.line, len(lines))
    text = re.compile(pattern.format(re.escape(problem.occurrence.text)), re.IGNORECASE)
    for number in range(last, max(last - 10, 0), -1):
        if found := list(text.finditer(lines[number - 1])):
            location = Location(f"{SITE}/{path}", number, found[-1].start() + 1)
            return Diagnostic(location, rule, message, help, lines[number - 1])
    return Diagnostic(Location(f"{SITE}/{path}", last), rule, message, help, lines[last - 1])


class BrokenSiteLink(Rule):
    """Every link within the built site leads to a file of the site.

    The same applies to the address of every image, style sheet and script. A link may also lead to another host, but
    not to a program or to a file on somebody's computer.

    Bad, on a built page:
        <a href="no-such-page.html">The times</a>

    Good, on a built page:
        <a href="index.html">The times</a>
    """

    id, name = "PB701", "broken-site-link"


_WHY_INVALID: Mapping[str, str] = {
    "malformed": "is not a valid address",
    "outside": "leads out of the site",
    "program": "runs a program and leads nowhere",
    "local file": "leads to a file on somebody's own computer",
}


def check_broken_site_link(build: SiteCheckInput) -> Iterator[Diagnostic]:
    """Report each address without a file. Pages that are missing from the build are reported by another rule."""
    for what in ("link", "address"):
        problems = [
            _Problem(document, address, address.text if isinstance(target, InvalidTarget) else target.path)
            for document in build.site.documents.values()
            for address in (document.links if what == "link" else document.requests)
            if not isinstance(target := build.site.target(address.text, document), ExternalTarget)
            if isinstance(target, InvalidTarget) or not _is_built(build, target.path)
        ]
        for problem, where in _once_per_template(build, problems):
            target = build.site.target(problem.occurrence.text, problem.document)
            if isinstance(target, InvalidTarget):
                why, help = _WHY_INVALID[target.reason], _OTHERWISE
            else:
                why = "leads to a file that does not exist"
                help = _similar_file(build.site, problem.cause, problem.document)
            message = f'The {what} "{problem.occurrence.text}" {why}.'
            yield _report(build, BrokenSiteLink, problem, message, f"{help} {where}")


def _is_built(build: SiteCheckInput, path: str) -> bool:
    return not path or path in build.missing or build.site.find(path) is not None


def _similar_file(site: BuiltSite, path: str, document: Document) -> str:
    """Name the file with the most similar name, in the same folder rather than in another."""
    wanted = PurePosixPath(path)
    alike = [file for file in map(PurePosixPath, sorted(site.files)) if file.suffix == wanted.suffix]
    by_name = {file.stem: file for file in sorted(alike, key=lambda file: file.parent == wanted.parent)}
    similar = closest_match(wanted.stem, by_name)
    if not similar:
        return _OTHERWISE
    return f'Did you mean "{posixpath.relpath(by_name[similar], document.folder or ".")}"?'


class MissingSiteAnchor(Rule):
    """The part of a link after the `#` is the id of an element on that page.

    Otherwise the link opens the page at its top, and the reader has to search.

    Bad, on a built page:
        <a href="index.html#times">The times</a>

    Good, on a built page:
        <a href="#times">The times</a> <h2 id="times">Times</h2>
    """

    id, name = "PB702", "missing-site-anchor"
    former_names = ("dead-site-anchor",)


def check_missing_site_anchor(build: SiteCheckInput) -> Iterator[Diagnostic]:
    """Report each link to an anchor that its page does not have."""
    problems = [
        _Problem(document, link, f"{target.path}#{target.anchor}")
        for document in build.site.documents.values()
        for link in document.links
        if isinstance(target := build.site.target(link.text, document), InternalTarget) and target.anchor
        if (page := _page(build.site, target, document)) and not has_anchor(page, target.anchor)
    ]
    for problem, where in _once_per_template(build, problems):
        target = build.site.target(problem.occurrence.text, problem.document)
        assert isinstance(target, InternalTarget)
        page = _page(build.site, target, problem.document)
        assert page
        message = f'The link "{problem.occurrence.text}" leads to an anchor that {page.path} does not have.'
        help = did_you_mean(target.anchor, page.anchors, "Remove what follows the #.")
        yield _report(build, MissingSiteAnchor, problem, message, f"{help} {where}")


def _page(site: BuiltSite, target: InternalTarget, document: Document) -> Document | None:
    """Return the page that a link of a document opens, after a redirect."""
    path = site.find(target.path) if target.path else document.path
    return site.follow_redirect(path) if path else None


class DuplicateHtmlId(Rule):
    """Each id appears once on a page.

    A link to it leads to the first, and the others cannot be reached.

    Bad, on a built page:
        <h2 id="times">Times</h2> <h2 id="times">More times</h2>

    Good, on a built page:
        <h2 id="times">Times</h2> <h2 id="more-times">More times</h2>
    """

    id, name = "PB703", "duplicate-html-id"


def check_duplicate_html_id(build: SiteCheckInput) -> Iterator[Diagnostic]:
    """Report each id that an earlier element of the page has."""
    problems: list[_Problem] = []
    first_lines: dict[tuple[str, str], int] = {}
    for document in build.site.documents.values():
        for id in document.ids:
            if (document.path, id.text) in first_lines:
                problems.append(_Problem(document, id, id.text))
            first_lines.setdefault((document.path, id.text), id.line)
    for problem, where in _once_per_template(build, problems):
        line = first_lines[problem.document.path, problem.occurrence.text]
        message = f'The id "{problem.occurrence.text}" is already used on line {line}, where links to it lead.'
        help = f"Give one of the two another id. {where}"
        yield _report(build, DuplicateHtmlId, problem, message, help, r"\bid\s*=\s*[\"']?{}(?![\w-])")


class ThirdPartyRequest(Rule):
    """No page loads anything from another host: no font, script, image or style sheet.

    On an intranet such a request hangs, and the page with it. A plain link may lead anywhere.

    Bad, on a built page:
        <img src="https://images.example.org/ferry.png" alt="A ferry">

    Good, on a built page:
        <a href="https://images.example.org/ferry.png">A picture of a ferry</a>
    """

    id, name = "PB705", "third-party-request"
    former_names = ("request-to-other-host",)


def check_third_party_request(build: SiteCheckInput) -> Iterator[Diagnostic]:
    """Report each address on another host that a browser loads to show a page."""
    problems = [
        _Problem(document, request, request.text)
        for document in build.site.documents.values()
        for request in document.requests
        if isinstance(target := build.site.target(request.text, document), ExternalTarget) and target.host
    ]
    for problem, where in _once_per_template(build, problems):
        help = f"Keep a copy of it in the project, or make it a plain link. {where}"
        message = f'This loads "{problem.occurrence.text}" from another host.'
        yield _report(build, ThirdPartyRequest, problem, message, help)


RULES: tuple[type[Rule], ...] = (BrokenSiteLink, MissingSiteAnchor, DuplicateHtmlId, ThirdPartyRequest)
"""The rules of this module, in the order of their ids."""
