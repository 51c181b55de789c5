"""The Nu HTML checker, over every page of a site in one run."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from audit.failure import ToolFailedError

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SECONDS = 300


@dataclass(frozen=True, order=True)
class HtmlError:
    """One error in the markup of a page. Line and column are 0 where the checker could not read the page."""

    page: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}:{self.column}: {self.message}"


def check(site: Path) -> tuple[str, list[HtmlError]]:
    """Check every page below a folder; return the checker's report as it wrote it, and the errors in it.

    Raises:
        ToolFailedError: the checker failed.
    """
    # It gets the pages instead of the folder, because it reports no error for a folder without pages.
    pages = sorted(str(page) for page in site.rglob("*.html"))
    command = ["java", "-jar", str(JAR), "--errors-only", "--exit-zero-always", "--stdout", "--format", "json", *pages]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False)
    if done.returncode:
        raise ToolFailedError(f"The Nu HTML checker failed: {done.stderr.strip()}")
    return done.stdout, errors(done.stdout, site)


def errors(report: str, site: Path) -> list[HtmlError]:
    """Return the errors in the checker's report on a site, sorted by page.

    Raises:
        ToolFailedError: it is not a report.
    """
    try:
        messages = json.loads(report)["messages"]
    except (ValueError, KeyError) as error:
        raise ToolFailedError(f"The Nu HTML checker wrote no report: {report[:200]}") from error
    return sorted(
        HtmlError(
            _page(message.get("url", ""), site),
            # It omits the first line if it equals the last.
            message.get("firstLine", message.get("lastLine", 0)),
            message.get("firstColumn", message.get("lastColumn", 0)),
            message["message"],
        )
        for message in messages
        # The others are "error", and "non-document-error" where a page could not be read.
        if message["type"] != "info"
    )


def _page(url: str, site: Path) -> str:
    path = Path(unquote(urlsplit(url).path))
    return path.relative_to(site).as_posix() if path.is_relative_to(site) else url
