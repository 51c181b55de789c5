"""Packages of Debian and Ubuntu."""

import os
import platform
import shutil
from collections.abc import Sequence

from setup.commands import run

IS_ROOT = os.geteuid() == 0


def is_ubuntu() -> bool:
    """Return whether this is Ubuntu or a system derived from it."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    return "ubuntu" in [release.get("ID"), *release.get("ID_LIKE", "").split()]


def install_packages(packages: Sequence[str]) -> str | None:
    """Install packages with apt-get if that needs no password; return why it failed, or None."""
    if shutil.which("apt-get") is None:
        return "there is no apt-get"
    if IS_ROOT:
        as_root = ["env"]
    elif shutil.which("sudo") and run(["sudo", "-n", "true"]) is None:
        as_root = ["sudo", "-n", "env"]
    else:
        return "that needs root, or sudo without a password"
    print(f"Installing {' '.join(packages)} with apt-get; this takes a minute or two", flush=True)
    apt_get = [*as_root, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # The result of the update is ignored, because unrelated package sources may fail.
    run([*apt_get, "update"])
    return run([*apt_get, "install", "-y", "--no-install-recommends", *packages])
