"""The data that the rules about the built site compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from playbook.site.built_site import BuiltSite
from playbook.site.inventory import Inventory


@dataclass(frozen=True)
class SiteCheckInput:
    """A built site, its sources, and the inventory of the last published site.

    `expected` maps each file that the site must have to the authored file that it is generated from, or None.
    """

    site: BuiltSite
    expected: Mapping[str, str | None]
    last: Inventory | None

    @cached_property
    def missing(self) -> frozenset[str]:
        """The paths of the files that the site must have and does not have."""
        return frozenset(self.expected.keys() - self.site.files)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The authored file of each page that has one."""
        return {path: source for path, source in self.expected.items() if source}
