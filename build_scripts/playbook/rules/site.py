"""The built site: what only the finished pages can tell."""

from __future__ import annotations

from playbook.rules.rule import Rule, Severity


class BrokenSiteLink(Rule):
    """Every link within the built site leads to a file of the site.

    So does the address of every picture, style and script. A link may also lead to another host, but not to a program
    or to a file on somebody's computer.

    Bad, on a built page:
        <a href="no-such-page.html">The times</a>

    Good, on a built page:
        <a href="index.html">The times</a>
    """

    id, name = "PB701", "broken-site-link"


class MissingSiteAnchor(Rule):
    """What follows the `#` of a link is the id of something on that page.

    The link would open the page at its top, and leave the reader to search.

    Bad, on a built page:
        <a href="index.html#times">The times</a>

    Good, on a built page:
        <a href="#times">The times</a> <h2 id="times">Times</h2>
    """

    id, name = "PB702", "missing-site-anchor"
    former_names = ("dead-site-anchor",)


class DuplicateHtmlId(Rule):
    """An id stands once on a page.

    A link to it leads to the first, and the others are out of reach.

    Bad, on a built page:
        <h2 id="times">Times</h2> <h2 id="times">More times</h2>

    Good, on a built page:
        <h2 id="times">Times</h2> <h2 id="more-times">More times</h2>
    """

    id, name = "PB703", "duplicate-html-id"


class PageNotBuilt(Rule):
    """Every page and file that the compiler made is in the built site.

    A plugin or an `exclude_docs` in `mkdocs.yml` may drop pages without a word.

    Bad, in mkdocs.yml:
        exclude_docs: coverage.md

    Good, in mkdocs.yml:
        exclude_docs: ""
    """

    id, name = "PB704", "page-not-built"


class RequestToOtherHost(Rule):
    """No page asks another host for anything: no font, no script, no picture, no style.

    On an intranet such a request hangs, and the page with it. A plain link may lead anywhere.

    Bad, on a built page:
        <img src="https://images.example.org/ferry.png" alt="A ferry">

    Good, on a built page:
        <a href="https://images.example.org/ferry.png">A picture of a ferry</a>
    """

    id, name = "PB705", "request-to-other-host"


class LostPage(Rule):
    """Every page and file that the last published site had is still there, or a redirect leads on from its address.

    Bookmarks, mails and help desks hold these addresses. Put the old id into the `aliases` of the page that takes its
    place. `playbook build --baseline FILE` compares with the `inventory.txt` that lay in an earlier site. Pictures that
    pages show are not in there, nor what belongs to the theme.

    Bad, in the last site's inventory.txt:
        scripts/the-boat-is-late.html

    Good, in the last site's inventory.txt:
        index.html
    """

    id, name = "PB706", "lost-page"


class LostAnchor(Rule):
    """Every place within a page that the last published site had is still there.

    A link to a lost place still opens the page, but at its top; so this is a warning. A heading keeps its old address
    with `{ #old-address }` at its end. The title of a page is no place: its address is that of the page.

    Bad, in the last site's inventory.txt:
        index.html#boats

    Good, in the last site's inventory.txt:
        index.html
    """

    id, name, severity = "PB707", "lost-anchor", Severity.WARNING


RULES: tuple[type[Rule], ...] = (
    BrokenSiteLink,
    MissingSiteAnchor,
    DuplicateHtmlId,
    PageNotBuilt,
    RequestToOtherHost,
    LostPage,
    LostAnchor,
)
"""The family, in the order of its ids."""
