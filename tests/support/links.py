"""An independent link checker, which knows nothing of this project."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

from support.projects import run


def check_links(site: Path) -> CompletedProcess[str]:
    """Run lychee on every page of a site, without the network."""
    options = ["--offline", "--include-fragments", "--no-progress", "--index-files", "index.html", "--root-dir", site]
    return run(site, "lychee", *options, *sorted(site.rglob("*.html")))
