"""Lighthouse: one visit to a page on a slow phone, and which limits it misses."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from audit.failure import ToolFailedError
from setup.node import NODE

PROGRAM = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
SECONDS = 180

MIN_SCORES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The lowest score that passes, by category."""

MAX_BYTES = 120_000
"""The largest number of bytes that the first visit to a page may transfer."""

Report = Mapping[str, Any]


@dataclass(frozen=True)
class FailedAudit:
    """An audit that costs a page part of its score. `where` is the first element or file with a problem."""

    category: str
    id: str
    title: str
    where: str

    def __str__(self) -> str:
        return f"{self.id}: {self.title}" + (f"\n      {self.where}" if self.where else "")


@dataclass(frozen=True)
class Visit:
    """The result of one visit to a page. `transfers` has the bytes of each file, the largest first.

    `warnings` are reasons why the report may be unreliable, such as a busy machine.
    """

    page: str
    scores: Mapping[str, int]
    transfers: Mapping[str, int]
    failed: tuple[FailedAudit, ...]
    warnings: tuple[str, ...]

    @property
    def bytes(self) -> int:
        """The bytes that the whole visit transferred."""
        return sum(self.transfers.values())

    @property
    def failing_categories(self) -> list[str]:
        """The categories whose score is too low."""
        return [category for category, minimum in MIN_SCORES.items() if self.scores[category] < minimum]

    @property
    def passes(self) -> bool:
        """Whether no limit is missed."""
        return not self.failing_categories and self.bytes <= MAX_BYTES


def visit(port: int, address: str, report: Path) -> Report:
    """Visit an address with Lighthouse, in the browser at that port; write the report as JSON and HTML, and return it.

    Raises:
        ToolFailedError: Lighthouse failed.
    """
    done = subprocess.run(
        [
            *(NODE, PROGRAM, address, f"--port={port}", "--quiet", "--no-enable-error-reporting"),
            f"--only-categories={','.join(MIN_SCORES)}",
            *("--output=json", "--output=html", f"--output-path={report}"),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise ToolFailedError(f"Lighthouse failed at {address}: {(done.stderr or done.stdout).strip()}")
    read: Report = json.loads(report.with_name(f"{report.name}.report.json").read_text("utf-8"))
    return read


def evaluate(page: str, report: Report, size: Callable[[str], int]) -> Visit:
    """Return the result that a report describes. `size` gives the transfer size of a file of the site by its path.

    Raises:
        ToolFailedError: the page could not be opened, or a category has no score.
    """
    if "runtimeError" in report:
        raise ToolFailedError(f"Lighthouse could not open {page}: {report['runtimeError']['message']}")
    scores = {}
    for category in MIN_SCORES:
        score = report["categories"][category]["score"]
        if score is None:
            raise ToolFailedError(f"Lighthouse gave {page} no score for {category}: see its report.")
        scores[category] = round(100 * score)
    transfers: dict[str, int] = {}
    for request in report["audits"]["network-requests"]["details"]["items"]:
        url = urlsplit(request["url"])
        if url.scheme in ("http", "https"):
            path = unquote(url.path).lstrip("/")
            # Chromium reports only the size of the headers for a worker's script, and 0 for a cached file.
            transfers[path] = max(transfers.get(path, 0), int(request.get("transferSize", 0)), size(path))
    largest_first = dict(sorted(transfers.items(), key=lambda item: (-item[1], item[0])))
    return Visit(page, scores, largest_first, tuple(_failed_audits(report)), tuple(report["runWarnings"]))


def _failed_audits(report: Report) -> Iterator[FailedAudit]:
    for category in MIN_SCORES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            # An audit of something slow has no weight: the measured times include it. It says what a fix would save.
            savings = any((audit.get("metricSavings") or {}).values())
            if audit.get("score") is not None and audit["score"] < 1 and (reference["weight"] or savings):
                value = f" ({audit['displayValue']})" if audit.get("displayValue") else ""
                yield FailedAudit(category, audit["id"], f"{audit['title']}{value}", _where(audit))


def _where(audit: Report) -> str:
    """Return the first element or file with a problem, or "" if the audit names none."""
    for item in (audit.get("details") or {}).get("items") or ():
        if snippet := (item.get("node") or {}).get("snippet"):
            return f"{item['node'].get('selector', '')}: {snippet}"
        for key in ("url", "sourceLocation", "source", "description"):
            value = item.get(key)
            if found := value.get("url") if isinstance(value, dict) else value:
                return str(found)
    return ""
