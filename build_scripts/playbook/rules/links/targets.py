"""Rules about the targets of references, citations, links and aliases."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable

from playbook.diagnostics import Diagnostic
from playbook.kinds.article import Article
from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.reading.inline import Reference
from playbook.reading.source import CONTENT
from playbook.rules.rule import Rule
from playbook.suggestions import closest_match, did_you_mean


class UnknownEntry(Rule):
    """A reference names an entry that exists.

    The name is that of the file without `.md`, or a former one listed in the entry's `aliases`.

    Bad, in an anecdote:
        As always: [[tell-the-tim]].

    Good, in an anecdote:
        As always: [[tell-the-time]].
    """

    id, name = "PB401", "unknown-entry"


def unknown_entry(entry: Entry, id: str, known: Iterable[str], offset: int) -> Diagnostic:
    """Report a reference to an entry that does not exist; `known` are the ids that could be meant."""
    otherwise = f"Write the id of an entry: the name of its file in {CONTENT}/ without .md."
    help = did_you_mean(id, known, otherwise)
    return entry.file.diagnostic(UnknownEntry, f'There is no entry "{id}".', help, offset)


class UnknownPassage(Rule):
    """A citation names a passage of its article.

    The name is the id in the mark at the end of the passage.

    Bad, in an anecdote:
        They asked again. [@gull-on-ferries#ask-twice]

    Good, in an anecdote:
        They asked again. [@gull-on-ferries#asks-twice]
    """

    id, name = "PB402", "unknown-passage"


def unknown_passage(entry: Entry, article: Article, citation: Reference) -> Diagnostic:
    """Report a citation of a passage that its article does not have."""
    ids = [passage.id for passage in article.passages]
    message = "This citation names no passage."
    if citation.anchor:
        message = f'The article "{article.id}" has no passage "{citation.anchor}".'
    some = f"{', '.join(ids[:6])}{', …' if ids[6:] else ''}"
    otherwise = f"Write one of its passages after the #: {some}." if ids else "Give the passage an id first."
    help = did_you_mean(citation.anchor, ids, otherwise)
    return entry.file.diagnostic(UnknownPassage, message, help, citation.start)


class WrongKind(Rule):
    """A relation leads to an entry of the right kind.

    A script is for a situation and applies principles, a tension is between principles, a citation is of an article.

    Bad, in an anecdote:
        illustrates: [asks-when-it-leaves]

    Good, in an anecdote:
        illustrates: [tell-the-time]
    """

    id, name = "PB403", "wrong-kind"


def wrong_kind(entry: Entry, target: Entry, kind: str, known: Iterable[str], id: str, offset: int) -> Diagnostic:
    """Report a relation to an entry that is not of the required kind; `known` are the ids of that kind."""
    message = f'"{id}" is {KINDS[target.kind].a_singular}, not {KINDS[kind].a_singular}.'
    help = did_you_mean(id, known, f"Name an entry from {CONTENT}/{kind}/.")
    return entry.file.diagnostic(WrongKind, message, help, offset)


class BrokenLink(Rule):
    """A relative link, or an image, leads to a file that exists.

    Paths are relative to the folder of the file. `[[id]]` needs no path.

    Bad, in an anecdote:
        See [the principle](tell-the-time.md).

    Good, in an anecdote:
        See [the principle](../principles/tell-the-time.md).
    """

    id, name = "PB404", "broken-link"


def broken_link(entry: Entry, path: str, known: Iterable[str], offset: int) -> Diagnostic:
    """Report a link to a file that does not exist in the content; `known` are the paths of all files."""
    folder = entry.file.path.parent.as_posix()
    similar = closest_match(path, known)
    help = f"Write a path relative to {CONTENT}/{folder}/, or [[id]], which needs no path."
    if similar:
        help = f'Did you mean "{posixpath.relpath(similar, folder)}"?'
    return entry.file.diagnostic(BrokenLink, f'There is no file "{CONTENT}/{path}".', help, offset)


class LinkLeavesContent(Rule):
    """A link stays within `content/`.

    A path that begins with a slash, or goes up too far, leads somewhere else on another host.

    Bad, in an anecdote:
        See [the principle](/principles/tell-the-time.html).

    Good, in an anecdote:
        See [the principle](../principles/tell-the-time.md).
    """

    id, name = "PB405", "link-leaves-content"


def link_leaves_content(entry: Entry, link: Reference) -> Diagnostic:
    """Report a link to a file outside of the content."""
    message = f'The link "{link.target}" leads out of {CONTENT}/.'
    help = f"Link to an entry as [[id]], or to a file in {CONTENT}/ by a relative path."
    return entry.file.diagnostic(LinkLeavesContent, message, help, link.start)


class AliasTaken(Rule):
    """An alias is a former id that no entry has any more, and leads to one entry.

    Aliases keep old links and bookmarks working after a page is renamed.

    Bad, in an anecdote:
        aliases: [tell-the-time]

    Good, in an anecdote:
        aliases: [just-a-time]
    """

    id, name = "PB406", "alias-taken"


def alias_taken(entry: Entry, index: int, holder: Entry) -> Diagnostic:
    """Report an alias that is the id or an alias of the `holder`."""
    alias = entry.fields.aliases[index]
    if alias == entry.id:
        message = f'The alias "{alias}" is the id of this entry itself.'
    elif holder is entry:
        message = f'The alias "{alias}" appears twice.'
    elif entry.id in holder.fields.aliases:
        message = f'The alias "{alias}" makes a circle: "{holder.id}" has the alias "{entry.id}".'
    else:
        message = f'The alias "{alias}" belongs to {CONTENT}/{holder.file.path}.'
    help = "Remove it; an alias is a former id that no entry has any more."
    return entry.file.diagnostic(AliasTaken, message, help, entry.front.offset(("aliases", index)))


class SelfReference(Rule):
    """An entry does not link to itself.

    Nobody needs a link to the page that they are reading.

    Bad, in an anecdote:
        As in [[only-a-time]].

    Good, in an anecdote:
        As in [[tell-the-time]].
    """

    id, name = "PB407", "self-reference"


def self_reference(entry: Entry, offset: int) -> Diagnostic:
    """Report a reference of an entry to itself."""
    return entry.file.diagnostic(SelfReference, "This entry links to itself.", "Name another entry.", offset)


class MissingAnchor(Rule):
    """The part of a link after the `#` is a heading or a passage of that page.

    Otherwise the browser opens the page at its top, and the reader has to search.

    Bad, in an anecdote:
        See [how](../principles/tell-the-time.md#how-to-act).

    Good, in an anecdote:
        See [how](../principles/tell-the-time.md#how-to-act-on-it).
    """

    id, name = "PB408", "missing-anchor"
    former_names = ("dead-anchor",)


def missing_anchor(entry: Entry, target: Entry, link: Reference, known: Collection[str]) -> Diagnostic:
    """Report a link to an anchor that its target does not have; `known` are those that it has."""
    otherwise = f"Use one of these anchors: {', '.join(sorted(known))}." if known else "Remove what follows the #."
    return entry.file.diagnostic(
        MissingAnchor,
        f'"{target.id}" has no heading or passage "#{link.anchor}".',
        did_you_mean(link.anchor, known, otherwise),
        link.start,
    )


RULES: tuple[type[Rule], ...] = (
    UnknownEntry,
    UnknownPassage,
    WrongKind,
    BrokenLink,
    LinkLeavesContent,
    AliasTaken,
    SelfReference,
    MissingAnchor,
)
"""The rules of this module, in the order of their ids."""
