"""The preview shows every change, and survives every problem."""

from __future__ import annotations

from pathlib import Path

from support.preview_server import Preview, previewing
from support.projects import change

PAGE, FILE = "principles/promise-a-time.html", "content/principles/promise-a-time.md"


def shows(preview: Preview, words: str) -> None:
    preview.wait_until(f"{PAGE} shows {words!r}", lambda: words in preview.page(PAGE))


def test_a_saved_file_is_shown_and_ctrl_c_ends_the_preview(small: Path) -> None:
    with previewing(small) as preview:
        shows(preview, "Name the hour")
        assert preview.address in preview.output()
        change(small / FILE, "Name the hour", "Name the minute")
        shows(preview, "Name the minute")
        change(small / "site_config/playbook.yml", "title: Principles", "title: Beliefs")
        shows(preview, "Beliefs")
        change(small / "site_config/styles/material.css", ":root {", ":root { --changed: 1;")
        preview.wait_until("the style is new", lambda: "--changed" in preview.page("assets/playbook.css"))
        assert preview.interrupt() == 0
    assert "Traceback" not in preview.output()


def test_a_problem_is_reported_and_the_last_good_page_stays(small: Path) -> None:
    with previewing(small) as preview:
        shows(preview, "Name the hour")
        change(small / FILE, "- Name the hour.", "- Name the second. [[no-such-entry]]")
        preview.wait_until("the problem is reported", lambda: "unknown-entry (PB401)" in preview.output())
        assert f"{FILE}:10:20" in preview.output()
        assert "Name the hour" in preview.page(PAGE)
        assert "Name the hour" in preview.page(PAGE)
        assert preview.process.poll() is None
        change(small / FILE, " [[no-such-entry]]", "")
        shows(preview, "Name the second")
        assert preview.interrupt() == 0
    assert "Traceback" not in preview.output()


def test_a_problem_at_the_start_is_reported_and_nothing_is_served(small: Path) -> None:
    change(small / FILE, "- Name the hour.", "- Name the second. [[no-such-entry]]")
    with previewing(small) as preview:
        assert preview.process.wait(60) == 1
    assert "unknown-entry (PB401)" in preview.output()
    assert "Traceback" not in preview.output()


def test_a_broken_theme_is_reported_and_the_last_good_page_stays(small: Path) -> None:
    template = small / "site_config/theme/main.html"
    with previewing(small) as preview:
        shows(preview, "Name the hour")
        template.write_text("{{ 1 // 0 }}", "utf-8")
        preview.wait_until("the error is reported", lambda: "ZeroDivisionError" in preview.output())
        assert "Name the hour" in preview.page(PAGE)
        template.unlink()
        change(small / FILE, "Name the hour", "Name the minute")
        shows(preview, "Name the minute")
        assert preview.interrupt() == 0
    assert "Traceback" not in preview.output()
