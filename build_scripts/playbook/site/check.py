"""Checking the built site: every finding about its pages, and about what it has lost since the last one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from playbook.diagnostics import Diagnostic, Location
from playbook.reading.source import CONTENT
from playbook.rules.rule import Rule
from playbook.rules.site import BrokenSiteLink, DuplicateHtmlId, PageNotBuilt
from playbook.site.built import BuiltSite
from playbook.site.inventory import Inventory
from playbook.site.page_checks import PageIssue, page_issues
from playbook.site.removed_urls import removed_urls

SITE = "site"
"""The folder of the built site, relative to the project's root."""

_FRAME = "Look in mkdocs.yml, site_config/theme/ and site_config/overrides/."


def check_site(site: BuiltSite, expected: Mapping[str, str | None], last: Inventory | None) -> list[Diagnostic]:
    """Every finding about a site, and about what the last site had and it has not.

    `expected` holds the files that the site must have, each with the authored file it is made of, or None.
    """
    sources = {path: source for path, source in expected.items() if source}
    missing = expected.keys() - site.files
    found = [_not_built(path) for path in missing]
    # What a missing page breaks on others is mended with it.
    told = {
        path: [
            issue
            for issue in page_issues(site, document)
            if not (issue.rule is BrokenSiteLink and issue.about in missing)
        ]
        for path, document in site.documents.items()
    }
    found += _located(site, sources, told)
    if last:
        found += removed_urls(site, last, sources, missing)
    return sorted(found)


def _not_built(path: str) -> Diagnostic:
    message = f"{path} was made from the content, but it is not in the built site."
    help = "Look for what drops it: an exclude_docs, a plugin or a hook."
    return Diagnostic(Location("mkdocs.yml"), PageNotBuilt, message, help)


def _located(
    site: BuiltSite, sources: Mapping[str, str], told: Mapping[str, Sequence[PageIssue]]
) -> Iterator[Diagnostic]:
    """The page_issues as findings. What most pages have in common is told once: it stands in the frame around them."""
    pages: dict[tuple[type[Rule], str], set[str]] = defaultdict(set)
    for path, found in told.items():
        for issue in found:
            pages[issue.rule, issue.about].add(path)
    for path, found in told.items():
        lines = site.lines(path) if found else []
        for issue in found:
            where = f"The page is made of {CONTENT}/{sources[path]}." if path in sources else _FRAME
            common = pages[issue.rule, issue.about]
            if len(common) > len(site.documents) / 2:
                if path != min(common, key=lambda path: (path != "index.html", path)):
                    continue
                where = f"It is on {len(common)} pages. {_FRAME}"
            place, line = _place(path, lines, issue)
            yield Diagnostic(place, issue.rule, issue.message, f"{issue.hint()} {where}".strip(), line)


def _place(path: str, lines: Sequence[str], issue: PageIssue) -> tuple[Location, str]:
    """Where a issue stands, and that line. A mark tells the last line of its tag; the word may be on one before it."""
    word = re.escape(issue.mark.text)
    if issue.rule is DuplicateHtmlId:
        word = rf"\bid\s*=\s*[\"']?{word}(?![\w-])"
    last = min(issue.mark.line, len(lines))
    for number in range(last, max(last - 10, 0), -1):
        if found := list(re.finditer(word, lines[number - 1], re.IGNORECASE)):
            return Location(f"{SITE}/{path}", number, found[-1].start() + 1), lines[number - 1]
    return Location(f"{SITE}/{path}", last), lines[last - 1]
