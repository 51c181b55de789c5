"""Small Git histories to test with: a project with a valid playbook on `main`, and a branch that changes it."""

import contextlib
import os
import subprocess

from click.testing import CliRunner

from playbook import cli

# No personal settings, and the same commits on every machine and every day.
GIT = {
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (
        ("NAME", "editor"), ("EMAIL", "editor@example.org"), ("DATE", "2026-06-15T12:00:00+0000"))},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip
ENVIRONMENT = {**os.environ, **GIT, "SOURCE_DATE_EPOCH": "1781524800"}


def git(folder, *arguments):
    done = subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def start(folder):
    """Commit all files of a folder on `main`, and switch to the new branch `change`."""
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Start")
    git(folder, "switch", "-q", "-c", "change")


def commit(folder, message):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)


def playbook(folder, *arguments, code=0):
    """Run the command, and return its stdout and stderr."""
    with contextlib.chdir(folder):
        done = CliRunner(env=ENVIRONMENT).invoke(cli.playbook, arguments)
    assert done.exit_code == code, done.output
    return done.stdout, done.stderr


def change(folder, path, old, new):
    file = folder / "content" / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
