"""Fixtures for the built site in Firefox and WebKit. Each worker starts each of them once."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from audit.serving import serve_directory
from support.fixture_project import ROOT
from support.webdriver import Window, firefox, webkit

RECORDER = ROOT / "tests" / "support" / "recorder.js"
FAILED = ROOT / "test-results"
BROWSERS = {"firefox": firefox, "webkit": webkit}

Entry = dict[str, Any]


@pytest.fixture(scope="session")
def recorded_site(site: Path, once: Callable[[str, Callable[[Path], Any]], Path]) -> Path:
    """The site, with pages that record their problems, and an empty page."""

    def make(folder: Path) -> None:
        shutil.copytree(site, folder)
        script = f"<head><script>{RECORDER.read_text('utf-8')}</script>"
        for page in folder.rglob("*.html"):
            page.write_text(page.read_text("utf-8").replace("<head>", script, 1), "utf-8")
        (folder / "empty.html").write_text("<!doctype html><title>Empty</title>", "utf-8")

    return once("recorded", make)


@pytest.fixture(scope="session", params=BROWSERS)
def running(
    request: pytest.FixtureRequest, recorded_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    """The window of a browser."""
    folder = tmp_path_factory.mktemp(request.param)
    with serve_directory(recorded_site) as address, BROWSERS[request.param](folder) as connection:
        yield Window(connection, address)


@pytest.fixture
def window(running: Window, request: pytest.FixtureRequest) -> Iterator[Window]:
    """The window of a browser, of which a picture is kept if the test fails."""
    failed = request.session.testsfailed
    yield running
    if request.session.testsfailed > failed:
        FAILED.mkdir(exist_ok=True)
        name = re.sub(r"[^\w.-]+", "-", request.node.name).strip("-")
        (FAILED / f"{name}.png").write_bytes(running.screenshot())


@pytest.fixture(scope="session")
def entries(site: Path) -> list[Entry]:
    """All entries of the model."""
    model: dict[str, list[Entry]] = json.loads((site / "playbook.json").read_text("utf-8"))
    return model["entries"]


@pytest.fixture(scope="session")
def scripts(entries: list[Entry]) -> list[Entry]:
    """The scripts of the model."""
    return [entry for entry in entries if entry["kind"] == "scripts"]


@pytest.fixture(scope="session")
def email(scripts: list[Entry]) -> Entry:
    """A script that is a whole email."""
    return next(script for script in scripts if script["email"])
