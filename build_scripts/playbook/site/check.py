"""Checking the pages of the built site, and comparing it with the last one."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.diagnostics import Diagnostic
from playbook.rules.registry import SITE_CHECKS
from playbook.site.built_site import BuiltSite
from playbook.site.check_input import SiteCheckInput
from playbook.site.inventory import Inventory


def check_site(site: BuiltSite, expected: Mapping[str, str | None], last: Inventory | None) -> list[Diagnostic]:
    """Return every diagnostic of a site, including those for addresses lost since the `last` one.

    `expected` maps each file that the site must have to the authored file that it is generated from, or None.
    """
    build = SiteCheckInput(site, expected, last)
    return sorted(diagnostic for check in SITE_CHECKS for diagnostic in check(build))
