"""The table of visits, with one row per page, and the list of what to fix."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from audit.lighthouse import MAX_BYTES, MIN_SCORES, Visit

MAX_FILES = 5
"""The number of files that are listed if a visit transfers too much."""

_TITLES = {"performance": "performance", "accessibility": "accessibility", "best-practices": "practices", "seo": "SEO"}

HEADER = (
    "".join([f"{'Lighthouse':40}", *(f"{_TITLES[category]:>14}" for category in MIN_SCORES), f"{'kB':>8}"])
    + "\n"
    + "".join([f"{'  limit':40}", *(f"{minimum:14}" for minimum in MIN_SCORES.values()), f"{MAX_BYTES / 1000:8.0f}"])
)


def row(visit: Visit) -> str:
    """Return the row of one visit."""
    scores = (f"{visit.scores[category]:14}" for category in MIN_SCORES)
    return "".join([f"  {visit.page:38}", *scores, f"{visit.bytes / 1000:8.1f}"])


def failures(visit: Visit) -> Iterator[str]:
    """Yield lines that say what to fix so that a visit passes; none if it does."""
    if visit.passes:
        return
    yield f"{visit.page} does not pass:"
    yield from (f"  Lighthouse warns: {warning}" for warning in visit.warnings)
    for category in visit.failing_categories:
        yield f"  {category} is {visit.scores[category]}, below the limit of {MIN_SCORES[category]}:"
        yield from (f"    {failed}" for failed in visit.failed if failed.category == category)
    if visit.bytes > MAX_BYTES:
        yield f"  its first visit transfers {visit.bytes / 1000:.1f} kB, above the limit of {MAX_BYTES / 1000:.0f} kB:"
        yield from (f"    {size / 1000:6.1f} kB {path}" for path, size in islice(visit.transfers.items(), MAX_FILES))
