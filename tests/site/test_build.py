"""Building the real project gives no warning, and always the same bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.projects import copy_project, differences, files, run


def test_builds_in_different_environments_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "another folder, with spaces")
    surroundings = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LANG": "C", "LC_ALL": "C", "COLUMNS": "40"}
    result = run(project, "playbook", "build", environment=surroundings, umask=0o077)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    made = files(project / "site")
    assert differences(files(site), made) == []

    output = re.fullmatch(
        r"Built (\d+) pages from (\d+) entries\. To see them, open site/index\.html\.\n", result.stdout
    )
    assert output, result.stdout
    # Redirects and the 404 page are not counted.
    pages = [text for name, text in made.items() if name.endswith(".html") and name != "404.html"]
    assert int(output[1]) == sum(b'name="robots" content="noindex"' not in text for text in pages)
    assert int(output[2]) == len(list((project / "content").rglob("*.md")))


def test_mkdocs_builds_the_same_site_without_warnings(site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    result = run(project, "mkdocs", "build", "--strict", "-d", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    output = [line for line in (result.stdout + result.stderr).splitlines() if not line.startswith("INFO ")]
    assert output == []
    assert differences(files(site), files(tmp_path / "site")) == []


@pytest.mark.parametrize("broken", [False, True])
def test_a_build_does_not_change_environment_variables(small: Path, tmp_path: Path, broken: bool) -> None:
    if broken:
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
    assert result.stdout == ("failed\n" if broken else "2026-06-15\n")
