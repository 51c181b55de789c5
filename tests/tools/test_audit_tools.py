"""What the audit is made of: its lock, and what is said where something is missing. Nothing is installed here."""

import json
import os
import re
import subprocess
import sys

import pytest

from setup import audit_tools
from support.fixture_project import ROOT

AUDIT = ROOT / "build_scripts" / "audit"
LOCK = (AUDIT / "package-lock.json").read_text("utf-8")


def test_the_lock_names_hashes_and_no_addresses():
    assert "resolved" not in LOCK
    assert not re.search(r"\w://|www\.", LOCK)
    packages = json.loads(LOCK)["packages"]
    own = packages.pop("")
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert packages["node_modules/lighthouse"]["version"] == "12.2.3"
    assert own["dependencies"] == json.loads((AUDIT / "package.json").read_text("utf-8"))["dependencies"]


def commands(folder, **scripts):
    """A folder that holds commands of these names, and the environment in which there are no others."""
    folder.mkdir(exist_ok=True)
    for name, script in scripts.items():
        file = folder / name
        file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        file.chmod(0o755)
    return {**os.environ, "PATH": str(folder), "PYTHONPATH": str(ROOT / "build_scripts")}


NODE = "echo v20.20.2"
NPM = "echo 9.2.0"
JAVA = "echo 'openjdk version \"21.0.4\" 2024-07-16' >&2"


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ({}, "The audit needs Node 18 or later: there is no command node, "),
        ({"node": NODE, "java": JAVA}, "The audit needs npm 8 or later: there is no command npm, "),
        ({"node": NODE, "npm": NPM}, "The audit needs Java 17 or later: there is no command java, "),
        (
            {"node": "echo v16.20.0", "npm": NPM, "java": JAVA},
            "The audit needs Node 18 or later: this one is 16.20.0, ",
        ),
        (
            {"node": NODE, "npm": NPM, "java": "echo 'java version \"1.8.0_201\"' >&2"},
            "The audit needs Java 17 or later: this one is 1.8.0, ",
        ),
        # What macOS has in the place of a Java.
        (
            {"node": NODE, "npm": NPM, "java": "echo 'Unable to locate a Java Runtime.' >&2; exit 1"},
            "The audit needs Java 17 or later: java -version failed, ",
        ),
    ],
)
def test_what_is_missing_is_said_with_what_to_type(tmp_path, there, said):
    done = subprocess.run(
        [sys.executable, "-m", "setup.audit_tools"],
        env=commands(tmp_path / "bin", **there),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said + "and apt-get could not help (there is no apt-get here). Install it (")
    packages = "default-jre-headless" if "Java" in said else "nodejs npm"
    assert f"sudo apt-get install {packages}" in done.stderr
    assert done.stderr.endswith("then type: make audit\n")
    assert done.stderr.count("\n") == 1


def test_what_is_missing_is_installed_where_that_may_be_done(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    unpack = f'[ "$2" = update ] || /bin/mv {folder}/packed {folder}/java'
    apt_get = {"env": 'shift; exec "$@"', "apt-get": f'echo "$@" >>{folder}/asked; {unpack}', "packed": JAVA}
    monkeypatch.setattr("setup.apt.IS_ROOT", True)
    monkeypatch.setenv("PATH", commands(folder, node=NODE, npm=NPM, **apt_get)["PATH"])
    audit_tools.see_to(audit_tools.PROGRAMS)
    asked = (folder / "asked").read_text("utf-8").splitlines()
    assert asked == ["-qq update", "-qq install -y --no-install-recommends default-jre-headless"]


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """An audit's folder with a lock, and an npm that notes what it was told and does what it is asked."""
    folder = tmp_path / "audit"
    folder.mkdir()
    (folder / "package-lock.json").write_text('{"packages": {}}', "utf-8")
    monkeypatch.setattr(audit_tools, "FOLDER", folder)
    monkeypatch.setattr(audit_tools, "LOCK", folder / "package-lock.json")
    monkeypatch.setattr(audit_tools, "STAMP", folder / "node_modules" / ".made")
    npm = f'echo "$@" >>{tmp_path}/told; [ "$1" = ci ] && /bin/mkdir -p node_modules; [ ! -e {tmp_path}/broken ]'
    monkeypatch.setenv("PATH", commands(tmp_path / "bin", npm=npm)["PATH"])
    return tmp_path


def told(folder):
    return (folder / "told").read_text("utf-8").splitlines()


def test_packages_are_installed_once_for_each_lock(packages):
    audit_tools.install()
    audit_tools.install()
    assert told(packages) == ["ci"]
    (packages / "audit" / "package-lock.json").write_text('{"packages": {"": {}}}', "utf-8")
    audit_tools.install()
    assert told(packages) == ["ci", "ci"]


def test_an_install_that_fails_is_told_and_tried_again(packages):
    (packages / "broken").touch()
    with pytest.raises(audit_tools.MissingError, match="npm could not install"):
        audit_tools.install()
    (packages / "broken").unlink()
    audit_tools.install()
    assert told(packages) == ["ci", "ci"]


@pytest.mark.parametrize(("upgrade", "verb"), [(False, "install"), (True, "update")])
def test_a_lock_that_is_written_says_nothing_of_money(packages, upgrade, verb):
    lock = packages / "audit" / "package-lock.json"
    lock.write_text('{"packages": {"x": {"version": "1.0.0", "funding": "https://example.org"}}}', "utf-8")
    audit_tools.lock(upgrade=upgrade)
    assert told(packages) == [f"{verb} --package-lock-only"]
    assert json.loads(lock.read_text("utf-8")) == {"packages": {"x": {"version": "1.0.0"}}}
