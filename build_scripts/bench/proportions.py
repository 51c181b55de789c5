"""Proportions: how many entries of each kind make a base of a given size, as in the real content."""

from __future__ import annotations

SHARES = {"articles": 4, "principles": 26, "situations": 15, "scripts": 34, "anecdotes": 13, "tensions": 8}
"""How many of a hundred entries are of each kind."""

FEWEST = 20
"""With fewer entries than this, some kind would have none."""


def counts(number: int) -> dict[str, int]:
    """How many entries of each kind make a base of that many, by largest remainder."""
    found = {kind: number * share // 100 for kind, share in SHARES.items()}
    by_remainder = sorted(SHARES, key=lambda kind: number * SHARES[kind] % 100, reverse=True)
    for kind in by_remainder[: number - sum(found.values())]:
        found[kind] += 1
    return found
