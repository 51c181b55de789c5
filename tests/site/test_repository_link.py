"""With the address of a repository in mkdocs.yml, authored pages can be edited from the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from projects import SMALL, built, copy_project
from serving import serving
from watching import visit, watched

pytestmark = pytest.mark.browser

REPOSITORIES = {
    "github": "https://github.com/example/example",
    "gitlab": "https://gitlab.com/example/example",
}
AUTHORED = ["articles/on-waiting", "principles/promise-a-time", "scripts/late-parcel", "situations/asks-where-it-is"]


@pytest.fixture(scope="module", params=REPOSITORIES)
def linked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, str]]:
    """A site whose sources lie in a repository: its folder, where it is served, and the repository's address."""
    repository = REPOSITORIES[request.param]
    project = copy_project(tmp_path_factory.mktemp("linked") / "project", SMALL)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nrepo_url: {repository}\nedit_uri: edit/main/content/\n")
    site = built(project)
    with serving(site) as address:
        yield site, address, repository


def test_authored_pages_lead_to_their_file_and_nothing_is_asked_of_its_host(
    linked: tuple[Path, str, str], browser: Browser
) -> None:
    site, address, repository = linked
    names = {path.relative_to(site).as_posix() for path in site.rglob("*.html")} - {"scripts/lost-parcel.html"}
    edits = {}
    with watched(browser, address) as (page, watch):
        for name in sorted(names):
            visit(page, f"{address}/{name}")
            links = page.locator(f"a[href^='{repository}/edit/'], a[rel=edit]").all()
            edits[name] = [link.get_attribute("href") for link in links]
            assert page.locator(f".md-source[href='{repository}']").count() > 0, name
    assert watch.faults == []
    assert {name: links for name, links in edits.items() if links} == {
        f"{name}.html": [f"{repository}/edit/main/content/{name}.md"] for name in AUTHORED
    }
