"""An output folder is replaced completely or not at all, and only if it is ours."""

import pytest

from playbook.atomic import UnmanagedOutputError, replace_directory


def write(folder, text):
    with replace_directory(folder, "mark") as new:
        (new / "mark").write_text(text)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_makes_a_folder_and_its_parents(tmp_path):
    write(tmp_path / "a" / "site", "one")
    assert (tmp_path / "a" / "site" / "mark").read_text() == "one"


def test_replaces_its_own_folder_and_leaves_nothing_behind(tmp_path):
    write(tmp_path / "site", "one")
    (tmp_path / "site" / "stale").write_text("")
    write(tmp_path / "site", "two")
    assert names(tmp_path / "site") == ["mark"]
    assert (tmp_path / "site" / "mark").read_text() == "two"
    assert names(tmp_path) == ["site"]


def test_replaces_an_empty_folder(tmp_path):
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", "one")
    assert names(tmp_path / "site") == ["mark"]


def test_a_failure_keeps_the_old_folder(tmp_path):
    write(tmp_path / "site", "one")
    with pytest.raises(ZeroDivisionError), replace_directory(tmp_path / "site", "mark") as new:
        (new / "mark").write_text("half")
        raise ZeroDivisionError
    assert (tmp_path / "site" / "mark").read_text() == "one"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("what", ["folder", "file"])
def test_never_replaces_what_is_not_ours(tmp_path, what):
    target = tmp_path / "site"
    if what == "folder":
        target.mkdir()
        (target / "thesis.txt").write_text("years of work")
    else:
        target.write_text("years of work")
    with pytest.raises(UnmanagedOutputError, match="Nothing was written"):
        write(target, "one")
    assert names(tmp_path) == ["site"]
    assert (target / "thesis.txt" if what == "folder" else target).read_text() == "years of work"


def test_follows_a_symbolic_link(tmp_path):
    write(tmp_path / "served", "one")
    (tmp_path / "site").symlink_to("served")
    write(tmp_path / "site", "two")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "served" / "mark").read_text() == "two"
