"""The table of the visits, a row a page, and what is to be mended below it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from audit.lighthouse import LEAST, MOST_BYTES, Visit

HEAVIEST = 5
"""How many files are named where a visit transfers too much."""

_TITLES = {"performance": "performance", "accessibility": "accessibility", "best-practices": "practices", "seo": "SEO"}

HEADER = (
    "".join([f"{'Lighthouse':40}", *(f"{_TITLES[category]:>14}" for category in LEAST), f"{'kB':>8}"])
    + "\n"
    + "".join([f"{'  asked for':40}", *(f"{least:14}" for least in LEAST.values()), f"{MOST_BYTES / 1000:8.0f}"])
)


def row(visit: Visit) -> str:
    """The row of one visit."""
    scores = (f"{visit.scores[category]:14}" for category in LEAST)
    return "".join([f"  {visit.page:38}", *scores, f"{visit.bytes / 1000:8.1f}"])


def shortfalls(visit: Visit) -> Iterator[str]:
    """What to mend so that the visit no longer falls short; nothing where it does not."""
    if visit.passes:
        return
    yield f"{visit.page} falls short:"
    yield from (f"  Lighthouse warns: {warning}" for warning in visit.warnings)
    for category in visit.short:
        yield f"  {category} is {visit.scores[category]}, and not {LEAST[category]} or more:"
        yield from (f"    {flaw}" for flaw in visit.flaws if flaw.category == category)
    if visit.bytes > MOST_BYTES:
        yield f"  its first visit is {visit.bytes / 1000:.1f} kB, and not {MOST_BYTES / 1000:.0f} or less:"
        yield from (f"    {size / 1000:6.1f} kB {path}" for path, size in islice(visit.transfers.items(), HEAVIEST))
