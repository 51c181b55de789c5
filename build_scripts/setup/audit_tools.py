"""Make sure that what judges the site outside of Python is there: Node and Java, and what the audit's lock names.

`python -m setup.audit_tools` installs what is missing, and says nothing when there is nothing to do. With `--lock` it
writes the lock anew after a change in package.json; with `--upgrade` it takes the newest versions that may be.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from setup.apt import install_packages, run

FOLDER = Path(__file__).parents[1] / "audit"
LOCK = FOLDER / "package-lock.json"
STAMP = FOLDER / "node_modules" / ".made"
"""Written when all is installed; holds the fingerprint of the lock that it was installed from."""


@dataclass(frozen=True)
class Program:
    """A program that the audit runs: how it tells its version, and the least that serves."""

    name: str
    command: tuple[str, ...]
    least: int
    packages: tuple[str, ...]

    def fault(self) -> str | None:
        """Why it does not serve; None when it does. A command may exist and still fail: only running it tells."""
        if shutil.which(self.command[0]) is None:
            return f"there is no command {self.command[0]}"
        done = subprocess.run(self.command, capture_output=True, encoding="utf-8", errors="replace", check=False)
        version = re.search(r"\d+(?:\.\d+)*", done.stdout + done.stderr)
        if done.returncode or not version:
            return f"{' '.join(self.command)} failed"
        # The first number tells, also of Java 8, which calls itself 1.8.
        return None if int(version[0].split(".")[0]) >= self.least else f"this one is {version[0]}"


PROGRAMS = (
    Program("Node", ("node", "--version"), 18, ("nodejs", "npm")),
    Program("npm", ("npm", "--version"), 8, ("nodejs", "npm")),
    Program("Java", ("java", "-version"), 17, ("default-jre-headless",)),
)


class MissingError(Exception):
    """Something is missing and could not be installed; the text says what to type."""


def see_to(programs: Sequence[Program]) -> None:
    """Install the programs that are missing or too old.

    Raises:
        MissingError: one of them still is.
    """
    missing = [program for program in programs if program.fault()]
    if not missing:
        return
    packages = list(dict.fromkeys(package for program in missing for package in program.packages))
    failed = install_packages(packages, " and ".join(program.name for program in missing))
    for program in missing:
        if fault := program.fault():
            raise MissingError(
                f"The audit needs {program.name} {program.least} or later: {fault}"
                f"{f', and apt-get could not help ({failed})' if failed else ''}. "
                f"Install it (Debian and Ubuntu: sudo apt-get install {' '.join(packages)}; macOS: brew install node "
                "openjdk), then type: make audit"
            )


def install() -> None:
    """Install what the lock names, unless it is installed.

    Raises:
        MissingError: it could not be installed.
    """
    wanted = sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted:
        return
    print("Installing what build_scripts/audit/package-lock.json names", flush=True)
    if fault := run(["npm", "ci"], FOLDER):
        raise MissingError(f"npm could not install Lighthouse and the Nu HTML checker: {fault}")
    STAMP.write_text(wanted, "utf-8")


def lock(*, upgrade: bool) -> None:
    """Write the lock: versions and hashes, and no address of anything.

    Raises:
        MissingError: npm could not.
    """
    if fault := run(["npm", "update" if upgrade else "install", "--package-lock-only"], FOLDER):
        raise MissingError(f"npm could not write the lock: {fault}")
    written = json.loads(LOCK.read_text("utf-8"))
    for package in written["packages"].values():
        package.pop("funding", None)  # where to give money
    LOCK.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Do what was asked; else say what is missing and what to type."""
    try:
        if "--lock" in arguments or "--upgrade" in arguments:
            see_to([program for program in PROGRAMS if program.name != "Java"])
            lock(upgrade="--upgrade" in arguments)
        else:
            see_to(PROGRAMS)
            install()
    except MissingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
