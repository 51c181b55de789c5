"""How a browser is found and recorded. None is started here: the tests in `site` do that."""

import json
import os
import re
import subprocess
import sys

import pytest

from setup import browser, chromium, launch
from support.fixture_project import ROOT


@pytest.fixture
def chosen(tmp_path, monkeypatch):
    """A program that is not a browser, chosen as the browser, and a separate record."""
    program = tmp_path / "not-a-browser"
    program.write_text("#!/bin/sh\necho 'This is not a browser.' >&2\nexit 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PLAYBOOK_BROWSER", str(program))
    for module in (browser, launch):
        monkeypatch.setattr(module, "RECORD", tmp_path / "browser.json")
    return program


def record(made_at, program):
    """Record the first way to launch it, `made_at` seconds after the program was written."""
    found = next(browser.launches(str(program)))
    launch.RECORD.write_text(json.dumps(found), "utf-8")
    changed = program.stat().st_ctime
    os.utime(launch.RECORD, (changed + made_at, changed + made_at))
    return found


def test_the_record_is_used_until_the_browser_changes(chosen, monkeypatch):
    assert browser.unchanged_launch() is None
    found = record(5, chosen)
    assert browser.unchanged_launch() == launch.recorded_launch() == found
    record(-5, chosen)
    assert browser.unchanged_launch() is None
    record(5, chosen)
    monkeypatch.setenv("PLAYBOOK_BROWSER", "/another/browser")
    assert browser.unchanged_launch() is None


def test_a_missing_record_is_reported(chosen):
    with pytest.raises(launch.NoBrowserError, match="Type: make browser"):
        launch.recorded_launch()


def test_a_browser_that_does_not_start_is_reported_with_what_to_type(chosen):
    record(5, chosen)
    # In a process of its own: Playwright cannot be started twice in one.
    program = "import sys; from pathlib import Path; from setup import browser, launch\n"
    program += "browser.RECORD = launch.RECORD = Path(sys.argv[1])\n"
    program += "browser.unchanged_launch = lambda: None\n"
    program += "sys.exit(browser.main())"
    done = subprocess.run(
        [sys.executable, "-c", program, launch.RECORD],
        env={**os.environ, "PYTHONPATH": str(ROOT / "build_scripts")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    first, *tried, install, name = done.stderr.splitlines()
    assert first == "The tests need a headless Chromium, and none starts. Tried:"
    assert tried
    assert all(line.startswith(f"  {chosen}") for line in tried)
    assert f"sudo apt-get install {' '.join(chromium.packages())};" in install
    assert name.endswith("make test PLAYBOOK_BROWSER=/path/to/chromium")
    assert not launch.RECORD.exists()


def test_playwright_is_started_in_one_place():
    """Elsewhere it would run in the Node of its own wheel, which does not start on a bare machine."""
    callers = {
        path.relative_to(ROOT).as_posix()
        for folder in ("build_scripts", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if "node_modules" not in path.parts
        and re.search(r"import .*sync_playwright$", path.read_text("utf-8"), re.MULTILINE)
    }
    assert callers == {"build_scripts/setup/launch.py"}
