"""Lighthouse: one visit to a page on a slow phone, and where it falls short of what we ask."""

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

LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The least score of each category."""

MOST_BYTES = 120_000
"""How much the first visit to a page may transfer."""

Report = Mapping[str, Any]


@dataclass(frozen=True)
class Flaw:
    """An audit that costs a page some of its score. `where` shows the first thing that it found fault with."""

    category: str
    id: str
    title: str
    where: str

    def __str__(self) -> str:
        return f"{self.id}: {self.title}" + (f"\n      {self.where}" if self.where else "")


@dataclass(frozen=True)
class Visit:
    """What one visit to a page was like. `transfers` are the bytes of each file, the heaviest first.

    `warnings` are what makes the report doubtful, such as a machine that was busy with something else.
    """

    page: str
    scores: Mapping[str, int]
    transfers: Mapping[str, int]
    flaws: tuple[Flaw, ...]
    warnings: tuple[str, ...]

    @property
    def bytes(self) -> int:
        """What the whole visit transferred."""
        return sum(self.transfers.values())

    @property
    def short(self) -> list[str]:
        """The categories whose score is too low."""
        return [category for category, least in LEAST.items() if self.scores[category] < least]

    @property
    def passes(self) -> bool:
        """Whether nothing falls short."""
        return not self.short and self.bytes <= MOST_BYTES


def visit(port: int, address: str, report: Path) -> Report:
    """Send Lighthouse to an address, in the browser at that port; the report is written as JSON and HTML too.

    Raises:
        ToolFailedError: it did not see the page.
    """
    done = subprocess.run(
        [
            *(NODE, PROGRAM, address, f"--port={port}", "--quiet", "--no-enable-error-reporting"),
            f"--only-categories={','.join(LEAST)}",
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


def judge(page: str, report: Report, size: Callable[[str], int]) -> Visit:
    """The visit that a report tells of. `size` gives what a file of the site, by its path, comes to on the wire.

    Raises:
        ToolFailedError: the page was not seen, or a category was not judged.
    """
    if "runtimeError" in report:
        raise ToolFailedError(f"Lighthouse did not see {page}: {report['runtimeError']['message']}")
    scores = {}
    for category in LEAST:
        score = report["categories"][category]["score"]
        if score is None:
            raise ToolFailedError(f"Lighthouse could not judge {page} for {category}: see its report.")
        scores[category] = round(100 * score)
    transfers: dict[str, int] = {}
    for request in report["audits"]["network-requests"]["details"]["items"]:
        url = urlsplit(request["url"])
        if url.scheme in ("http", "https"):
            path = unquote(url.path).lstrip("/")
            # Chromium tells Lighthouse of a worker's script the size of the head alone, of a cached file 0.
            transfers[path] = max(transfers.get(path, 0), int(request.get("transferSize", 0)), size(path))
    heaviest_first = dict(sorted(transfers.items(), key=lambda item: (-item[1], item[0])))
    return Visit(page, scores, heaviest_first, tuple(_flaws(report)), tuple(report["runWarnings"]))


def _flaws(report: Report) -> Iterator[Flaw]:
    for category in LEAST:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            # What costs time has no weight of its own: it shows in the times, and tells what it could save of them.
            savings = any((audit.get("metricSavings") or {}).values())
            if audit.get("score") is not None and audit["score"] < 1 and (reference["weight"] or savings):
                told = f"{audit['title']} ({audit['displayValue']})" if audit.get("displayValue") else audit["title"]
                yield Flaw(category, audit["id"], told, _where(audit))


def _where(audit: Report) -> str:
    """The first thing that an audit found fault with: an element, or a file."""
    for item in (audit.get("details") or {}).get("items") or ():
        if snippet := (item.get("node") or {}).get("snippet"):
            return f"{item['node'].get('selector', '')}: {snippet}"
        for key in ("url", "sourceLocation", "source", "description"):
            value = item.get(key)
            if found := value.get("url") if isinstance(value, dict) else value:
                return str(found)
    return ""
