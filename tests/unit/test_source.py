"""Loading: every file in content/ is read or reported, and none causes a traceback."""

import os

import pytest

from playbook.reading.source import load
from playbook.rules.files.loading import MissingContent, NotUtf8, UnreadableFile
from playbook.rules.files.naming import MisplacedFile
from support.fixture_project import compiled


def reported(root):
    files, diagnostics = load(root)
    return [str(file.path) for file in files], [(str(found.location), found.rule) for found in diagnostics]


@pytest.fixture
def content(tmp_path):
    (tmp_path / "content" / "principles").mkdir(parents=True)
    (tmp_path / "content" / "principles" / "good.md").write_text("good")
    return tmp_path / "content"


def test_missing_folder(tmp_path):
    assert reported(tmp_path) == ([], [("content:1:1", MissingContent)])


def test_file_instead_of_the_folder(tmp_path):
    (tmp_path / "content").write_text("")
    assert reported(tmp_path) == ([], [("content:1:1", MissingContent)])


def test_empty_folder(tmp_path):
    (tmp_path / "content" / "principles").mkdir(parents=True)
    assert reported(tmp_path) == ([], [("content:1:1", MissingContent)])


def test_invalid_utf8_is_reported_at_the_byte_and_the_file_is_read(content):
    (content / "principles" / "latin.md").write_bytes("---\ntitle: ok\n---\ncafé cr\xe8me".encode() + b"\xe9")
    (content / "principles" / "utf16.md").write_text("title", "utf-16")
    files, diagnostics = reported(content.parent)
    assert files == ["principles/good.md", "principles/latin.md", "principles/utf16.md"]
    assert diagnostics == [
        ("content/principles/latin.md:4:11", NotUtf8),
        ("content/principles/utf16.md:1:1", NotUtf8),
    ]


def test_links_and_pipes_are_reported_and_never_opened(content):
    (content / "loop").symlink_to(content, target_is_directory=True)
    (content / "principles" / "dangling.md").symlink_to("nowhere")
    os.mkfifo(content / "principles" / "pipe.md")
    files, diagnostics = reported(content.parent)
    assert files == ["principles/good.md"]
    assert diagnostics == [
        ("content/loop:1:1", UnreadableFile),
        ("content/principles/dangling.md:1:1", UnreadableFile),
        ("content/principles/pipe.md:1:1", UnreadableFile),
    ]


def test_hidden_files_are_ignored_and_pictures_have_no_text(content):
    (content / ".obsidian").mkdir()
    (content / ".obsidian" / "x.md").write_text("x")
    (content / "principles" / "ferry.png").write_bytes(b"\xff\x00")
    files, diagnostics = load(content.parent)
    assert [(str(file.path), file.text) for file in files] == [
        ("principles/ferry.png", None),
        ("principles/good.md", "good"),
    ]
    assert diagnostics == []


def test_lines_and_columns_are_counted_from_one_for_all_line_endings(content):
    (content / "principles" / "good.md").write_bytes("\ufeffab\r\ncd\rde\nf".encode())
    (file,), _ = load(content.parent)
    assert file.text == "ab\r\ncd\rde\nf"
    assert [
        (str(file.location(file.text.index(char))), file.line(file.location(file.text.index(char)).line))
        for char in "adef"
    ] == [
        ("content/principles/good.md:1:1", "ab"),
        ("content/principles/good.md:2:2", "cd"),
        ("content/principles/good.md:3:2", "de"),
        ("content/principles/good.md:4:1", "f"),
    ]


def test_files_that_look_like_entries_or_pages_are_reported(content):
    made = ("principles/index.html", "scripts.csv", "inventory.txt")
    for name in ("principles/old.markdown", "principles/LOUD.MD", *made, "ferry.png"):
        (content / name).write_bytes(b"\xff")
    (content / "principles" / "good.md").unlink()
    files, _ = load(content.parent)
    _, diagnostics = compiled(files)
    assert [(str(found.location), found.rule) for found in sorted(diagnostics)] == [
        ("content/inventory.txt:1:1", MisplacedFile),
        ("content/principles/LOUD.MD:1:1", MisplacedFile),
        ("content/principles/index.html:1:1", MisplacedFile),
        ("content/principles/old.markdown:1:1", MisplacedFile),
        ("content/scripts.csv:1:1", MisplacedFile),
    ]
