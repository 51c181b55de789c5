"""A build checks the new site before it replaces the old one, and compares it with the last published site."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from playbook.clock import today
from playbook.compile import compile_project
from playbook.site.built_site import read_site
from playbook.site.check import check_site
from playbook.site.inventory import read_inventory
from support.links import check_links
from support.projects import built, change, differences, files, run

SCRIPT = "content/scripts/late-parcel.md"
KEPT = "Nothing was built. The site/ folder still holds the last good site.\n"


@pytest.fixture
def before(small: Path, small_site: Path) -> dict[str, bytes]:
    """The files of a valid site that was built before. Its inventory is last.txt in the project."""
    shutil.copyfile(small_site / "inventory.txt", small / "last.txt")
    return files(Path(shutil.copytree(small_site, small / "site")))


def reported(text: str) -> list[str]:
    """Return the location and the rule of each problem in some output."""
    found = re.findall(r"^(\S+:\d+:\d+): (?:error|warning): ([a-z-]+) \(PB\d+\): ", text, re.MULTILINE)
    return [f"{place}: {rule}" for place, rule in found]


def test_the_inventory_of_the_real_site(site: Path) -> None:
    text = (site / "inventory.txt").read_text("utf-8")
    lines = text.splitlines()
    assert lines == sorted(set(lines))
    assert text.endswith("\n")
    pages = {line for line in lines if "#" not in line}
    html = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert pages == (html - {"404.html"}) | {
        "findings.schema.json",
        "playbook.json",
        "playbook.schema.json",
        "scripts.csv",
    }
    # A help desk may have stored the address of each line to say.
    with (site / "scripts.csv").open(encoding="utf-8", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    assert len(ids) > 100
    assert {f"scripts/{id.replace('#', '.html#')}" for id in ids} <= set(lines)
    assert not [line for line in lines if "#__" in line]


def test_the_real_site_is_clean_and_matches_its_own_inventory(site: Path) -> None:
    expected = compile_project(site.parent, today()).sources
    last = read_inventory("last.txt", (site / "inventory.txt").read_bytes())
    assert check_site(read_site(site, ""), expected, last) == []


def test_two_small_sites_have_the_same_inventory(small: Path, before: dict[str, bytes]) -> None:
    result = run(small, "playbook", "build", environment={"PYTHONHASHSEED": "4711"})
    assert result.returncode == 0, result.stderr
    assert (small / "site/inventory.txt").read_bytes() == before["inventory.txt"]
    assert b"scripts/lost-parcel.html\n" in before["inventory.txt"]


@pytest.mark.parametrize(
    ("address", "rule"),
    [("scripts/no-such-page.html", "broken-site-link"), ("a-to-z.html#no-such-anchor", "missing-site-anchor")],
)
def test_an_independent_link_checker_finds_the_same(site: Path, tmp_path: Path, address: str, rule: str) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    change(
        copy / "situations" / "index.html",
        '<p class="pb-breadcrumbs"><a href="../',
        f'<p><a href="../{address}" title="',
    )
    (found,) = check_site(read_site(copy, ""), {}, None)
    assert (found.location.path, found.rule.name) == ("site/situations/index.html", rule)
    assert address in found.message
    assert found.source_line[found.location.column - 1 :].startswith(f"../{address}")
    output = check_links(copy).stdout
    assert "1 Error" in output
    # lychee reports the position at which the tag begins.
    assert f"(at {found.location.line}:" in output


def test_a_problem_in_the_new_site_keeps_the_old_one(small: Path, before: dict[str, bytes]) -> None:
    (small / "site_config/theme/partials/comments.html").write_text(
        "{% if page.url == 'scripts/late-parcel.html' %}\n<p id='say-1'>\n<a href='late-parcels.html'>x</a>\n{% endif %}\n"
    )
    result = run(small, "playbook", "build")
    assert (result.returncode, result.stdout) == (1, "")
    assert [re.sub(r":\d+:\d+", "", line) for line in reported(result.stderr)] == [
        "site/scripts/late-parcel.html: duplicate-html-id",
        "site/scripts/late-parcel.html: broken-site-link",
    ]
    assert (
        'help: Did you mean "late-parcel.html"? The page is generated from content/scripts/late-parcel.md.'
        in result.stderr
    )
    assert "| <a href='late-parcels.html'>x</a>\n" in result.stderr
    assert result.stderr.endswith(f"2 errors in 1 file.\nExplain a rule: playbook explain duplicate-html-id\n{KEPT}")
    assert differences(files(small / "site"), before) == []
    assert {path.name for path in small.iterdir()} == {"content", "last.txt", "mkdocs.yml", "site", "site_config"}


def test_a_custom_style_that_requests_another_host_is_reported(small: Path) -> None:
    (small / "site_config/theme/assets/own.css").write_text("/* ours */\n@import 'https://fonts.example.org/x.css';\n")
    change(small / "mkdocs.yml", "extra_css:\n", "extra_css:\n  - assets/own.css\n")
    result = run(small, "playbook", "build")
    assert result.returncode == 1
    assert reported(result.stderr) == ["site/assets/own.css:2:10: third-party-request"]
    assert result.stderr.endswith("Nothing was built.\n")


def test_remote_fonts_of_the_theme_are_reported_once(small: Path) -> None:
    change(small / "mkdocs.yml", "  font: false", "  #")
    result = run(small, "playbook", "build")
    assert result.returncode == 1
    assert [line.rpartition(": ")[2] for line in reported(result.stderr)] == ["third-party-request"] * 2
    assert 'loads "https://fonts.gstatic.com" from another host' in result.stderr
    assert re.search(
        r"It is on \d+ pages\. Look in mkdocs\.yml, site_config/theme/ and site_config/overrides/\.", result.stderr
    )


def test_links_to_the_configured_site_url_are_internal_links(small: Path) -> None:
    with (small / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nsite_url: https://wiki.example.org/team\n")
    part = small / "site_config/theme/partials/comments.html"
    part.write_text("<a href='https://wiki.example.org/team/what-you-may-decide.html#refund'>W</a>")
    assert "https://wiki.example.org/team/" in (built(small) / "index.html").read_text("utf-8")
    part.write_text("<a href='https://wiki.example.org/team/what-you-may-decide.html#letter-q'>Q</a>")
    result = run(small, "playbook", "build")
    assert [line.rpartition(": ")[2] for line in reported(result.stderr)] == ["missing-site-anchor"]


@pytest.mark.parametrize(
    "dropped", ["coverage.md", "scripts/late-parcel.md", "scripts/lost-parcel.html", "playbook.json"]
)
def test_a_page_that_mkdocs_leaves_out_is_reported_once(small: Path, before: dict[str, bytes], dropped: str) -> None:
    with (small / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nexclude_docs: {dropped}\n")
    result = run(small, "playbook", "build", "--baseline", "last.txt")
    assert result.returncode == 1
    assert reported(result.stderr) == ["mkdocs.yml:1:1: page-not-built"]
    assert differences(files(small / "site"), before) == []


def test_a_renamed_page_needs_an_alias(small: Path, before: dict[str, bytes]) -> None:
    line = before["inventory.txt"].decode().splitlines().index("scripts/late-parcel.html") + 1
    (small / SCRIPT).rename(small / "content/scripts/late-packet.md")
    change(small / "content/situations/asks-where-it-is.md", "lead: late-parcel", "lead: late-packet")
    result = run(small / "content", "playbook", "build", "--baseline", "../last.txt")
    assert (result.returncode, result.stdout) == (1, "")
    # The path is relative to the project's root, whatever the current folder.
    assert reported(result.stderr) == [f"last.txt:{line}:1: lost-page"]
    assert (
        'help: Is it called "late-packet" now? Then add the old id to the aliases in '
        "content/scripts/late-packet.md: aliases: [late-parcel]\n"
    ) in result.stderr
    assert result.stderr.endswith(KEPT)
    assert differences(files(small / "site"), before) == []

    change(small / "content/scripts/late-packet.md", "[lost-parcel]", "[lost-parcel, late-parcel]")
    result = run(small, "playbook", "build", "--baseline", "last.txt")
    assert (result.returncode, result.stderr) == (0, "")
    lines = (small / "site/inventory.txt").read_text("utf-8").splitlines()
    assert {"scripts/late-parcel.html", "scripts/lost-parcel.html", "scripts/late-packet.html#say-1"} <= set(lines)
    assert not [line for line in lines if line.startswith("scripts/late-parcel.html#")]


def test_a_removed_alias_is_a_lost_page(small: Path, before: dict[str, bytes]) -> None:
    change(small / SCRIPT, "aliases: [lost-parcel]\n", "")
    result = run(small, "playbook", "build", "--baseline", "site/inventory.txt")
    assert result.returncode == 1
    assert [line.rpartition(": ")[2] for line in reported(result.stderr)] == ["lost-page"]
    assert reported(result.stderr)[0].startswith("site/inventory.txt:")
    assert "content/scripts/late-parcel.md: aliases: [lost-parcel]" in result.stderr
    assert differences(files(small / "site"), before) == []


def test_a_lost_section_is_a_warning(small: Path, before: dict[str, bytes]) -> None:
    change(small / "content/situations/asks-where-it-is.md", "## What helps", "## What may help")
    # A file outside the project is named as it was given.
    outside = str((small / "last.txt").rename(small.parent / "last.txt"))
    result = run(small, "playbook", "build", "--baseline", outside)
    assert result.returncode == 0, result.stderr
    (found,) = reported(result.stderr)
    assert found.startswith(f"{outside}:")
    assert found.endswith(": lost-anchor")
    assert 'Is it called "what-may-help" now?' in result.stderr
    assert result.stdout.startswith("Built ")
    assert b"#what-may-help\n" in files(small / "site")["inventory.txt"]

    # The change that the help suggests fixes it.
    change(small / "content/situations/asks-where-it-is.md", "## What may help", "## What may help { #what-helps }")
    result = run(small, "playbook", "build", "--baseline", outside)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_new_title_loses_nothing(small: Path, before: dict[str, bytes]) -> None:
    change(small / SCRIPT, "title: The parcel is late", "title: A late parcel")
    result = run(small, "playbook", "build", "--baseline", "last.txt")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "does not exist"),
        ("<!doctype html>\n", "is not the inventory of a site: line 1 is not"),
        ("", "is not the"),
    ],
)
def test_an_invalid_inventory_is_reported_before_the_build(small: Path, text: str | None, why: str) -> None:
    if text is not None:
        (small / "last.txt").write_text(text)
    result = run(small, "playbook", "build", "--baseline", "last.txt")
    assert result.returncode == 2
    assert why in result.stderr
    assert not (small / "site").exists()
