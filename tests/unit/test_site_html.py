"""Reading links, requests and anchors from HTML and CSS, and resolving addresses."""

import pytest

from playbook.site.address import ExternalTarget, InternalTarget, InvalidTarget, resolve
from playbook.site.css import read_css
from playbook.site.html import read_html


def read(text):
    return read_html("scripts/x.html", text.encode())


def requests(text):
    return [mark.text for mark in read(text).requests]


def links(text):
    return [mark.text for mark in read(text).links]


def styled(text):
    return [mark.text for mark in read_css(text)]


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("<img src=a.png>", ["a.png"]),
        ("<script src=a.js></script>", ["a.js"]),
        ("<iframe src=a.html></iframe>", ["a.html"]),
        (
            "<video poster=a.png src=a.mp4><source src=b.mp4><track src=c.vtt></video>",
            ["a.png", "a.mp4", "b.mp4", "c.vtt"],
        ),
        ("<input type=image src=a.png>", ["a.png"]),
        ("<object data=a.svg></object>", ["a.svg"]),
        ("<table background=a.png>", ["a.png"]),
        ("<noscript><img src=a.png></noscript>", ["a.png"]),
        ("<svg><image href=a.png /><use xlink:href='b.svg#i' /></svg>", ["a.png", "b.svg#i"]),
        # Values of rel in <link>
        ("<link rel=stylesheet href=a.css>", ["a.css"]),
        ("<LINK REL='Shortcut ICON' HREF=a.ico>", ["a.ico"]),
        ("<link rel=preconnect href=//a.example>", ["//a.example"]),
        ("<link rel='dns-prefetch' href=//a.example>", ["//a.example"]),
        ("<link rel=modulepreload href=a.js>", ["a.js"]),
        ("<link rel='alternate stylesheet' href=a.css>", ["a.css"]),
        ("<link rel=preload imagesrcset='a.png 1x, b.png 2x' as=image>", ["a.png", "b.png"]),
        (
            "<link rel=canonical href=a><link rel=prev href=b><link rel=edit href=c><link rel=alternate href=d><link href=e>",
            [],
        ),
        # Sets of images
        ("<img srcset='a.png, b.png 2x'>", ["a.png", "b.png"]),
        ("<img srcset=' a.png 100w,b.png 200w , c.png 300w'>", ["a.png", "b.png", "c.png"]),
        ("<img srcset='a,b.png 1x, c.png 2x'>", ["a,b.png", "c.png"]),
        ("<source srcset='data:image/png;base64,AAAA 1x, b.png 2x'>", ["b.png"]),
        ("<img srcset=''>", []),
        # Styles
        ("<p style='background: url(a.png)'>", ["a.png"]),
        ("<p style='background: url(&quot;a b.png&quot;)'>", ["a b.png"]),
        ("<style>@import 'a.css'; p { background: url(b.png) }</style>", ["a.css", "b.png"]),
        ("<style>/* url(a.png) */ p::after { content: 'url(b.png)' }</style>", []),
        # What only looks like a request
        ("<img src='data:image/png;base64,iVBORw0KGgo='><img src=' DATA:,x'>", []),
        ("<form action=https://a.example><button formaction=https://b.example>", []),
        ("<meta http-equiv=refresh content='0; url=https://a.example'>", []),
        ("<!-- <img src=a.png> --><!--[if IE]><script src=b.js></script><![endif]-->", []),
        ("<script>'<img src=a.png>'</script><textarea><img src=b.png></textarea>", []),
        ("<pre>&lt;img src=a.png&gt;</pre><p title='<img src=b.png>' data-src=c.png>", []),
        ("<a href=https://a.example ping=https://b.example>", []),
    ],
)
def test_requests(tag, found):
    assert requests(tag) == found


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("<a href=a.html>", ["a.html"]),
        ("<A HREF = 'a.html' >", ["a.html"]),
        ("<a href='a.html?x=1&amp;y=2&#38;z=3#caf&eacute;'>", ["a.html?x=1&y=2&z=3#café"]),
        ("<map><area href=a.html></map>", ["a.html"]),
        ("<svg><a xlink:href=a.html></a></svg>", ["a.html"]),
        ("<link rel=canonical href=a.html><link rel=next href=b.html>", ["a.html", "b.html"]),
        ("<a name=x><a>", []),
        ("<base href=a.html><custom-tag href=b.html>", []),
    ],
)
def test_links(tag, found):
    assert links(tag) == found


def test_ids_and_names_with_their_lines():
    page = read(
        "<h1 id=title>T</h1>\n<p ID='a&amp;b'>\n<p id=''>\n<a name=old>\n<input id=__drawer name=no>\n<p id=twice>\n<p id=twice>"
    )
    assert page.ids == (("title", 1), ("a&b", 2), ("__drawer", 5), ("twice", 6), ("twice", 7))
    assert page.anchors == {"title", "a&b", "old", "__drawer", "twice"}
    assert page.stable_anchors == {"a&b", "old", "twice"}


def test_lines_are_counted_across_comments_and_styles():
    page = read(
        "<!doctype html>\r\n<!-- a\ncomment -->\n<style>\n/* two\nlines */ @import 'a.css';\n</style>\n<pre>\n\n</pre><a href=b.html>\n<img\n  src=c.png>"
    )
    assert set(page.requests) == {("a.css", 6), ("c.png", 12)}
    assert page.links == (("b.html", 10),)


@pytest.mark.parametrize(
    "text", ["", " \n", "<!-- only -->", "<!-- open", "no tags", "<", "\0", "<html", "<?xml version='1.0'?>"]
)
def test_nearly_empty_pages_have_no_links(text):
    page = read(text)
    assert (page.links, page.requests, page.ids) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "<p><b><a href=a.html></p></b></i>",
        "<table><a href=a.html></table>",
        "</html><a href=a.html>",
        '<a href=a.html href=b.html id="',
        "<div>" * 1500 + "<a href=a.html>",
        "<p>\0<a href=a.html>",
    ],
)
def test_malformed_pages_are_read_to_the_end(text):
    # Some end within a tag, which browsers do not show.
    assert links(text) == ([] if text.endswith('"') else ["a.html"])


def test_bytes_that_are_not_utf8_do_not_hide_links():
    assert [mark.text for mark in read_html("x.html", b"<p id='\xff'><a href=a.html>\xe9").links] == ["a.html"]


@pytest.mark.parametrize(
    ("head", "redirect"),
    [
        ('<meta name=robots content=noindex><link rel=canonical href="b.html">', "b.html"),
        ('<link rel=canonical href="b.html"><meta name="robots" content="NOINDEX, nofollow">', "b.html"),
        ('<link rel=canonical href="b.html">', None),
        ("<meta name=robots content=noindex>", None),
        ('<meta name=robots content=index><link rel=canonical href="b.html">', None),
    ],
)
def test_redirects_are_recognised(head, redirect):
    assert read(head).redirect == redirect


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a { background: url(a.png) }", ["a.png"]),
        ("a{background:URL( 'a.png' ),url(\"b.png\")}", ["a.png", "b.png"]),
        (
            "@import 'a.css'; @import \"b.css\" print; @import url(c.css); @IMPORT/**/'d.css';",
            ["a.css", "b.css", "c.css", "d.css"],
        ),
        ("@font-face { src: url(//a.example/x.woff2) format('woff2') }", ["//a.example/x.woff2"]),
        (
            "a { background: url(a\\ b\\29.png) } b { background: url('\\68ttps://a.example') }",
            ["a b).png", "https://a.example"],
        ),
        ("a { background: url('it\\'s.png') }", ["it's.png"]),
        ("/* url(a.png) */ b { background: url(b.png) } /* @import 'c.css';", ["b.png"]),
        ("a { background: url(data:image/png;base64,AA/*BB) } b { background: url(b.png) }", ["b.png"]),
        ("a { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\") }", []),
        ("@namespace svg url(http://www.w3.org/2000/svg); a { content: 'url(x.png)' }", []),
        ("/*# sourceMappingURL=a.css.map */ .my-url(a) {} a { color: red }", []),
        ("a { content: 'open\n} b { background: url(b.png) }", ["b.png"]),
        ("a { background: url() } b { background: url('') }", []),
    ],
)
def test_styles(css, found):
    assert styled(css) == found


def test_the_lines_of_a_style():
    assert list(read_css("a\n{ background: url(a.png)\n}\n/*\n*/ @import 'b.css';", 10)) == [
        ("a.png", 11),
        ("b.css", 14),
    ]


ROOT = ""
WIKI = "https://wiki.example.org/team/"


@pytest.mark.parametrize(
    ("address", "site", "target"),
    [
        ("late.html", ROOT, InternalTarget("scripts/late.html", "")),
        (" late.html\n", ROOT, InternalTarget("scripts/late.html", "")),
        ("late.html?from=mail#say", ROOT, InternalTarget("scripts/late.html", "say")),
        ("../index.html", ROOT, InternalTarget("index.html", "")),
        ("./../scripts/a%20b%C3%A9.html", ROOT, InternalTarget("scripts/a bé.html", "")),
        ("..", ROOT, InternalTarget("index.html", "")),
        ("../", ROOT, InternalTarget("index.html", "")),
        (".", ROOT, InternalTarget("scripts/index.html", "")),
        ("sub/", ROOT, InternalTarget("scripts/sub/index.html", "")),
        ("/a-to-z.html", ROOT, InternalTarget("a-to-z.html", "")),
        ("/", ROOT, InternalTarget("index.html", "")),
        ("", ROOT, InternalTarget("", "")),
        ("#", ROOT, InternalTarget("", "")),
        ("#say-1", ROOT, InternalTarget("", "say-1")),
        ("#say:~:text=late", ROOT, InternalTarget("", "say")),
        ("?q=late", ROOT, InternalTarget("", "")),
        ("../../x.html", ROOT, InvalidTarget("outside")),
        ("https://other.example/x", ROOT, ExternalTarget("other.example")),
        ("//Other.Example/x", ROOT, ExternalTarget("other.example")),
        ("ftp://other.example/x", ROOT, ExternalTarget("other.example")),
        ("mailto:a@b.example", ROOT, ExternalTarget("")),
        ("TEL:+15550100", ROOT, ExternalTarget("")),
        ("javascript:alert(1)", ROOT, InvalidTarget("program")),
        ("JavaScript:alert(1)", ROOT, InvalidTarget("program")),
        ("javascript:void(0)", ROOT, ExternalTarget("")),
        ("file:///home/x.html", ROOT, InvalidTarget("local file")),
        ("C:\\x.html", ROOT, InvalidTarget("local file")),
        ("http://[x", ROOT, InvalidTarget("malformed")),
        ("https:x.html", ROOT, InvalidTarget("malformed")),
        # With a known address of the site
        ("https://wiki.example.org/team/a-to-z.html#letter-a", WIKI, InternalTarget("a-to-z.html", "letter-a")),
        ("http://WIKI.example.org/team/", WIKI, InternalTarget("index.html", "")),
        ("https://wiki.example.org/team", WIKI, InternalTarget("index.html", "")),
        ("//wiki.example.org/team/scripts/", WIKI, InternalTarget("scripts/index.html", "")),
        ("/team/assets/x.css", WIKI, InternalTarget("assets/x.css", "")),
        ("/teams/x.html", WIKI, ExternalTarget("")),
        ("/other", WIKI, ExternalTarget("")),
        ("https://wiki.example.org/other", WIKI, ExternalTarget("")),
        ("late.html", WIKI, InternalTarget("scripts/late.html", "")),
    ],
)
def test_addresses_are_resolved(address, site, target):
    assert resolve(address, "scripts", site) == target
