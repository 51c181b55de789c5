"""The address of a repository in mkdocs.yml is enough to give every page its edit links."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from audit.serving import serve_directory
from playbook.authoring.scaffold import slug, template
from playbook.config.settings import load_settings
from playbook.kinds.registry import KINDS
from support.page_monitor import PHONE, WIDE, visit, watched
from support.projects import SMALL, built, copy_project, run

pytestmark = pytest.mark.browser

AUTHORED = {
    *("articles/on-waiting", "guides/start-here", "principles/promise-a-time", "scripts/late-parcel"),
    "situations/asks-where-it-is",
}


@dataclass(frozen=True)
class Host:
    """A repository, its host's form of file addresses, and the names of the parameters for a new file."""

    repository: str
    edit: str
    new: str
    report: str
    name: str
    text: str


HOSTS = {
    "github": Host(
        "https://github.com/example/example", "/edit/main/", "/new/main", "/issues/new", "filename", "value"
    ),
    "gitlab": Host(
        "https://gitlab.example.org/example/sub/example",
        *("/-/edit/main/", "/-/new/main", "/-/issues/new", "file_name", "content"),
    ),
}


@pytest.fixture(scope="module", params=HOSTS)
def linked(
    request: pytest.FixtureRequest, once: Callable[[str, Callable[[Path], Any]], Path]
) -> Iterator[tuple[Path, str, Host]]:
    """A site with a repository: its project, its address, and the repository's host."""
    host = HOSTS[request.param]

    def make(folder: Path) -> None:
        set_up(copy_project(folder, SMALL), f"repo_url: {host.repository}")
        built(folder)

    project = once(f"linked-{request.param}", make)
    with serve_directory(project / "site") as address:
        yield project, address, host


def set_up(project: Path, *lines: str) -> None:
    """Add lines to the project's mkdocs.yml."""
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\n" + "\n".join(lines) + "\n")


def pages(site: Path) -> list[str]:
    """Return every page of a site except redirects and the 404 page."""
    names = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    return sorted(names - {"scripts/lost-parcel.html", "404.html"})


def address_of(page: Page, words: str) -> str:
    """Return the address of the only link with these words, which must be visible."""
    link = page.get_by_role("link", name=words, exact=True)
    assert link.count() == 1, (page.url, words)
    assert link.is_visible()
    return str(link.get_attribute("href"))


def test_every_page_has_links_to_edit_it_and_report_a_problem(linked: tuple[Path, str, Host], browser: Browser) -> None:
    project, address, host = linked
    with watched(browser, address) as (page, watch):
        for name in pages(project / "site"):
            visit(page, f"{address}/{name}")
            source = name.removesuffix(".html")
            file = f"content/{source}.md" if source in AUTHORED else "site_config/playbook.yml"
            assert address_of(page, "Edit this page") == f"{host.repository}{host.edit}{file}"
            report = urlsplit(address_of(page, "Report a problem"))
            assert f"{report.scheme}://{report.netloc}{report.path}" == host.repository + host.report
            output = " ".join(value for values in parse_qs(report.query).values() for value in values)
            assert page.title().removesuffix(" - The playbook") in output
            assert name in output
            assert page.locator(f".md-source[href='{host.repository}']").count() > 0, name
        page.goto(f"{address}/404.html")
        assert page.locator(".pb-add, .pb-editing").count() == 0
    assert watch.problems == []


def test_links_to_add_a_page_contain_the_template_of_its_kind(linked: tuple[Path, str, Host], browser: Browser) -> None:
    project, address, host = linked
    settings, _ = load_settings(project)
    assert settings
    with watched(browser, address) as (page, watch):
        visit(page, f"{address}/index.html")
        home = page.locator(".pb-editing [aria-label='Add a page'] a").all()
        at_home = {link.inner_text(): link.get_attribute("href") for link in home}
        assert len(at_home) == len(KINDS)
        for kind in KINDS:
            one = kind.removesuffix("s")
            words = f"Add {'an' if one[0] == 'a' else 'a'} {one}"
            visit(page, f"{address}/{kind}/index.html")
            assert re.findall(r"Add an? \w+", page.locator("article").inner_text()) == [words]
            there = address_of(page, words)
            assert at_home[words] == there
            assert there.startswith(f"{host.repository}{host.new}?")
            given = {key: value[0] for key, value in parse_qs(urlsplit(there).query).items()}
            assert given.keys() == {host.name, host.text}
            assert given[host.name] == f"content/{kind}/name-of-the-page.md"
            assert given[host.text] == template(kind, settings)
    assert watch.problems == []


def test_the_template_in_a_link_is_that_of_the_command(small: Path) -> None:
    settings, _ = load_settings(small)
    assert settings
    for kind in KINDS:
        title = f"One of the {kind}"
        result = run(small, "playbook", "new", kind, title)
        assert result.returncode == 0, result.stderr
        lines = (small / "content" / kind / f"{slug(title)}.md").read_text("utf-8").splitlines()
        lines[lines.index(f"title: {title}")] = "title:"
        unnamed = template(kind, settings).splitlines()
        # The additional line says that the file has no name yet.
        assert [line for line in unnamed if "a name of its own" not in line] == lines


# Hosts differ only in addresses, so one is enough.
@pytest.mark.parametrize("linked", ["github"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_links_are_easy_to_reach_and_easy_to_read(
    linked: tuple[Path, str, Host], browser: Browser, viewport: dict[str, int], scheme: str
) -> None:
    _, address, _ = linked
    with watched(browser, address, viewport=viewport, color_scheme=scheme) as (page, watch):
        for name in ("index.html", "scripts/index.html", "scripts/late-parcel.html"):
            visit(page, f"{address}/{name}")
            links = page.evaluate(_LINKS)
            assert len(links) >= 2
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
            for link in links:
                assert link["height"] >= 24
                assert link["right"] <= viewport["width"]
                assert link["focused"]
                assert contrast(link["colour"], link["ground"]) >= 7
            assert page.locator(".pb-editing").is_visible()
            page.emulate_media(media="print")
            assert page.locator(".pb-add:visible, .pb-editing:visible").count() == 0
            page.emulate_media(media="screen")
    assert watch.problems == []


_LINKS = """[...document.querySelectorAll('.pb-add, .pb-editing a')].map(link => {
    const {height, right} = link.getBoundingClientRect();
    const colour = getComputedStyle(link).color;
    link.focus();
    const focused = document.activeElement === link && link.tabIndex === 0;
    link.blur();
    return {height, right, focused, colour, ground: getComputedStyle(document.body).backgroundColor};
})"""


def contrast(*colours: str) -> float:
    """Return the contrast ratio of two colours (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    lights = []
    for colour in colours:
        channels = [int(number) / 255 for number in re.findall(r"\d+", colour)[:3]]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    return max(lights) / min(lights)


@pytest.mark.parametrize("lines", [[], ["edit_uri: edit/main/content/"]], ids=["nothing", "edit_uri alone"])
def test_without_a_repository_there_are_no_edit_links(small: Path, lines: list[str]) -> None:
    set_up(small, *lines)
    site = built(small)
    for name in pages(site):
        text = (site / name).read_text("utf-8")
        assert re.findall(r"pb-add|pb-editing|md-source|Edit this page|Report a problem|Add an? |/edit/", text) == [], (
            name
        )


def test_edit_uri_sets_the_branch_and_identifies_the_host(small: Path) -> None:
    repository = "https://git.example.org/team/playbook"
    set_up(
        small, f"repo_url: {repository}", "edit_uri: -/edit/next/content/", "site_url: https://playbook.example.org/"
    )
    page = (built(small) / "scripts" / "late-parcel.html").read_text("utf-8")
    edits = re.findall(rf'href="({repository}/[^"?]*)"', page)
    assert edits == [f"{repository}/-/edit/next/content/scripts/late-parcel.md"]
    (report,) = re.findall(rf'href="({repository}/-/issues/new[^"]*)"', page)
    assert "https%3A//playbook.example.org/scripts/late-parcel.html" in report


def test_an_edit_uri_without_a_branch_is_reported(small: Path) -> None:
    set_up(small, "repo_url: https://github.com/example/example", "edit_uri: edit/main/docs/")
    result = run(small, "playbook", "build")
    assert result.returncode == 2
    assert 'mkdocs.yml cannot be used: edit_uri is "edit/main/docs/". Use edit/main/content/' in result.stderr
    assert "Traceback" not in run(small, "mkdocs", "build").stderr
    exported = run(small, "playbook", "export", small / "exported")
    assert (exported.returncode, exported.stderr) == (2, result.stderr)


def test_a_repository_that_is_not_a_text_is_reported(small: Path) -> None:
    set_up(small, "repo_url: 2026")
    for words in (["build"], ["export", "exported"]):
        result = run(small, "playbook", *words)
        assert result.returncode == 2
        assert "repo_url" in result.stderr
        assert "mkdocs.yml cannot be used: " in result.stderr


def links_of(site: Path, repository: str) -> dict[str, list[str]]:
    """Return all links into the repository, by page."""
    found = {}
    for name in pages(site):
        text = (site / name).read_text("utf-8")
        links = [html.unescape(link) for link in re.findall(r'href="([^"]*)"', text)]
        found[name] = sorted({link for link in links if link.startswith(f"{repository}/")})
    return found


@pytest.mark.parametrize(
    "renderer", [["mkdocs", "build", "--strict"], ["zensical", "build", "--strict"]], ids=["mkdocs", "zensical"]
)
def test_exported_pages_have_the_same_links(
    linked: tuple[Path, str, Host], tmp_path: Path, renderer: list[str]
) -> None:
    project, _, host = linked
    exported = tmp_path / "exported"
    assert run(project, "playbook", "export", exported).returncode == 0
    result = run(exported, *renderer)
    assert result.returncode == 0, result.stdout + result.stderr
    ours = links_of(project / "site", host.repository)
    assert all(len(links) >= 2 for links in ours.values())
    assert links_of(exported / "site", host.repository) == ours
