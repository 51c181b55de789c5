"""Measure the coverage and the trust of the project in the current folder, and print how many seconds it took.

A process of its own, so that nothing is warm from an earlier run. The playbook is parsed and linked beforehand, but not
checked: the checks measure coverage too, and would leave the fingerprints behind.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from playbook.clock import today
from playbook.config.settings import Settings, load_settings
from playbook.model.graph import Playbook
from playbook.model.resolve import link
from playbook.reading.parse import deduplicate, parse
from playbook.reading.source import load
from playbook.review.coverage import PASSING_STATES, measure_coverage
from playbook.review.records import load_reviews
from playbook.review.status import ReviewStatus, review_statuses


def main() -> None:
    """Measure once; a passage that is not fine, or an entry that is not reviewed, is an error: the base has none."""
    playbook, settings = _linked(Path())
    start = perf_counter()
    coverage = measure_coverage(playbook, settings)
    trusted = review_statuses(playbook)
    seconds = perf_counter() - start
    wrong = [
        f"{passage.key} is {passage.state.value}"
        for passage in coverage.passages
        if passage.state not in PASSING_STATES
    ]
    wrong += [f"{id} is {level.value}" for id, level in trusted.items() if level is not ReviewStatus.REVIEWED]
    if wrong or not coverage.passages:
        raise SystemExit(f"{len(wrong)} things are not fine in a base of {len(trusted)} entries: {wrong[:3]}")
    print(seconds)


def _linked(root: Path) -> tuple[Playbook, Settings]:
    settings, _ = load_settings(root)
    assert settings
    files, _ = load(root)
    reviews, _ = load_reviews(root)
    entries, _ = deduplicate([entry for entry, _ in (parse(file, settings) for file in files) if entry])
    return link(entries, [], set(), reviews, today())[0], settings


if __name__ == "__main__":
    main()
