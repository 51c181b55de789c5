"""Make sure that a headless Chromium starts, and record how.

The record, browser.json in the environment's folder, holds the arguments of Playwright's launch, so that a
test starts the same browser in the same way:

    playwright.chromium.launch(**json.loads(Path(sys.prefix, "browser.json").read_text()))

Run it with the environment's own Python: it writes below that Python's prefix.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from setup.apt import IS_ROOT, install_packages, run

RECORD = Path(sys.prefix, "browser.json")

# Nothing that a browser does of its own accord, above all no call to another host.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MAC_APPLICATIONS = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

START_MILLISECONDS = 30_000

Launch = dict[str, Any]


def ways_to_launch() -> Iterator[Launch]:
    """Every browser that may be on this machine, the preferred one first."""
    if chosen := os.environ.get("PLAYBOOK_BROWSER"):
        yield from launches(chosen)
        return
    for command in COMMANDS:
        if path := shutil.which(command):
            yield from launches(path)
    for application in MAC_APPLICATIONS:
        if Path(application).exists():
            yield from launches(application)
    yield from launches(None)


def launches(executable: str | None) -> Iterator[Launch]:
    """The arguments for one executable; None is the one that Playwright downloads.

    Chromium has no sandbox for root. For others it is kept where the system allows it; many containers do
    not, and Ubuntu allows it only to browsers that it knows.
    """
    for sandbox in [False] if IS_ROOT else [True, False]:
        args = FLAGS if sandbox else ["--no-sandbox", *FLAGS]
        yield {"executable_path": executable, "chromium_sandbox": sandbox, "args": args}


def fault_of(launch: Launch) -> str | None:
    """Why this browser cannot serve; None when it starts and renders a page.

    Only a rendered page tells: Ubuntu's /usr/bin/chromium-browser, say, may just advise to install a snap.
    """
    # Imported only here, so that a run that has nothing to do is over at once.
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(**launch, timeout=START_MILLISECONDS)
            page = browser.new_page()
            page.goto("data:text/html,<h1>ready</h1>", timeout=START_MILLISECONDS)
            text = page.inner_text("h1")
            browser.close()
    except Error as error:
        return error.message.splitlines()[0]
    return None if text == "ready" else "a test page came out wrong"


def name_of(launch: Launch) -> str:
    """The browser's name for people."""
    name = launch["executable_path"] or "Playwright's own Chromium"
    return name if launch["chromium_sandbox"] or IS_ROOT else f"{name} without its sandbox"


def installers() -> list[Callable[[], str | None]]:
    """The ways to install a browser, in the order to try them; each returns why it failed, or None."""
    if os.environ.get("PLAYBOOK_BROWSER"):
        return []  # the choice was made; another browser would not be what was asked for
    # Ubuntu's package is a stub for a snap, Debian's is a browser and comes from a nearby mirror.
    return [install_by_download, install_by_apt] if is_ubuntu() else [install_by_apt, install_by_download]


def is_ubuntu() -> bool:
    """Whether this is Ubuntu or made from it."""
    release = Path("/etc/os-release")
    return release.exists() and "ubuntu" in release.read_text(encoding="utf-8").lower()


def install_by_apt() -> str | None:
    """Install the distribution's own package."""
    return install_packages(["chromium"], "Chromium")


def install_by_download() -> str | None:
    """Let Playwright download its own build, and for root the libraries that it needs."""
    print("Downloading Playwright's Chromium; this takes a minute or two")
    with_libraries = ["--with-deps"] if IS_ROOT and sys.platform == "linux" else []
    return run([sys.executable, "-m", "playwright", "install", "chromium", "--only-shell", *with_libraries])


def recorded() -> Launch | None:
    """What an earlier run found, unless the browser, or the way to launch it, has changed since."""
    try:
        launch: Launch = json.loads(RECORD.read_text(encoding="utf-8"))
        # The time of the last change on this machine; a package keeps the modification time of its maker.
        unchanged = Path(launch["executable_path"]).stat().st_ctime < RECORD.stat().st_mtime
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return launch if unchanged and launch in ways_to_launch() else None


def find() -> tuple[Launch | None, list[str]]:
    """The first browser that serves, installed if need be, and what was tried in vain before it."""
    tried: list[str] = []
    for install in [None, *installers()]:
        if install is not None and (fault := install()):
            tried.append(f"{install.__name__.replace('_', ' ')}: {fault}")
            continue
        for launch in ways_to_launch():
            fault = fault_of(launch)
            if fault is None:
                return launch, tried
            tried.append(f"{name_of(launch)}: {fault}")
    return None, tried


def main() -> int:
    """Find a browser, record it, and say which; without one, say what was tried and what to type."""
    if recorded():
        return 0
    launch, tried = find()
    if launch is None:
        RECORD.unlink(missing_ok=True)
        print("The tests need a headless Chromium, and none starts. Tried:", file=sys.stderr)
        for attempt in tried:
            print(f"  {attempt}", file=sys.stderr)
        print(
            "Install one (Debian: sudo apt-get install chromium; Ubuntu and macOS: Google Chrome),\n"
            "or name yours: make test PLAYBOOK_BROWSER=/path/to/chromium",
            file=sys.stderr,
        )
        return 1
    RECORD.write_text(json.dumps(launch, indent=2) + "\n", encoding="utf-8")
    print(f"Browser for the tests: {name_of(launch)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
