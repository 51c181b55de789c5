"""Suggestions for misspelt words."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def closest_match(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most similar to `word`, or None if none could be meant."""
    candidates = sorted(known)
    matches = process.extract(
        word.casefold(), candidates, scorer=fuzz.ratio, processor=str.casefold, limit=1, score_cutoff=70
    )
    if matches:
        return matches[0][0]
    # Or it is a part of a longer id, such as "has-a-story" of "assume-a-story".
    longer = [known for known in candidates if len(word) >= 5 and word.casefold() in known.casefold()]
    return longer[0] if longer else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a help line that suggests the most similar known word, or `otherwise` if none could be meant."""
    match = closest_match(word, known)
    return f'Did you mean "{match}"?' if match else otherwise
