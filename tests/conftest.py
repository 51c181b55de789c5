"""What applies to every test: options of the command line, the settings of Hypothesis, and the built site."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Failed assertions in the shared code show their values too.
pytest.register_assert_rewrite("support")

from support.projects import built, copy_project  # noqa: E402

# The same examples in every run, however slow the machine is.
settings.register_profile("reproducible", deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
settings.load_profile("reproducible")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshot", action="store_true", help="update site_config/screenshot.png, the picture in the README"
    )


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], Any]], Path]:
    """`once(name, make)`: return a folder that the first worker makes and all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def once(name: str, make: Callable[[Path], Any]) -> Path:
        folder, failed = shared / name, shared / f"{name}.failed"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if failed.exists():
                pytest.fail(failed.read_text("utf-8"), pytrace=False)
            if not folder.exists():
                try:
                    make(folder)
                except BaseException as error:
                    failed.write_text(f"{name} could not be made: {error}", "utf-8")
                    raise
        return folder

    return once


@pytest.fixture(scope="session")
def site(once: Callable[[str, Callable[[Path], Any]], Path]) -> Path:
    """The site, built from a copy of the project. It is read-only."""
    return once("project", lambda folder: built(copy_project(folder))) / "site"
