"""Review records: for everything that an entry depends on, the fingerprint of the text at the last review.

One file per entry, `site_config/reviews/ENTRY.txt`, one line per relation: its target, a space, the fingerprint, as in
`some-article#some-idea v2:762c20b866b7`. Only `playbook review` writes them, with all lines in the newest version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from playbook.diagnostics import Diagnostic, Location
from playbook.review.fingerprint import FORM, NORMALISERS, version_of
from playbook.rules.review.records import invalid_review_record, unknown_fingerprint_version

FOLDER = "site_config/reviews"
_LINE = re.compile(rf"([a-z0-9-]+(?:#[a-z0-9-]+)?) ({FORM})")

Review = Mapping[str, str]
"""The recorded fingerprint of each target, by its key."""


def load_reviews(root: Path) -> tuple[dict[str, Review], list[Diagnostic]]:
    """Return every review by the id of its entry, and a diagnostic for each invalid line."""
    reviews: dict[str, Review] = {}
    diagnostics: list[Diagnostic] = []
    for path in sorted((root / FOLDER).glob("*.txt")):
        here = f"{FOLDER}/{path.name}"
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            diagnostics.append(invalid_review_record(Location(here), ""))
            continue
        recorded: dict[str, str] = {}
        for number, line in enumerate(lines, 1):
            match = _LINE.fullmatch(line)
            if not match:
                diagnostics.append(invalid_review_record(Location(here, number), line))
            elif version_of(match[2]) not in NORMALISERS:
                version = version_of(match[2])
                diagnostics.append(unknown_fingerprint_version(Location(here, number), line, version))
            else:
                recorded[match[1]] = match[2]
        reviews[path.stem] = recorded
    return reviews, diagnostics


def write_review(root: Path, entry_id: str, review: Review, replaced: Iterable[str] = ()) -> Path:
    """Record a review. It replaces the previous one, and those under the entry's old ids, `replaced`."""
    path = root / FOLDER / f"{entry_id}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(f"{key} {review[key]}\n" for key in sorted(review)).encode("utf-8"))
    for old in replaced:
        (root / FOLDER / f"{old}.txt").unlink(missing_ok=True)
    return path
