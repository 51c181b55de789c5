"""Finding Chromium before anything is installed: those on this machine, and whether a downloaded one could start."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from setup.apt import is_ubuntu

# The shell comes first: it draws no windows, so that the tests need much less processor time.
COMMANDS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

LIBRARIES = (
    "libasound.so.2",
    "libatk-bridge-2.0.so.0",
    "libgbm.so.1",
    "libnss3.so",
    "libXcomposite.so.1",
    "libXdamage.so.1",
    "libXrandr.so.2",
    "libxkbcommon.so.0",
)
"""Libraries that Playwright's Chromium needs and servers often lack; the others are dependencies of these."""


def is_chosen() -> bool:
    """Return whether PLAYBOOK_BROWSER names the browser to use."""
    return bool(os.environ.get("PLAYBOOK_BROWSER"))


def executables() -> Iterator[str]:
    """Yield the path of every browser on this machine, the preferred one first; if one was chosen, only that one."""
    if is_chosen():
        yield os.environ["PLAYBOOK_BROWSER"]
        return
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from (path for path in MAC_APPLICATIONS if Path(path).exists())


def missing_library() -> str | None:
    """Return a library that keeps a downloaded Chromium from starting, or None."""
    for name in LIBRARIES if sys.platform == "linux" else ():
        try:
            ctypes.CDLL(name)
        except OSError:
            return name
    return None


def packages() -> tuple[str, ...]:
    """Return the packages with which a Chromium starts on Debian or Ubuntu.

    On Debian this is the browser itself. Ubuntu's package is a stub for a snap, so on Ubuntu these are the packages
    with the libraries for the Chromium that Playwright downloads.
    """
    return ("libasound2-plugins", "libgbm1", "libgtk-3-0", "libnss3") if is_ubuntu() else ("chromium-headless-shell",)
