"""Checking the built site: its pages, and what it has lost since the last one."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.diagnostics import Diagnostic
from playbook.render.exports.redirects import html_path
from playbook.render.page import Page
from playbook.rules.registry import SITE_CHECKS
from playbook.site.build import SiteBuild
from playbook.site.built import BuiltSite
from playbook.site.inventory import Inventory


def check_site(site: BuiltSite, pages: Iterable[Page], last: Inventory | None) -> list[Diagnostic]:
    """Return every diagnostic of a site that was built from these pages; `last` is the inventory of the last site."""
    generated = {(html_path(page.path) if page.path.endswith(".md") else page.path): page.source for page in pages}
    build = SiteBuild(site, generated, last)
    return sorted(found for check in SITE_CHECKS for found in check(build))
