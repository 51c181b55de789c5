"""Installing or reporting what is missing on a machine. Stand-ins replace its programs."""

import os
import shutil
import subprocess
import sys

import pytest

from setup import apt, chromium, prerequisites
from support.fixture_project import ROOT

VENV = f"python3.{sys.version_info.minor}-venv"
PROGRAMS = {"git": "echo git version 2.39.5", "java": "echo 'openjdk version \"21.0.4\" 2024-07-16' >&2"}
BROWSERS = {"firefox_esr": "echo Mozilla Firefox 153.7.0esr", "WebKitWebDriver": "", "Xvfb": ""}
APT_GET = {"env": 'shift; exec "$@"', "apt-get": "echo 'E: no network'; exit 100"}


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """`machine(name=script, ...)`: simulate a machine with only these programs, and without a browser or its libraries."""

    def machine(**scripts):
        folder = tmp_path / "bin"
        folder.mkdir()
        for name, script in scripts.items():
            file = folder / name.replace("_", "-")
            file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
            file.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return folder

    monkeypatch.delenv("PLAYBOOK_BROWSER", raising=False)
    monkeypatch.setattr(apt, "IS_ROOT", False)
    monkeypatch.setattr(chromium, "LIBRARIES", ("libnone.so.1",))
    monkeypatch.setattr(chromium, "MAC_APPLICATIONS", ())
    monkeypatch.setattr(prerequisites, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(sys, "platform", "linux")
    return machine


def without_venv(folder, monkeypatch):
    """Simulate a Python without ensurepip."""
    python = folder / "python3"
    python.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    return python


def report(capsys, *arguments):
    """Run the command, and return its exit code and output."""
    code = prerequisites.main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_nothing_is_printed_when_nothing_is_missing(machine, capsys):
    machine(**PROGRAMS, **BROWSERS, chromium="")
    for target in prerequisites.REQUIREMENTS:
        assert report(capsys, target) == (0, "", "")


def test_one_message_lists_everything_that_is_missing_and_the_line_to_type(machine, capsys, monkeypatch):
    python = without_venv(machine(**APT_GET), monkeypatch)
    assert report(capsys, "audit") == (
        1,
        "",
        f"""This is missing:
  Python's venv module: {python} has none
  Git: there is no command git that runs
  a Chromium: none was found, and one that is downloaded would lack libnone.so.1
  Java 17 or later: there is no command java that runs
It could not be installed: that needs root, or sudo without a password.
Type the following, then run the same command again:
  sudo apt-get install {VENV} git {" ".join(chromium.packages())} default-jre-headless
""",
    )


def test_a_target_requires_only_what_it_needs(machine, capsys, monkeypatch):
    without_venv(machine(**APT_GET), monkeypatch)
    asked = {target: report(capsys, target)[2].splitlines()[-1].split()[3:] for target in prerequisites.REQUIREMENTS}
    browser = list(chromium.packages())
    assert asked == {
        "site": [VENV],
        "dev": [VENV, "git"],
        "test": [VENV, "git", *browser],
        "audit": [VENV, "git", *browser, "default-jre-headless"],
        "browsers": [VENV, *prerequisites.FIREFOX.apt, "webkit2gtk-driver", "xvfb"],
    }


def test_missing_packages_are_installed_when_no_password_is_needed(machine, capsys, monkeypatch):
    folder = machine(git=PROGRAMS["git"], chromium="")
    unpack = f'[ "$2" = update ] || /bin/mv {folder}/packed {folder}/java'
    machine_after = {
        "env": 'shift; exec "$@"',
        "apt-get": f'echo "$@" >>{folder}/calls; {unpack}',
        "packed": PROGRAMS["java"],
    }
    for name, script in machine_after.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setattr(apt, "IS_ROOT", True)
    code, out, err = report(capsys, "audit")
    assert (code, err) == (0, "")
    assert out == "Installing default-jre-headless with apt-get; this takes a minute or two\n"
    assert (folder / "calls").read_text("utf-8").splitlines() == [
        "-qq update",
        "-qq install -y --no-install-recommends default-jre-headless",
    ]


def test_sudo_is_used_when_it_needs_no_password(machine, capsys):
    machine(sudo='shift; exec "$@"', true="", **APT_GET, **PROGRAMS)
    assert "It could not be installed: E: no network.\n" in report(capsys, "test")[2]


def test_a_mac_and_another_system_get_their_own_advice(machine, capsys, monkeypatch):
    machine()
    assert report(capsys, "dev")[2].endswith("\nInstall it, then run the same command again.\n")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert report(capsys, "audit")[2].endswith("\n  brew install git temurin\n")
    # Homebrew does not have WebKitGTK.
    assert report(capsys, "browsers")[2].endswith("\nInstall it, then run the same command again.\n")


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'openjdk version \"17.0.1\"' >&2", None),
        ("echo 'java version \"1.8.0_201\"' >&2", "this one is 1.8.0"),
        # The placeholder for Java on macOS.
        ("echo 'Unable to locate a Java Runtime.' >&2; exit 1", "there is no command java that runs"),
        ("", "there is no command java that runs"),
    ],
)
def test_the_version_of_java_is_checked(machine, script, reason):
    machine(java=script)
    assert prerequisites.probe_java() == reason


@pytest.mark.parametrize(
    ("scripts", "command", "reason"),
    [
        ({"firefox_esr": "", "firefox": ""}, "firefox-esr", None),
        ({"firefox": ""}, "firefox", None),
        # Ubuntu's command without its snap.
        ({"firefox": "exit 1"}, "firefox", "there is no command firefox-esr or firefox that runs"),
    ],
)
def test_the_firefox_of_debian_or_another_is_found(machine, scripts, command, reason):
    machine(**scripts)
    assert prerequisites.firefox_command() == command
    assert prerequisites.probe_firefox() == reason


def test_a_chosen_browser_is_enough(machine, monkeypatch):
    machine()
    monkeypatch.setenv("PLAYBOOK_BROWSER", "/some/browser")
    assert prerequisites.probe_chromium() is None
    assert list(chromium.executables()) == ["/some/browser"]


def test_a_browser_can_be_downloaded_if_its_libraries_are_installed(machine, monkeypatch):
    machine()
    monkeypatch.setattr(chromium, "LIBRARIES", ())
    assert prerequisites.probe_chromium() is None


@pytest.mark.parametrize(
    ("release", "packages"),
    [
        ({"ID": "debian"}, ("chromium-headless-shell",)),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, ("libasound2-plugins", "libgbm1", "libgtk-3-0", "libnss3")),
        ({"ID": "pop", "ID_LIKE": "ubuntu debian"}, ("libasound2-plugins", "libgbm1", "libgtk-3-0", "libnss3")),
    ],
)
def test_on_ubuntu_libraries_are_installed_instead_of_the_browser_stub(monkeypatch, release, packages):
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: release)
    assert chromium.packages() == packages


def test_a_wrong_target_is_reported(capsys):
    assert report(capsys, "tset") == (2, "", "Usage: python -m setup.prerequisites site|dev|test|audit|browsers\n")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with the script that makes the environment, on a machine with Python and little else."""
    shutil.copytree(ROOT / "build_scripts" / "setup", tmp_path / "build_scripts" / "setup")
    for name in ("pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "bin").mkdir()
    for name in ("sh", "dirname", "cat", "cksum", "cut", "id"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("PYTHON", raising=False)
    return tmp_path


def make_environment(checkout, target, **variables):
    done = subprocess.run(
        ["sh", checkout / "build_scripts" / "setup" / "environment.sh", target],
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not (checkout / ".venv").exists()
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_no_environment_is_made_while_something_is_missing(checkout):
    (checkout / "bin" / "python3").symlink_to(sys.executable)
    # This shadows the module of the standard library.
    (checkout / "build_scripts" / "ensurepip.py").write_text("raise ImportError", "utf-8")
    reported = make_environment(checkout, "audit", PLAYBOOK_BROWSER="/some/browser")
    assert [line.partition(":")[0] for line in reported.splitlines() if line.startswith("  ") and ":" in line] == [
        "  Python's venv module",
        "  Git",
        "  Java 17 or later",
    ]


def test_a_missing_python_is_reported(checkout):
    assert make_environment(checkout, "site").startswith("Python 3.11 or later is needed, and none was found.\n")
    reported = make_environment(checkout, "site", PYTHON="/no/python")
    assert reported == "PYTHON is set to '/no/python', which is not a Python 3.11 or later that runs.\n"
