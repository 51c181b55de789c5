"""Reports of coverage: text for people, JSON, and the formats of tools for the coverage of code.

Those tools see each passage as its lines in the file, and each entry that covers it as a hit. Waived passages are left
out, like lines of code that are excluded from coverage.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from itertools import chain
from typing import Any
from xml.etree import ElementTree as ET

from playbook.kinds.registry import a_one_of
from playbook.model.playbook import Playbook
from playbook.review.coverage import PASSING_STATES, Coverage, PassageCoverage, State
from playbook.rules.coverage.citations import how_to_cover

FORMAT = 1
"""The version of the JSON report, which is also the format of a baseline."""

_COLUMNS = ("passages", "covered", "suspect", "waived", "uncovered", "percent", "claims", "lines", "comments")
_PASSAGE_KINDS = ("claim", "line", "comment")


def text(playbook: Playbook, coverage: Coverage) -> str:
    """Return a table with one row per article, then each passage that fails, with how to fix it."""
    rows = [(article.id, _row(part)) for article, part in coverage.by_article()]
    rows.append(("all", _row(coverage)))
    width = max(len(name) for name, _ in [*rows, ("article", ())])
    table = ["  ".join(["article".ljust(width), *(name.rjust(9) for name in _COLUMNS)])]
    table += ["  ".join([name.ljust(width), *(cell.rjust(9) for cell in cells)]) for name, cells in rows]
    failing = [_explain(passage) for passage in coverage.passages if passage.state not in PASSING_STATES]
    return "\n\n".join(["\n".join(table), *failing])


def _row(coverage: Coverage) -> list[str]:
    counts = coverage.counts
    uncovered = counts[State.UNCOVERED] + counts[State.STALE_WAIVER]
    numbers = [len(coverage.passages), counts[State.COVERED], counts[State.SUSPECT], counts[State.WAIVED], uncovered]
    kinds = []
    for kind in _PASSAGE_KINDS:
        part = Coverage(tuple(passage for passage in coverage.passages if passage.passage.kind == kind))
        kinds.append(f"{part.counts[State.COVERED]}/{part.coverable}" if part.coverable else "-")
    return [*map(str, numbers), percent(coverage), *kinds]


def percent(coverage: Coverage) -> str:
    """Return the percentage with one decimal place, rounded down, so that only complete coverage is "100%"."""
    return f"{int(coverage.percent * 10) / 10:g}%"


def _explain(covered: PassageCoverage) -> str:
    location = covered.article.file.location(covered.passage.start)
    match covered.state:
        case State.SUSPECT:
            help = f"Re-read, then type: playbook review {' '.join(entry.id for entry in covered.satisfying)}"
        case State.STALE_WAIVER:
            help = f"Remove its waiver, or the citation in {', '.join(entry.id for entry in covered.citing_entries)}."
        case _:
            help = how_to_cover(covered)
    return (
        f"{location}: {covered.state.value}: {covered.key}\n"
        f"  {covered.passage.plain_text}\n"
        f"  needs: {a_one_of(covered.required)}\n"
        f"  help: {help}"
    )


def as_json(playbook: Playbook, coverage: Coverage) -> str:
    """Return every passage as JSON, for programs. A saved report can serve as the baseline of a later run."""
    report = {
        "format": FORMAT,
        "total": _numbers(coverage),
        "articles": [
            {"id": article.id, "total": _numbers(part), "passages": [_passage(passage) for passage in part.passages]}
            for article, part in coverage.by_article()
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=1)


def _numbers(coverage: Coverage) -> dict[str, Any]:
    counts = {state.value.replace(" ", "_"): coverage.counts[state] for state in State}
    return {"passages": len(coverage.passages), **counts, "percent": int(coverage.percent * 100) / 100}


def _passage(covered: PassageCoverage) -> dict[str, Any]:
    location = covered.article.file.location(covered.passage.start)
    return {
        "key": covered.key,
        "kind": covered.passage.kind,
        "state": covered.state.value,
        "owes": list(covered.required),
        "users": [entry.id for entry in covered.citing_entries],
        "file": location.path,
        "line": location.line,
        "text": covered.passage.plain_text,
        "waiver": covered.passage.waiver,
    }


def _lines(coverage: Coverage) -> Iterator[tuple[int, int]]:
    """Yield the number and the hits of each line of the passages that are not waived."""
    for covered in coverage.passages:
        if covered.state is State.WAIVED:
            continue
        file, passage = covered.article.file, covered.passage
        hits = len(covered.satisfying) if covered.state is State.COVERED else 0
        for line in range(file.location(passage.start).line, file.location(passage.end).line + 1):
            yield line, hits


def lcov(playbook: Playbook, coverage: Coverage) -> str:
    """Return a tracefile of LCOV with the records that every reader supports."""
    records: list[str] = []
    for article, part in coverage.by_article():
        lines = list(_lines(part))
        records += ["TN:", f"SF:{article.file.location(0).path}", *(f"DA:{line},{hits}" for line, hits in lines)]
        records += [f"LF:{len(lines)}", f"LH:{sum(1 for _, hits in lines if hits)}", "end_of_record"]
    return "\n".join(records)


def cobertura(playbook: Playbook, coverage: Coverage) -> str:
    """Return Cobertura's XML with one class per article. Paths are relative to the project's root."""
    articles = [(article, list(_lines(part))) for article, part in coverage.by_article()]
    every_line = list(chain.from_iterable(lines for _, lines in articles))
    timestamp = 1000 * int(datetime.combine(playbook.today, time(), UTC).timestamp())  # in milliseconds, as in Java
    totals = {
        "lines-covered": sum(1 for _, hits in every_line if hits),
        "lines-valid": len(every_line),
        "branches-covered": 0,
        "branches-valid": 0,
        "complexity": 0,
        "version": FORMAT,
        "timestamp": timestamp,
    }
    root = ET.Element("coverage", _rates(every_line), **{name: str(value) for name, value in totals.items()})
    ET.SubElement(ET.SubElement(root, "sources"), "source").text = "."
    package = ET.SubElement(
        ET.SubElement(root, "packages"), "package", _rates(every_line), name="articles", complexity="0"
    )
    classes = ET.SubElement(package, "classes")
    for article, lines in articles:
        path = article.file.location(0).path
        element = ET.SubElement(classes, "class", _rates(lines), name=article.id, filename=path, complexity="0")
        ET.SubElement(element, "methods")
        parent = ET.SubElement(element, "lines")
        for line, hits in lines:
            ET.SubElement(parent, "line", number=str(line), hits=str(hits))
    ET.indent(root)
    # Not ElementTree's own declaration, which would name this machine's encoding. It writes no document type.
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">\n'
        f"{ET.tostring(root, encoding='unicode')}"
    )


def _rates(lines: list[tuple[int, int]]) -> dict[str, str]:
    # Rounded down, so that only complete coverage is 1.
    rate = sum(10_000 for _, hits in lines if hits) // len(lines) / 10_000 if lines else 1
    return {"line-rate": f"{rate:g}", "branch-rate": "1"}


REPORTS: Mapping[str, Callable[[Playbook, Coverage], str]] = {
    "text": text,
    "json": as_json,
    "lcov": lcov,
    "cobertura": cobertura,
}
"""Every report by the name of its format."""


def regressions(playbook: Playbook, coverage: Coverage, baseline: str) -> list[str]:
    """Return a sentence for each passage that is covered in a baseline and is not covered now.

    Raises:
        ValueError: the baseline is not a JSON report of this version.
    """
    try:
        report = json.loads(baseline)
        if report["format"] != FORMAT:
            raise ValueError(f"it is a report of version {report['format']}, not {FORMAT}")
        passages = [passage for article in report["articles"] for passage in article["passages"]]
        covered_before = [str(passage["key"]) for passage in passages if passage["state"] == State.COVERED.value]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("it is not a coverage report") from error
    now = {passage.key: passage for passage in coverage.passages}
    sentences: list[str] = []
    for key in covered_before:
        article, _, passage_id = key.partition("#")
        renamed = playbook.resolve(article)
        current = now.get(f"{renamed.id}#{passage_id}" if renamed else key)
        if current is None:
            sentences.append(f"{key} was covered and no longer exists.")
        elif current.state is not State.COVERED:
            location = current.article.file.location(current.passage.start)
            sentences.append(f"{location}: {key} was covered and is now {current.state.value}.")
    return sentences
