"""Ensure that a headless Chromium starts, and record how: `python -m setup.browser`."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Error

from setup import chromium
from setup.apt import IS_ROOT, install_packages
from setup.commands import run
from setup.launch import RECORD, Launch, NoBrowserError, recorded_launch, start_playwright, use_own_node

# With these, the browser does nothing unasked; above all, it contacts no other host.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

START_MILLISECONDS = 30_000


def launch_candidates() -> Iterator[Launch]:
    """Yield the launch arguments for every possible browser on this machine, the preferred one first."""
    for executable in chromium.executables():
        yield from launches(executable)
    if not chromium.is_chosen():
        yield from launches(None)


def launches(executable: str | None) -> Iterator[Launch]:
    """Yield the launch arguments for one executable; None is the one that Playwright downloads.

    Chromium has no sandbox for root. For others it is kept where the system allows it; many containers do
    not, and Ubuntu allows it only to browsers that it knows.
    """
    for sandbox in [False] if IS_ROOT else [True, False]:
        args = FLAGS if sandbox else ["--no-sandbox", *FLAGS]
        yield {"executable_path": executable, "chromium_sandbox": sandbox, "args": args}


def probe(launch: Launch) -> str | None:
    """Return why this browser cannot be used, or None when it starts and renders a page.

    Starting it is not enough: Ubuntu's /usr/bin/chromium-browser may only print that a snap has to be installed.
    """
    try:
        with start_playwright() as playwright:
            browser = playwright.chromium.launch(**launch, timeout=START_MILLISECONDS)
            page = browser.new_page()
            page.goto("data:text/html,<h1>ready</h1>", timeout=START_MILLISECONDS)
            text = page.inner_text("h1")
            browser.close()
    except Error as error:
        return error.message.splitlines()[0]
    return None if text == "ready" else "it rendered a test page wrongly"


def name_of(launch: Launch) -> str:
    """Return the name of the browser for messages."""
    name = launch["executable_path"] or "Playwright's own Chromium"
    return name if launch["chromium_sandbox"] or IS_ROOT else f"{name} without its sandbox"


def install_by_download() -> str | None:
    """Let Playwright download its own build; return why that failed, or None."""
    print("Downloading Playwright's Chromium; this takes a minute or two", flush=True)
    use_own_node()
    return run([sys.executable, "-m", "playwright", "install", "chromium", "--only-shell"])


def install_by_apt() -> str | None:
    """Install the packages with which a Chromium starts; return why that failed, or None."""
    return install_packages(chromium.packages())


def unchanged_launch() -> Launch | None:
    """Return the record of an earlier run, unless the browser or the way to launch it has changed since."""
    try:
        launch = recorded_launch()
        # ctime is the time of the change on this machine; packages keep the mtime of their build.
        unchanged = Path(launch["executable_path"]).stat().st_ctime < RECORD.stat().st_mtime
    except (NoBrowserError, OSError, ValueError, KeyError, TypeError):
        return None
    return launch if unchanged and launch in launch_candidates() else None


def find() -> tuple[Launch | None, list[str]]:
    """Return the first usable browser, which is installed if necessary, and the failed attempts before it."""
    # A chosen browser must not be replaced by another.
    installers: list[Callable[[], str | None]] = [] if chromium.is_chosen() else [install_by_download, install_by_apt]
    failed: list[str] = []
    for install in [None, *installers]:
        if install is not None and (reason := install()):
            failed.append(f"{install.__name__.replace('_', ' ')}: {reason}")
            continue
        for launch in launch_candidates():
            reason = probe(launch)
            if reason is None:
                return launch, failed
            failed.append(f"{name_of(launch)}: {reason}")
    return None, failed


def main() -> int:
    """Find a browser, record it and print its name; if there is none, print what was tried and what to type."""
    if unchanged_launch():
        return 0
    launch, failed = find()
    if launch is None:
        RECORD.unlink(missing_ok=True)
        print("The tests need a headless Chromium, and none starts. Tried:", file=sys.stderr)
        for attempt in failed:
            print(f"  {attempt}", file=sys.stderr)
        print(
            f"Install one (Debian and Ubuntu: sudo apt-get install {' '.join(chromium.packages())};\n"
            "others: Google Chrome), or name yours: make test PLAYBOOK_BROWSER=/path/to/chromium",
            file=sys.stderr,
        )
        return 1
    RECORD.write_text(json.dumps(launch, indent=2) + "\n", encoding="utf-8")
    print(f"Browser for the tests: {name_of(launch)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
