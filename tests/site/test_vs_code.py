"""VS Code recognises in the output of the preview when a check begins and ends, and what it reports."""

from __future__ import annotations

import json
import re
from pathlib import Path

from support.preview_server import previewing
from support.projects import PROJECT, change

FILE = "content/principles/promise-a-time.md"


def test_each_save_starts_a_check_that_reports_its_problems(small: Path) -> None:
    text = re.sub(r"^\s*//.*$", "", (PROJECT / ".vscode/tasks.json").read_text("utf-8"), flags=re.MULTILINE)
    (task,) = (task for task in json.loads(text)["tasks"] if task["label"] == "Preview the wiki")
    matcher = task["problemMatcher"]
    marks = {
        "begins": matcher["background"]["beginsPattern"],
        "ends": matcher["background"]["endsPattern"],
        "finds": matcher["pattern"]["regexp"],
    }
    assert task["args"] == ["serve"]
    assert matcher["background"]["activeOnStart"]

    def seen() -> list[str]:
        """Return the names of the matched patterns, in the order of the output."""
        return [name for line in preview.output().splitlines() for name, mark in marks.items() if re.search(mark, line)]

    with previewing(small) as preview:
        preview.wait_until("the first check ends", lambda: seen() == ["ends"])
        change(small / FILE, "- Name the hour.", "- Name the second. [[no-such-entry]]")
        preview.wait_until("the second check ends", lambda: len(seen()) >= 4)
        change(small / FILE, " [[no-such-entry]]", "")
        preview.wait_until("the third check ends", lambda: seen()[-2:] == ["begins", "ends"])
        assert seen() == ["ends", "begins", "finds", "ends", "begins", "ends"]
