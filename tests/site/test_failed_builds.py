"""A build that fails does not change the site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.projects import change, differences, files, run


@pytest.fixture
def before(small: Path, small_site: Path) -> dict[str, bytes]:
    """The files of a valid site that was built before."""
    return files(Path(shutil.copytree(small_site, small / "site")))


def left_behind(project: Path) -> set[str]:
    """Return the names that a build left in the project's folder."""
    return {path.name for path in project.iterdir()} - {"content", "mkdocs.yml", "site", "site_config"}


def test_a_problem_in_the_content(small: Path, before: dict[str, bytes]) -> None:
    change(small / "content/scripts/late-parcel.md", "([[promise-a-time]])", "([[promise-a-tim]])")
    result = run(small, "playbook", "build")
    assert result.returncode == 1
    assert result.stdout == ""
    assert "content/scripts/late-parcel.md:23:29: error: unknown-entry (PB401)" in result.stderr
    assert 'Did you mean "promise-a-time"?' in result.stderr
    assert result.stderr.endswith("Nothing was built. The site/ folder still holds the last good site.\n")
    assert differences(files(small / "site"), before) == []
    assert left_behind(small) == set()


def test_a_warning_from_mkdocs(small: Path, before: dict[str, bytes]) -> None:
    change(small / "mkdocs.yml", "plugins:\n", "nav: [no-such-page.md]\nplugins:\n")
    result = run(small, "playbook", "build")
    assert result.returncode == 1
    assert "no-such-page.md" in result.stderr
    assert "Nothing was built." in result.stderr
    assert "Traceback" not in result.stderr
    assert differences(files(small / "site"), before) == []
    assert left_behind(small) == set()


@pytest.mark.parametrize(
    "template", ["{{ 1 // 0 }}", "{% block %}", "{{ no.such.value }}", "{% include 'no-such-file.html' %}"]
)
def test_a_crash_during_the_build(small: Path, before: dict[str, bytes], template: str) -> None:
    # This situation's page fails when the pages before it are already written.
    (small / "site_config/theme/main.html").write_text(
        "{% if page.url.startswith('situations/asks') %}" + template + "{% endif %}", "utf-8"
    )
    result = run(small, "playbook", "build")
    assert result.returncode not in {0, 2}
    assert "Traceback" not in result.stderr
    assert result.stderr.strip()
    assert differences(files(small / "site"), before) == []
    assert left_behind(small) == set()


@pytest.mark.parametrize("settings", ["theme: no-such-theme", "plugins: [no-such-plugin]", "nav: {", "site_name: 1"])
def test_a_configuration_that_cannot_be_used(small: Path, before: dict[str, bytes], settings: str) -> None:
    (small / "mkdocs.yml").write_text(f"site_name: x\n{settings}\n", "utf-8")
    result = run(small, "playbook", "build")
    assert result.returncode not in {0, 101}, result.stderr
    assert "Traceback" not in result.stderr
    assert result.stderr.strip()
    assert differences(files(small / "site"), before) == []
    assert left_behind(small) == set()


def test_a_first_build_that_fails_leaves_no_site(small: Path) -> None:
    change(small / "content/scripts/late-parcel.md", "channel: phone", "channel: fone")
    result = run(small, "playbook", "build")
    assert result.returncode == 1
    assert result.stderr.endswith("Nothing was built.\n")
    assert not (small / "site").exists()
    assert left_behind(small) == set()


def test_a_folder_with_files_of_others_is_never_replaced(small: Path) -> None:
    (small / "site").mkdir()
    (small / "site/thesis.txt").write_text("ten years of work", "utf-8")
    result = run(small, "playbook", "build")
    assert result.returncode == 2
    assert "contains files that playbook did not write" in result.stderr
    assert files(small / "site") == {"thesis.txt": b"ten years of work"}
    assert left_behind(small) == set()
