"""Links: every way from one entry to another leads somewhere."""

from __future__ import annotations

from playbook.rules.rule import Rule, Severity


class UnknownEntry(Rule):
    """A reference names an entry that exists.

    The name is that of the file without `.md`, or an old one that stands in the entry's `aliases`.

    Bad, in an anecdote:
        As always: [[tell-the-tim]].

    Good, in an anecdote:
        As always: [[tell-the-time]].
    """

    id, name = "PB401", "unknown-entry"


class UnknownPassage(Rule):
    """A citation names a passage of its article.

    The name is the id in the mark at the passage's end.

    Bad, in an anecdote:
        They asked again. [@gull-on-ferries#ask-twice]

    Good, in an anecdote:
        They asked again. [@gull-on-ferries#asks-twice]
    """

    id, name = "PB402", "unknown-passage"


class WrongKind(Rule):
    """A relation leads to an entry of the kind that it is for.

    A script is for a situation and leans on principles, a tension is between principles, a citation is of an article.

    Bad, in an anecdote:
        illustrates: [asks-when-it-leaves]

    Good, in an anecdote:
        illustrates: [tell-the-time]
    """

    id, name = "PB403", "wrong-kind"


class BrokenLink(Rule):
    """A relative link, or a picture, leads to a file that exists.

    Paths are relative to the folder of the file. `[[id]]` needs no path.

    Bad, in an anecdote:
        See [the principle](tell-the-time.md).

    Good, in an anecdote:
        See [the principle](../principles/tell-the-time.md).
    """

    id, name = "PB404", "broken-link"


class LinkLeavesContent(Rule):
    """A link stays within `content/`.

    A path that begins with a slash, or climbs too high, leads elsewhere on another host.

    Bad, in an anecdote:
        See [the principle](/principles/tell-the-time.html).

    Good, in an anecdote:
        See [the principle](../principles/tell-the-time.md).
    """

    id, name = "PB405", "link-leaves-content"


class AliasTaken(Rule):
    """An alias is an old id that nobody bears any more, and leads to one entry.

    Aliases keep old links and bookmarks working after a page was renamed.

    Bad, in an anecdote:
        aliases: [tell-the-time]

    Good, in an anecdote:
        aliases: [just-a-time]
    """

    id, name = "PB406", "alias-taken"


class SelfReference(Rule):
    """An entry does not lead to itself.

    Nobody needs a link to the page that they read.

    Bad, in an anecdote:
        As in [[only-a-time]].

    Good, in an anecdote:
        As in [[tell-the-time]].
    """

    id, name = "PB407", "self-reference"


class MissingAnchor(Rule):
    """What follows the `#` of a link is a heading or a passage of that page.

    Otherwise the browser opens the page at its top, and the reader has to search.

    Bad, in an anecdote:
        See [how](../principles/tell-the-time.md#how-to-act).

    Good, in an anecdote:
        See [how](../principles/tell-the-time.md#how-to-act-on-it).
    """

    id, name = "PB408", "missing-anchor"
    former_names = ("dead-anchor",)


class RawHtmlLink(Rule):
    """Links and pictures are written in Markdown, not in HTML.

    What stands in an HTML tag is checked by nobody, and leads nowhere when a page is renamed.

    Bad, in an anecdote:
        See <a href="../principles/tell-the-time.html">the principle</a>.

    Good, in an anecdote:
        See [[tell-the-time|the principle]].
    """

    id, name, severity = "PB409", "raw-html-link", Severity.ERROR


class UndefinedLink(Rule):
    """A link of the form `[words][label]` has a line `[label]: address` in the same file.

    Without it the page shows the brackets, and no link.

    Bad, in an anecdote:
        See [the principle][time].

    Good, in an anecdote:
        See [[tell-the-time|the principle]].
    """

    id, name, severity = "PB410", "undefined-link", Severity.ERROR


class MissingAltText(Rule):
    """A picture says in words what it shows.

    Who cannot see it hears these words instead.

    Bad, in an anecdote:
        ![](queue.png)

    Good, in an anecdote:
        ![Twenty people wait in the rain](queue.png)
    """

    id, name, severity = "PB411", "missing-alt-text", Severity.ERROR
    former_names = ("image-without-text",)


RULES: tuple[type[Rule], ...] = (
    UnknownEntry,
    UnknownPassage,
    WrongKind,
    BrokenLink,
    LinkLeavesContent,
    AliasTaken,
    SelfReference,
    MissingAnchor,
    RawHtmlLink,
    UndefinedLink,
    MissingAltText,
)
"""The family, in the order of its ids."""
