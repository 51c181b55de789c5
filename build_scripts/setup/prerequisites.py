"""Ensure the system programs that a make target needs, which no lock can install.

`python -m setup.prerequisites site|dev|test|audit|browsers` installs what is missing with apt-get if that needs no
password. Otherwise it lists everything that is missing, with the one line to type. It says nothing when there is
nothing to do.

It runs before .venv is made, so it needs only Python 3.11 and the standard library.
"""

import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup import chromium
from setup.apt import install_packages, is_ubuntu
from setup.commands import output_of

ENVIRONMENT = Path(__file__).resolve().parents[2] / ".venv"

MIN_JAVA = 17


@dataclass(frozen=True)
class Requirement:
    """A program that has to be on the machine, and the packages that install it.

    `probe` returns what is wrong, or None. A command may exist and still fail, so it is run.
    """

    name: str
    probe: Callable[[], str | None]
    apt: tuple[str, ...]
    homebrew: tuple[str, ...] = ()


def probe_venv() -> str | None:
    """Return why this Python cannot make .venv, or None. On Debian, the module is in a separate package."""
    if Path(sys.prefix).resolve() == ENVIRONMENT:
        return None  # it exists
    return f"{sys.executable} has none" if output_of(sys.executable, "-c", "import ensurepip, venv") is None else None


def probe_git() -> str | None:
    """Return why Git cannot be used, or None."""
    return "there is no command git that runs" if output_of("git", "--version") is None else None


def probe_chromium() -> str | None:
    """Return why no Chromium can be used, or None: there is none, and a downloaded one would not start either."""
    if any(chromium.executables()) or not (library := chromium.missing_library()):
        return None
    return f"none was found, and one that is downloaded would lack {library}"


def probe_java() -> str | None:
    """Return why Java cannot be used, or None."""
    version = re.search(r"\d+(?:\.\d+)*", output_of("java", "-version") or "")
    if not version:
        return "there is no command java that runs"
    # The first number is enough, also for Java 8, which calls itself 1.8.
    return None if int(version[0].split(".")[0]) >= MIN_JAVA else f"this one is {version[0]}"


def firefox_command() -> str:
    """Return the command that starts Firefox: Debian's, or another system's."""
    return "firefox-esr" if shutil.which("firefox-esr") else "firefox"


def probe_firefox() -> str | None:
    """Return why Firefox cannot be used, or None. Ubuntu's command without its snap fails."""
    runs = output_of(firefox_command(), "--version") is not None
    return None if runs else "there is no command firefox-esr or firefox that runs"


def probe_webkit() -> str | None:
    """Return why WebKit cannot be used, or None."""
    return (
        None if output_of("WebKitWebDriver", "--help") is not None else "there is no command WebKitWebDriver that runs"
    )


def probe_xvfb() -> str | None:
    """Return why a window cannot be opened in memory, or None."""
    return None if shutil.which("Xvfb") else "there is no command Xvfb"


VENV = Requirement(
    "Python's venv module", probe_venv, (f"python3.{sys.version_info.minor}-venv",), homebrew=("python3",)
)
GIT = Requirement("Git", probe_git, ("git",), homebrew=("git",))
CHROMIUM = Requirement("a Chromium", probe_chromium, chromium.packages())
JAVA = Requirement(f"Java {MIN_JAVA} or later", probe_java, ("default-jre-headless",), homebrew=("temurin",))
FIREFOX = Requirement("Firefox", probe_firefox, ("firefox" if is_ubuntu() else "firefox-esr",))
WEBKIT = Requirement("WebKitGTK and its driver", probe_webkit, ("webkit2gtk-driver",))
XVFB = Requirement("Xvfb, a display in memory", probe_xvfb, ("xvfb",))

REQUIREMENTS = {
    "site": (VENV,),
    "dev": (VENV, GIT),
    "test": (VENV, GIT, CHROMIUM),
    "audit": (VENV, GIT, CHROMIUM, JAVA),
    "browsers": (VENV, FIREFOX, WEBKIT, XVFB),
}
"""The requirements of each sort of target."""


def ensure(requirements: Sequence[Requirement]) -> str | None:
    """Install what is missing; return the message for what still is, or None."""
    missing = [requirement for requirement in requirements if requirement.probe()]
    if not missing:
        return None
    failure = install_packages([package for requirement in missing for package in requirement.apt])
    reasons = {requirement: reason for requirement in missing if (reason := requirement.probe())}
    return message(reasons, failure) if reasons else None


def message(reasons: dict[Requirement, str], failure: str | None) -> str:
    """Return what is missing, why it could not be installed, and what to type."""
    lines = ["This is missing:", *(f"  {requirement.name}: {reason}" for requirement, reason in reasons.items())]
    if failure:
        lines.append(f"It could not be installed: {failure}.")
    if shutil.which("apt-get"):
        command = ["sudo apt-get install", *(package for requirement in reasons for package in requirement.apt)]
    elif sys.platform == "darwin" and all(requirement.homebrew for requirement in reasons):
        command = ["brew install", *(package for requirement in reasons for package in requirement.homebrew)]
    else:
        return "\n".join([*lines, "Install it, then run the same command again."])
    return "\n".join([*lines, "Type the following, then run the same command again:", f"  {' '.join(command)}"])


def main(arguments: Sequence[str]) -> int:
    """Ensure the requirements of one sort of target."""
    if len(arguments) != 1 or arguments[0] not in REQUIREMENTS:
        print(f"Usage: python -m setup.prerequisites {'|'.join(REQUIREMENTS)}", file=sys.stderr)
        return 2
    if failed := ensure(REQUIREMENTS[arguments[0]]):
        print(failed, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
