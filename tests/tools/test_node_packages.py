"""The npm packages: their lock, and when they are installed. A stand-in replaces npm, so nothing is downloaded."""

import json
import re
import subprocess

import pytest

from setup import node_packages
from setup.node import NODE, NPM
from support.fixture_project import ROOT

FOLDER = ROOT / "build_scripts" / "audit"
LOCK = (FOLDER / "package-lock.json").read_text("utf-8")


def test_the_lock_names_hashes_and_no_addresses():
    assert "resolved" not in LOCK
    assert not re.search(r"\w://|www\.", LOCK)
    packages = json.loads(LOCK)["packages"]
    own = packages.pop("")
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert own["dependencies"] == json.loads((FOLDER / "package.json").read_text("utf-8"))["dependencies"]


def test_the_environment_has_node_and_npm():
    for command in ([NODE, "--version"], [*NPM, "--version"]):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        assert re.fullmatch(r"v?\d+\.\d+\.\d+\n", done.stdout)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with a lock, and an npm that records its arguments and fails while a file `broken` exists."""
    folder = tmp_path / "audit"
    folder.mkdir()
    (folder / "package-lock.json").write_text('{"packages": {}}', "utf-8")
    npm = tmp_path / "npm"
    npm.write_text(
        f'#!/bin/sh\necho "$@" >>{tmp_path}/calls\n[ "$1" != ci ] || mkdir -p node_modules\n'
        f"[ ! -e {tmp_path}/broken ] || {{ echo 'npm error code E404'; exit 1; }}\n",
        "utf-8",
    )
    npm.chmod(0o755)
    monkeypatch.setattr(node_packages, "NPM", (npm,))
    monkeypatch.setattr(node_packages, "FOLDER", folder)
    monkeypatch.setattr(node_packages, "LOCK", folder / "package-lock.json")
    monkeypatch.setattr(node_packages, "STAMP", folder / "node_modules" / ".made")
    return tmp_path


def calls(project):
    return (project / "calls").read_text("utf-8").splitlines()


def test_packages_are_installed_once_for_each_lock(project):
    assert node_packages.main([]) == 0
    assert node_packages.main([]) == 0
    assert calls(project) == ["ci"]
    (project / "audit" / "package-lock.json").write_text('{"packages": {"": {}}}', "utf-8")
    assert node_packages.main([]) == 0
    assert calls(project) == ["ci"] * 2


def test_a_failed_install_is_reported_and_tried_again(project, capsys):
    (project / "broken").touch()
    assert node_packages.main([]) == 1
    assert capsys.readouterr().err == (
        "npm could not install the packages in build_scripts/audit/package-lock.json: npm error code E404\n"
    )
    (project / "broken").unlink()
    assert node_packages.main([]) == 0
    assert calls(project) == ["ci"] * 2


@pytest.mark.parametrize(("option", "verb"), [("--lock", "install"), ("--upgrade", "update")])
def test_a_lock_is_written_without_addresses(project, option, verb):
    lock = project / "audit" / "package-lock.json"
    package = {"version": "1.0.0", "funding": "https://example.org"}
    lock.write_text(json.dumps({"packages": {"x": package}}), "utf-8")
    assert node_packages.main([option]) == 0
    assert calls(project) == [f"{verb} --package-lock-only"]
    assert json.loads(lock.read_text("utf-8")) == {"packages": {"x": {"version": "1.0.0"}}}


def test_a_lock_that_cannot_be_written_is_reported(project, capsys):
    (project / "broken").touch()
    assert node_packages.main(["--lock"]) == 1
    assert capsys.readouterr().err.startswith("npm could not write build_scripts/audit/package-lock.json: npm error")
