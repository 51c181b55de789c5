"""The check of a built site, on small handmade sites: the location and the help of each problem."""

import pytest

from playbook.rules.rule import Severity
from playbook.site.built_site import read_site
from playbook.site.check import check_site
from playbook.site.inventory import Inventory, inventory, read_inventory

REDIRECT = '<meta name="robots" content="noindex"><link rel="canonical" href="{0}"><a href="{0}">x</a>'
PLAIN = "<h1 id=x>X</h1>\n<h2 id=say>Say</h2>\n"


def site(folder, files, address=""):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return read_site(folder, address)


def reported(folder, files, pages=None, last=None, address=""):
    found = check_site(site(folder, files, address), pages or {}, Inventory("last.txt", tuple(last)) if last else None)
    assert all(item.message.endswith(".") and item.help for item in found)
    return [(str(item.location), item.rule.name) for item in found]


def helped(folder, files, pages=None, last=None):
    found = check_site(site(folder, files), pages or {}, Inventory("last.txt", tuple(last)) if last else None)
    return [item.help for item in found]


@pytest.mark.parametrize(
    "link",
    [
        "<a href=b.html>",
        "<a href=b.html#say>",
        "<a href=b.html#s%61y>",
        "<a href=b.html#top>",
        "<a href=#>",
        "<a href=?q=1#X-2><p id=X-2>",
        "<a href=old.html#say>",
        "<a href=..><a href=../><a href=../sub><a href=../sub/>",
        "<a href=../paper.pdf#page=2>",
        "<a name=here><a href=#here>",
        "<a href=mailto:a@b.example><a href=tel:+15550100><a href=https://other.example/x#y>",
        "<a href=/scripts/b.html#say>",
        "<img src=../a%20b.png srcset='../a%20b.png 2x'><link rel=stylesheet href=../x.css?v=1>",
        "<svg><use href=#say /></svg>",
    ],
)
def test_valid_links_are_not_reported(tmp_path, link):
    files = {
        "index.html": PLAIN,
        "sub/index.html": PLAIN,
        "scripts/b.html": PLAIN,
        "scripts/old.html": REDIRECT.format("b.html"),
        "scripts/a.html": link,
        "paper.pdf": "",
        "a b.png": "",
        "x.css": "a { background: url('a b.png') }",
    }
    assert reported(tmp_path, files) == []


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("\n <a href=c.html>", "2:10", "broken-site-link"),
        ("<a href=c.html#say>", "1:9", "broken-site-link"),
        ("<a href=../>", "1:9", "broken-site-link"),  # the folder has no index
        ("<a href=../../x.html>", "1:9", "broken-site-link"),
        ("<a href='javascript:alert(1)'>", "1:10", "broken-site-link"),
        ("<a href='http://[x'>", "1:10", "broken-site-link"),
        ("<img src=c.png>", "1:10", "broken-site-link"),
        ("<script src=c.js></script>", "1:13", "broken-site-link"),
        ("<style>\np { background: url(c.png) }</style>", "2:21", "broken-site-link"),
        ("<a\n href=c.html\n title=c>", "2:7", "broken-site-link"),
        ("<a href=b.html#Say>", "1:9", "missing-site-anchor"),
        ("<a href=old.html#sai>", "1:9", "missing-site-anchor"),
        ("<a href=#say>", "1:9", "missing-site-anchor"),
        ("<p id=a>\n<p id=b>\n<p id='a'>", "3:4", "duplicate-html-id"),
        ("<img src=//other.example/c.png>", "1:10", "third-party-request"),
        ("<p style='background: url(https://other.example/c.png)'>", "1:27", "third-party-request"),
        ("<style>\n@import 'https://other.example/c.css';</style>", "2:10", "third-party-request"),
        ("<link rel='dns-prefetch' href='//other.example'>", "1:32", "third-party-request"),
    ],
)
def test_each_problem_is_reported_where_it_is(tmp_path, text, place, rule):
    files = {"scripts/b.html": PLAIN, "scripts/old.html": REDIRECT.format("b.html"), "scripts/a.html": text}
    assert reported(tmp_path, files) == [(f"site/scripts/a.html:{place}", rule)]


def test_style_sheets_are_checked(tmp_path):
    css = "a { background: url(a.png) }\n/* url(//other.example) */\n@import url(//other.example/x.css);\n/*# sourceMappingURL=no.map */"
    assert reported(tmp_path, {"assets/x.css": css}) == [
        ("site/assets/x.css:1:21", "broken-site-link"),
        ("site/assets/x.css:3:13", "third-party-request"),
    ]


def test_the_line_is_shown_and_the_source_is_named(tmp_path):
    pages = {"scripts/a.html": "scripts/a.md", "scripts/late-parcel.html": None}
    files = {"scripts/a.html": "<p>\n<p>See <a href=late-parcle.html>this</a>\n", "scripts/late-parcel.html": PLAIN}
    (found,) = check_site(site(tmp_path, files), pages, None)
    assert found.source_line == "<p>See <a href=late-parcle.html>this</a>"
    assert found.message == 'The link "late-parcle.html" leads to a file that does not exist.'
    assert found.help == 'Did you mean "late-parcel.html"? The page is generated from content/scripts/a.md.'


def test_a_problem_on_a_generated_page_names_the_theme(tmp_path):
    files = {"a.html": "<a href=b.html#si>", "b.html": PLAIN}
    assert helped(tmp_path, files) == [
        "Remove what follows the #. Look in mkdocs.yml, site_config/theme/ and site_config/overrides/."
    ]


def test_a_problem_of_most_pages_is_reported_once(tmp_path):
    frame = "<link rel=stylesheet href={}no.css><a href=#no><img src=//other.example/x><p id=a><p id=a>"
    files = {f"sub/{number}.html": frame.format("../") for number in range(9)} | {"index.html": frame.format("")}
    found = check_site(site(tmp_path, files), {}, None)
    assert [(str(item.location), item.rule.name) for item in found] == [
        ("site/index.html:1:27", "broken-site-link"),
        ("site/index.html:1:42", "missing-site-anchor"),
        ("site/index.html:1:55", "third-party-request"),
        ("site/index.html:1:84", "duplicate-html-id"),
    ]
    assert all(
        "It is on 10 pages. Look in mkdocs.yml, site_config/theme/ and site_config/overrides/." in item.help
        for item in found
    )
    # On fewer pages, it is reported for each.
    files = {f"sub/{number}.html": PLAIN for number in range(9)} | {f"sub/1{n}.html": "<a href=#no>" for n in range(3)}
    (tmp_path / "index.html").unlink()
    assert [place for place, _ in reported(tmp_path, files)] == [f"site/sub/1{n}.html:1:9" for n in range(3)]


def test_a_missing_page_is_reported_once_and_not_for_each_link(tmp_path):
    pages = dict.fromkeys(["a.html", "b.html", "old.html", "scripts.csv"])
    assert (
        reported(tmp_path, {"a.html": "<a href=b.html><a href=old.html>"}, pages, last=["b.html", "b.html#x"])
        == [("mkdocs.yml:1:1", "page-not-built")] * 3
    )


def test_links_to_the_site_url_are_internal(tmp_path):
    own = "https://wiki.example.org/team/"
    text = f"<link rel=canonical href={own}a.html><img src={own}x.png>\n<a href={own}b.html#say><a href=/team/b.html>\n"
    files = {"a.html": text, "b.html": PLAIN, "x.png": "", "404.html": "<a href=/team/b.html><a href=/other/>"}
    assert reported(tmp_path, files, address=own) == []
    files["404.html"] = "<a href=/team/c.html>"
    assert reported(tmp_path, files, address=own) == [("site/404.html:1:9", "broken-site-link")]


FULL = {
    "index.html": "<h1 id=home>H</h1><p id=z><p id=__search><a name=b></a><img src=a.png><link rel=stylesheet href=assets/x.css>",
    "scripts/late.html": PLAIN,
    "scripts/old.html": REDIRECT.format("late.html"),
    "404.html": PLAIN,
    "a.png": "",
    "paper.pdf": "",
    "scripts.csv": "",
    "sitemap.xml": "",
    "sitemap.xml.gz": "",
    "inventory.txt": "",
    "assets/x.css": "",
    "assets/x.css.map": "",
    "search/search_index.json": "",
    "LICENSE": "",
}


def test_the_inventory_has_every_address_that_may_be_bookmarked(tmp_path):
    assert inventory(site(tmp_path, FULL)).splitlines() == [
        "index.html",
        "index.html#b",
        "index.html#z",
        "paper.pdf",
        "scripts.csv",
        "scripts/late.html",
        "scripts/late.html#say",
        "scripts/old.html",
    ]


def test_a_site_matches_its_own_inventory(tmp_path):
    last = read_inventory("x", inventory(site(tmp_path, FULL)).encode())
    assert check_site(site(tmp_path, {}), {}, last) == []


@pytest.mark.parametrize(
    "data", [b"index.html\n", b"index.html", b"\xef\xbb\xbfindex.html\r\nb.html#a\r\n", "café.html#é".encode()]
)
def test_an_inventory_is_read_in_any_text_format(data):
    assert "\r" not in "".join(read_inventory("x", data).lines)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "line 1 is not the address of a page"),
        (b"<!doctype html>\n", "line 1 is not"),
        (b"index.html\n\nb.html\n", "line 2 is not"),
        (b"index.html\nNot found. Sorry\n", "line 2 is not"),
        (b'{"format": 1}', "line 1 is not"),
        (b"\xff\xfea", "it is not UTF-8 text"),
    ],
)
def test_an_invalid_inventory_is_reported(data, why):
    with pytest.raises(ValueError, match=why):
        read_inventory("x", data)


ENTRY = {"scripts/late.html": "scripts/late.md"}


def lost(folder, last, files=None, pages=ENTRY):
    found = check_site(
        site(folder, files or {"index.html": PLAIN, "scripts/late.html": PLAIN}), pages, Inventory("last.txt", last)
    )
    return [(found.location.line, found.rule.name, found.help) for found in found]


def test_a_lost_page_is_reported_once_at_its_first_line(tmp_path):
    last = ("index.html", "scripts/gone.html", "scripts/gone.html#a", "scripts/gone.html#b", "scripts/late.html#say")
    assert [(line, rule) for line, rule, _ in lost(tmp_path, last)] == [(2, "lost-page")]


def test_a_lost_anchor_is_a_warning(tmp_path):
    (found,) = check_site(
        site(tmp_path, {"scripts/late.html": PLAIN}), ENTRY, Inventory("last.txt", ("scripts/late.html#says",))
    )
    assert found.rule.severity is Severity.WARNING
    assert (str(found.location), found.source_line) == ("last.txt:1:1", "scripts/late.html#says")
    assert found.help == (
        'Is it called "say" now? Restore it, or tell those who link to it: the link now opens the page at its top.'
    )


def test_the_help_for_a_lost_heading_keeps_its_old_anchor(tmp_path):
    pages = {"principles/wait.html": "principles/wait.md"}
    files = {"principles/wait.html": "<h2 id=how-to-wait>How to wait</h2>"}
    (found,) = check_site(site(tmp_path, files), pages, Inventory("last.txt", ("principles/wait.html#to-wait",)))
    assert found.help == (
        'Is it called "how-to-wait" now? '
        "If it was a heading, write { #to-wait } at its end, in content/principles/wait.md."
    )


def test_a_redirect_has_the_anchors_of_its_page(tmp_path):
    files = {"scripts/late.html": PLAIN, "scripts/old.html": REDIRECT.format("late.html")}
    last = ("scripts/old.html", "scripts/old.html#say", "scripts/old.html#gone")
    assert [(line, rule) for line, rule, _ in lost(tmp_path, last, files)] == [(3, "lost-anchor")]


@pytest.mark.parametrize(
    ("gone", "new", "help"),
    [
        (
            "scripts/lat.html",
            [],
            'Is it called "late" now? Then add the old id to the aliases in content/scripts/late.md: aliases: [lat]',
        ),
        # The only new page of the folder, with any name
        (
            "scripts/gone.html",
            ["scripts/new.html"],
            'Is it called "new" now? Then add the old id to the aliases in content/scripts/new.md: aliases: [gone]',
        ),
        # A new page rather than one of the last site
        (
            "scripts/lated.html",
            ["scripts/later.html", "scripts/x.html"],
            'Is it called "later" now? Then add the old id to the aliases in content/scripts/later.md: aliases: [lated]',
        ),
        (
            "scripts/gone.html",
            [],
            "Add its id to the aliases of the page in content/scripts/ that replaces it: aliases: [gone]",
        ),
        # An alias is only possible within a folder.
        (
            "situations/lat.html",
            [],
            "Add its id to the aliases of the page in content/situations/ that replaces it: aliases: [lat]",
        ),
        (
            "scripts/index.html",
            [],
            "Restore it at this address, or remove the line from the inventory if nobody needs it any more.",
        ),
        (
            "paper.pdf",
            [],
            "Restore it at this address, or remove the line from the inventory if nobody needs it any more.",
        ),
    ],
)
def test_the_help_for_a_lost_page_says_what_to_type(tmp_path, gone, new, help):
    files = {"index.html": PLAIN, "scripts/late.html": PLAIN} | dict.fromkeys(new, PLAIN)
    pages = ENTRY | {name: name.replace(".html", ".md") for name in new}
    assert lost(tmp_path, ("index.html", "scripts/late.html", gone), files, pages) == [(3, "lost-page", help)]
