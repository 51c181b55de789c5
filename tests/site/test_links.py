"""An independent checker finds no broken link or anchor in the built site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from support.links import check_links
from support.projects import change


def test_no_link_of_the_site_is_broken(site: Path) -> None:
    result = check_links(site)
    assert result.returncode == 0, result.stdout
    checked = re.search(r"(\d+) Total.* 0 Errors", result.stdout)
    assert checked, result.stdout
    # Each page has more than 10 links, so this proves that every page was read.
    assert int(checked[1]) > 10 * len(list(site.rglob("*.html")))


@pytest.mark.parametrize(
    "address", ["scripts/no-such-page.html", "a-to-z.html#no-such-anchor"], ids=["a lost page", "a dead anchor"]
)
def test_a_broken_link_is_found(site: Path, tmp_path: Path, address: str) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    change(
        copy / "situations" / "index.html",
        '<p class="pb-breadcrumbs"><a href="../',
        f'<p><a href="../{address}" title="',
    )
    result = check_links(copy)
    assert result.returncode == 2, result.stdout
    assert address in result.stdout
    assert "1 Error" in result.stdout
