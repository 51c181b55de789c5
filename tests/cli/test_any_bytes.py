"""`playbook check` ends in time and without a traceback, whatever bytes are in content/."""

import os
import shutil
import signal
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.kinds.registry import KINDS
from playbook.reading.input_limits import MAX_BLOCK_CHARACTERS, MAX_CHARACTERS
from playbook.reporters import REPORTERS
from support.cli_runner import playbook
from support.fixture_project import ROOT, small_project

MAX_CPU_SECONDS = 30
"""The processor time within which the command must end. How busy the machine is makes no difference to it."""
REAL = [path.read_bytes() for kind in KINDS for path in sorted((ROOT / "content" / kind).glob("*.md"))[:2]]
FRONT = b"---\ntitle: Much\nsummary: Much of something.\n---\n\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("any") / "project"
    return small_project(folder)


def check(project, code, *arguments):
    """Run the command as a person would, and return its output."""
    done = playbook(project, "check", *arguments, cpu_seconds=MAX_CPU_SECONDS)
    output = done.stdout + done.stderr
    assert done.returncode in code, output
    assert "Traceback" not in output
    return output


def test_a_check_that_takes_too_long_is_found(tmp_path):
    folder = small_project(tmp_path)
    settings_file = folder / "site_config" / "playbook.yml"
    text = settings_file.read_text("utf-8")
    endless = "never_say:\n  - pattern: (a+)+!\n    reason: takes for ever\n"
    settings_file.write_text(text.replace("never_say:\n", endless), "utf-8")
    script = folder / "content" / "scripts" / "the-ferry-is-late.md"
    script.write_text(script.read_text("utf-8").replace("You have stood", "a" * 60), "utf-8")
    assert playbook(folder, "check", cpu_seconds=1).returncode == -signal.SIGXCPU


@st.composite
def mutated(draw):
    """Return the bytes of a real file, some of them removed, repeated or replaced."""
    data = draw(st.sampled_from(REAL))
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 200)))
        data = data[:start] + draw(st.binary(max_size=30) | st.just(data[start:end] * 3) | st.just(b"\0")) + data[end:]
    return data


@settings(max_examples=12)
@given(
    files=st.dictionaries(
        st.tuples(st.sampled_from([*KINDS, "nowhere"]), st.text("abc-. \t", min_size=1, max_size=6)),
        st.binary(max_size=4000) | mutated() | st.text(max_size=2000).map(lambda text: text.encode("utf-8", "replace")),
        min_size=4,
        max_size=12,
    ),
    reporter=st.sampled_from(list(REPORTERS)),
)
def test_any_bytes_give_a_report(project, files, reporter):
    written = []
    for (kind, name), data in files.items():
        path = project / "content" / kind / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        written.append(path)
    try:
        check(project, {0, 1}, "--format", reporter)
    finally:
        for path in written:
            path.unlink(missing_ok=True)
        shutil.rmtree(project / "content" / "nowhere", ignore_errors=True)


PIECES = {
    "letters": b"a",
    "words": b"a word ",
    "lines": b"a\n",
    "paragraphs": b"a\n\n",
    "brackets": b"[",
    "links": b"[a](b) ",
    "references": b"[[tell-the-time]] ",
    "citations": b"[@gull-on-ferries#in-the-rain] ",
    "stars": b"*",
    "emphasis": b"**a ",
    "backticks": b"`a``",
    "quotes": b"> ",
    "items": b"- ",
    "deeper items": b"  - a\n",
    "marks": b"{ #a }\n",
    "braces": b"{ #",
    "tags": b"<a ",
    "comments": b"<!-- ",
    "headings": b"## a\n",
    "fences": b"```\n",
    "entities": b"&a",
    "backslashes": b"\\",
    "spaces": b" ",
    "returns": b"\r",
    "digits": b"0123456789 ",
    "mail": b"a@b.",
    "NUL": b"\0",
    "not UTF-8": b"\xff",
    "half a character": "é".encode()[:1],
    "definitions": b"[a]: b\n",
    "tables": b"|a|b|\n|-|-|\n",
}
"""Pieces that a file may contain many times."""


FORMS = {
    "as a megabyte": lambda piece: piece * (1_000_000 // len(piece)),
    "as all of a file": lambda piece: piece * (MAX_CHARACTERS // len(piece)),
    "as front matter": lambda piece: b"---\n" + piece * ((MAX_CHARACTERS - 4) // len(piece)),
    "as large blocks": lambda piece: FRONT + (piece * ((MAX_BLOCK_CHARACTERS - 2) // len(piece)) + b"\n\n") * 9,
}


@pytest.mark.parametrize("kind", ["articles", "scripts"])
@pytest.mark.parametrize("name", PIECES)
def test_much_of_one_thing(project, name, kind):
    forms = ["as large blocks"] if kind == "articles" else [form for form in FORMS if form != "as large blocks"]
    paths = {form: project / "content" / kind / f"{form.replace(' ', '-')}.md" for form in forms}
    for form, path in paths.items():
        path.write_bytes(FORMS[form](PIECES[name]))
    try:
        output = check(project, {1})
    finally:
        for path in paths.values():
            path.unlink()
    for path in paths.values():
        assert f"content/{kind}/{path.name}:" in output


def test_what_is_not_a_regular_file_is_reported_and_never_read(project, monkeypatch):
    folder = project / "content" / "situations"
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "one.md").symlink_to("other.md")
    (folder / "other.md").symlink_to("one.md")
    (folder / "without-an-end.md").symlink_to("/dev/zero")
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.md")
    (folder / "folder.md").mkdir()
    with socket.socket(socket.AF_UNIX) as ear:
        monkeypatch.chdir(folder)  # a socket's address may not be long
        ear.bind("socket.md")
        output = check(project, {1}, "--format", "concise")
    names = ("folder.md", "loop.md", "one.md", "other.md", "without-an-end.md", "round", "pipe.md", "socket.md")
    for name in names:
        path = folder / name
        path.rmdir() if name == "folder.md" else path.unlink()
        assert name == "folder.md" or f"content/situations/{name}:1:1: error: " in output


@pytest.mark.parametrize("name", [b"\xff.md", b"new\nline.md", b"esc\x1b[31m.md", b"a" * 250 + b".md", b"%s{0}.md"])
def test_a_file_with_any_name_is_reported(project, name):
    path = project / "content" / "anecdotes" / os.fsdecode(name)
    path.write_bytes(FRONT)
    try:
        output = check(project, {1})
    finally:
        path.unlink()
    assert "content/anecdotes/" in output
    assert "\x1b" not in output
