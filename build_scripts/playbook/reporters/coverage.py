"""Reports of coverage: as text for a person, as JSON, and in the formats of tools that count lines of code.

To those tools a passage is as many lines as it has in its file, and a hit is a page that it is owed. What is waived is
not counted, as lines that a coverage tool is told to leave out are not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from itertools import chain
from typing import Any
from xml.sax.saxutils import quoteattr

from playbook.kinds.registry import a_one_of
from playbook.model.graph import Playbook
from playbook.review.coverage import PASSING_STATES, Coverage, PassageCoverage, State
from playbook.rules.coverage.citations import how_to_cover

FORMAT = 1
"""The version of the JSON report, which serves as a baseline too."""

_COLUMNS = ("passages", "covered", "suspect", "waived", "uncovered", "percent", "claims", "lines", "comments")
_PASSAGE_KINDS = ("claim", "line", "comment")


def text(playbook: Playbook, coverage: Coverage) -> str:
    """A table with a row an article, then each passage that is not fine, and how to fix it."""
    rows = [(article.id, _row(part)) for article, part in coverage.by_article()]
    rows.append(("all", _row(coverage)))
    width = max(len(name) for name, _ in [*rows, ("article", ())])
    table = ["  ".join(["article".ljust(width), *(name.rjust(9) for name in _COLUMNS)])]
    table += ["  ".join([name.ljust(width), *(cell.rjust(9) for cell in cells)]) for name, cells in rows]
    wrong = [_explain(passage) for passage in coverage.passages if passage.state not in PASSING_STATES]
    return "\n\n".join(["\n".join(table), *wrong])


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
    """The percentage, cut and not rounded: 100 only where it is all."""
    return f"{int(coverage.percent * 10) / 10:g} %"


def _explain(covered: PassageCoverage) -> str:
    place = covered.article.file.location(covered.passage.start)
    match covered.state:
        case State.SUSPECT:
            help = f"Read it again, then: playbook review {' '.join(user.id for user in covered.satisfying)}"
        case State.STALE_WAIVER:
            citing = ", ".join(user.id for user in covered.citing_entries)
            help = f"Take its waiver away, or the citation in {citing}."
        case _:
            help = how_to_cover(covered)
    return (
        f"{place}: {covered.state.value}: {covered.key}\n"
        f"  {covered.passage.plain_text}\n"
        f"  owes: {a_one_of(covered.required)}\n"
        f"  help: {help}"
    )


def as_json(playbook: Playbook, coverage: Coverage) -> str:
    """Everything, for a program; kept as a file, it is the baseline of a later run."""
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
    place = covered.article.file.location(covered.passage.start)
    return {
        "key": covered.key,
        "kind": covered.passage.kind,
        "state": covered.state.value,
        "owes": list(covered.required),
        "users": [user.id for user in covered.citing_entries],
        "file": place.path,
        "line": place.line,
        "text": covered.passage.plain_text,
        "waiver": covered.passage.waiver,
    }


def _lines(coverage: Coverage) -> Iterator[tuple[int, int]]:
    """The lines of all passages that are to be covered, and how often each is hit."""
    for covered in coverage.passages:
        if covered.state is State.WAIVED:
            continue
        file, passage = covered.article.file, covered.passage
        hits = len(covered.satisfying) if covered.state is State.COVERED else 0
        for line in range(file.location(passage.start).line, file.location(passage.end).line + 1):
            yield line, hits


def lcov(playbook: Playbook, coverage: Coverage) -> str:
    """LCOV's tracefile, with the records that every reader knows."""
    records: list[str] = []
    for article, part in coverage.by_article():
        lines = list(_lines(part))
        records += ["TN:", f"SF:{article.file.location(0).path}", *(f"DA:{line},{hits}" for line, hits in lines)]
        records += [f"LF:{len(lines)}", f"LH:{sum(1 for _, hits in lines if hits)}", "end_of_record"]
    return "\n".join(records)


def cobertura(playbook: Playbook, coverage: Coverage) -> str:
    """Cobertura's XML, a class an article; paths are relative to the project's root, where the source is said to be."""
    parts = [(article, list(_lines(part))) for article, part in coverage.by_article()]
    every = list(chain.from_iterable(lines for _, lines in parts))
    covered = sum(1 for _, hits in every if hits)
    timestamp = 1000 * int(datetime.combine(playbook.today, time(), UTC).timestamp())  # in milliseconds, as in Java
    counts = (
        f'lines-covered="{covered}" lines-valid="{len(every)}" branches-covered="0" branches-valid="0" '
        f'complexity="0" version="{FORMAT}" timestamp="{timestamp}"'
    )
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">',
        f"<coverage {_rates(every)} {counts}>",
        "<sources><source>.</source></sources>",
        f'<packages><package name="articles" {_rates(every)} complexity="0"><classes>',
    ]
    for article, lines in parts:
        path = article.file.location(0).path
        out.append(f'<class name={quoteattr(article.id)} filename={quoteattr(path)} {_rates(lines)} complexity="0">')
        out += ["<methods/><lines>", *(f'<line number="{line}" hits="{hits}"/>' for line, hits in lines)]
        out.append("</lines></class>")
    return "\n".join([*out, "</classes></package></packages>", "</coverage>"])


def _rates(lines: list[tuple[int, int]]) -> str:
    # Cut and not rounded: 1 only where it is all.
    rate = sum(10_000 for _, hits in lines if hits) // len(lines) / 10_000 if lines else 1
    return f'line-rate="{rate:g}" branch-rate="1"'


REPORTS: Mapping[str, Callable[[Playbook, Coverage], str]] = {
    "text": text,
    "json": as_json,
    "lcov": lcov,
    "cobertura": cobertura,
}
"""Every format, by the name that the command knows."""


def regressions(playbook: Playbook, coverage: Coverage, baseline: str) -> list[str]:
    """The passages that an earlier JSON report calls covered and that no longer are, each with what became of it.

    Raises:
        ValueError: the baseline is no such report.
    """
    try:
        report = json.loads(baseline)
        if report["format"] != FORMAT:
            raise ValueError(f"it is a report of version {report['format']}, not {FORMAT}")
        known = [passage for article in report["articles"] for passage in article["passages"]]
        before = [str(passage["key"]) for passage in known if passage["state"] == State.COVERED.value]
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("it is no report of coverage") from error
    now = {passage.key: passage for passage in coverage.passages}
    found: list[str] = []
    for key in before:
        article, _, passage_id = key.partition("#")
        renamed = playbook.resolve(article)
        current = now.get(f"{renamed.id}#{passage_id}" if renamed else key)
        if current is None:
            found.append(f"{key} was covered, and is gone.")
        elif current.state is not State.COVERED:
            place = current.article.file.location(current.passage.start)
            found.append(f"{place}: {key} was covered, and is now {current.state.value}.")
    return found
