"""VS Code knows from what the preview prints when a check begins, when it has ended, and what it found."""

from __future__ import annotations

import json
import re
from pathlib import Path

from support.preview_server import previewing
from support.projects import PROJECT, change

FILE = "content/principles/promise-a-time.md"


def test_each_save_is_a_check_with_its_findings(small: Path) -> None:
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
        """The marks in the order in which they are printed."""
        return [name for line in preview.said().splitlines() for name, mark in marks.items() if re.search(mark, line)]

    with previewing(small) as preview:
        preview.wait_until("the first check ends", lambda: seen() == ["ends"])
        change(small / FILE, "- Name the hour.", "- Name the second. [[no-such-entry]]")
        preview.wait_until("the second check ends", lambda: len(seen()) >= 4)
        change(small / FILE, " [[no-such-entry]]", "")
        preview.wait_until("the third check ends", lambda: seen()[-2:] == ["begins", "ends"])
        assert seen() == ["ends", "begins", "finds", "ends", "begins", "ends"]
