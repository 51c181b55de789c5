"""Fingerprints: what a text says, short enough to be kept, and the same however it is wrapped or marked up."""

from __future__ import annotations

import hashlib
import re

_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_ENTRY = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]+)\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"[*_`]+")


def plain(text: str) -> str:
    """A text without its markup, on one line. Citations are no part of what it says."""
    for pattern, replacement in ((_CITATION, ""), (_ENTRY, r"\1"), (_LINK, r"\1"), (_MARKUP, "")):
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
