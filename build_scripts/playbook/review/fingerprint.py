"""Fingerprints: short hashes of the text of an entry or a passage, which do not depend on markup.

A fingerprint names the version of the normalisation, as in `v2:762c20b866b7`, and is compared with one of the same
version. To change the normalisation, add a version, and move the previous one to a module of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from playbook.model.entry import Entry
from playbook.model.passages import Passage
from playbook.review import fingerprint_v1

NORMALISERS: dict[int, Callable[[Entry | Passage], str]] = {
    1: fingerprint_v1.normalise,
    2: lambda said: said.plain_text,
}
"""For each version, the function that returns the text of an entry or a passage to be hashed."""

FORM = r"(?:v(?:[2-9]|[1-9][0-9]{1,3}):)?[0-9a-f]{12}"
"""The form of a fingerprint, as a regular expression."""


def fingerprint(said: Entry | Passage, version: int | None = None) -> str:
    """Return the fingerprint of an entry or a passage, in the newest version unless another is given."""
    version = version or max(NORMALISERS)
    digest = hashlib.sha256(NORMALISERS[version](said).encode("utf-8")).hexdigest()[:12]
    return digest if version == 1 else f"v{version}:{digest}"


def version_of(recorded: str) -> int:
    """Return the version of a fingerprint; the first did not name one."""
    name, colon, _ = recorded.partition(":")
    return int(name.removeprefix("v")) if colon else 1
