"""Install the npm packages that build_scripts/audit/package-lock.json names.

`python -m setup.node_packages` installs them unless they are installed. With `--lock` it writes the lock after a change
in package.json; with `--upgrade` it takes the newest versions that package.json allows.
"""

import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from setup.commands import run
from setup.node import NPM

FOLDER = Path(__file__).parents[1] / "audit"
LOCK = FOLDER / "package-lock.json"
STAMP = FOLDER / "node_modules" / ".made"
"""Written when all packages are installed; contains the hash of the lock that they were installed from."""


class NpmError(Exception):
    """npm failed; the message says at what and why."""


def install() -> None:
    """Install the locked packages, unless they are installed.

    Raises:
        NpmError: it could not be installed.
    """
    wanted = sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted:
        return
    print("Installing what build_scripts/audit/package-lock.json names", flush=True)
    if reason := run([*NPM, "ci"], FOLDER):
        raise NpmError(f"npm could not install the packages in build_scripts/audit/package-lock.json: {reason}")
    STAMP.write_text(wanted, "utf-8")


def lock(*, upgrade: bool) -> None:
    """Write the lock, with versions and hashes but no addresses.

    Raises:
        NpmError: npm could not write it.
    """
    if reason := run([*NPM, "update" if upgrade else "install", "--package-lock-only"], FOLDER):
        raise NpmError(f"npm could not write build_scripts/audit/package-lock.json: {reason}")
    written = json.loads(LOCK.read_text("utf-8"))
    for package in written["packages"].values():
        package.pop("funding", None)  # it contains addresses
    LOCK.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n", "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Run the command, and print a failure."""
    try:
        if "--lock" in arguments or "--upgrade" in arguments:
            lock(upgrade="--upgrade" in arguments)
        else:
            install()
    except NpmError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
