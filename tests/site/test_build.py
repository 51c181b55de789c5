"""Building the real project: without a warning, and always the same bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.projects import copy_project, differences, files, run


def test_two_builds_in_different_surroundings_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "another folder, with blanks")
    surroundings = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LANG": "C", "LC_ALL": "C", "COLUMNS": "40"}
    result = run(project, "playbook", "build", environment=surroundings, umask=0o077)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    made = files(project / "site")
    assert differences(files(site), made) == []

    said = re.fullmatch(r"Built (\d+) pages from (\d+) entries\. To see them, open site/index\.html\.\n", result.stdout)
    assert said, result.stdout
    # Redirects and the page for wrong addresses hold nothing to read.
    pages = [text for name, text in made.items() if name.endswith(".html") and name != "404.html"]
    assert int(said[1]) == sum(b'name="robots" content="noindex"' not in text for text in pages)
    assert int(said[2]) == len(list((project / "content").rglob("*.md")))


def test_mkdocs_builds_the_same_site_and_warns_of_nothing(site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    result = run(project, "mkdocs", "build", "--strict", "-d", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    said = [line for line in (result.stdout + result.stderr).splitlines() if not line.startswith("INFO ")]
    assert said == []
    assert differences(files(site), files(tmp_path / "site")) == []


@pytest.mark.parametrize("spoil", [False, True])
def test_a_build_leaves_the_environment_as_it_was(small: Path, tmp_path: Path, spoil: bool) -> None:
    if spoil:
        (small / "content" / "principles" / "promise-a-time.md").write_text("nothing", "utf-8")
    code = f"""
import os
from datetime import date
from pathlib import Path
from playbook.site.mkdocs_build import Abort, build
os.environ.pop("SOURCE_DATE_EPOCH", None)
try:
    compilation, _ = build(Path(), Path({str(tmp_path / "site")!r}), date(2026, 6, 15))
except Abort:
    print("failed")
else:
    print(compilation.playbook.today)
assert "SOURCE_DATE_EPOCH" not in os.environ
"""
    result = run(small, "python", "-c", code)
    assert result.returncode == 0, result.stderr
    assert result.stdout == ("failed\n" if spoil else "2026-06-15\n")
