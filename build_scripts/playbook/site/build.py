"""A build of the site: what the rules about the built site compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from playbook.site.built import BuiltSite
from playbook.site.inventory import Inventory


@dataclass(frozen=True)
class SiteBuild:
    """A built site, what it was built from, and the inventory of the last published site.

    `generated` holds the paths in the site at which a page or file of the compiler belongs, each with the authored file
    that it is generated from, relative to `content/`, or None.
    """

    site: BuiltSite
    generated: Mapping[str, str | None]
    last: Inventory | None

    @cached_property
    def missing(self) -> frozenset[str]:
        """The paths of what the compiler generated and the site does not have."""
        return frozenset(self.generated.keys() - self.site.files)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The authored file of each page that has one."""
        return {path: source for path, source in self.generated.items() if source}
