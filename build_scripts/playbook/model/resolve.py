"""Linking: entries into a playbook in which every reference is resolved, and a finding for each that cannot be."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Set
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote

from playbook.diagnostics import Diagnostic, closest_match, did_you_mean
from playbook.kinds.article import ARTICLES, Article
from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.model.graph import CITATION, REFERENCE, Link, Playbook
from playbook.reading.inline import Reference
from playbook.reading.source import CONTENT, SourceFile
from playbook.rules.links import (
    AliasTaken,
    BrokenLink,
    LinkLeavesContent,
    MissingAnchor,
    SelfReference,
    UnknownEntry,
    UnknownPassage,
    WrongKind,
)
from playbook.rules.rule import Rule


def link(
    entries: Iterable[Entry],
    assets: Iterable[SourceFile],
    faulty: Set[str],
    reviews: Mapping[str, Mapping[str, str]],
    today: date,
) -> tuple[Playbook, list[Diagnostic]]:
    """Resolve every relation and reference.

    `faulty` are the ids of files that exist but are no entries: what leads to them is passed over in silence, since the
    fault is told where it is.
    """
    by_id = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}
    linker = _Linker(by_id, {asset.path for asset in assets}, faulty)
    links = [found for entry in by_id.values() for found in linker.links(entry)]
    return Playbook(by_id, tuple(links), linker.aliases, tuple(assets), reviews, today), linker.diagnostics


class _Linker:
    def __init__(self, entries: Mapping[str, Entry], assets: Set[PurePosixPath], faulty: Set[str]) -> None:
        self.entries = entries
        self.assets = assets
        self.faulty = faulty
        self.diagnostics: list[Diagnostic] = []
        self.by_path = {entry.file.path: entry for entry in entries.values()}
        self.aliases: dict[str, Entry] = {}
        for entry in entries.values():
            self._add_aliases(entry)

    def report(self, entry: Entry, rule: type[Rule], message: str, help: str, offset: int) -> None:
        self.diagnostics.append(entry.file.diagnostic(rule, message, help, offset))

    def _add_aliases(self, entry: Entry) -> None:
        for index, alias in enumerate(entry.fields.aliases):
            bearer = self.entries.get(alias) or self.aliases.get(alias)
            if not bearer:
                self.aliases[alias] = entry
                continue
            if bearer is entry:
                message = f'The alias "{alias}" is this entry\'s own id, or stands twice.'
            elif entry.id in bearer.fields.aliases:
                message = f'The alias "{alias}" makes a circle: "{bearer.id}" names "{entry.id}" as its own alias.'
            else:
                message = f'The alias "{alias}" belongs to {CONTENT}/{bearer.file.path}.'
            help = "An alias is an old id that no entry bears any more; take this one away."
            self.report(entry, AliasTaken, message, help, entry.front.offset(("aliases", index)))

    def links(self, entry: Entry) -> Iterable[Link]:
        for field, relation in KINDS[entry.kind].relations.items():
            value = getattr(entry.fields, field, ())  # a field that is wrong is not there
            for index, id in enumerate((value,) if isinstance(value, str) else value):
                target = self._find(entry, id, entry.front.offset((field, index)), relation.target)
                if target:
                    yield Link(entry, field, target)
        for reference in entry.body.references:
            yield from self._resolve(entry, reference)

    def _find(self, entry: Entry, id: str, offset: int, kind: str = "") -> Entry | None:
        target = self.entries.get(id) or self.aliases.get(id)
        if not target:
            if id not in self.faulty:
                otherwise = f"Write the id of an entry: the name of its file in {CONTENT}/ without .md."
                help = did_you_mean(id, self._ids(kind), otherwise)
                self.report(entry, UnknownEntry, f'There is no entry "{id}".', help, offset)
        elif kind and target.kind != kind:
            message = f'"{id}" is one of the {target.kind}, not of the {kind}.'
            help = did_you_mean(id, self._ids(kind), f"Name an entry from {CONTENT}/{kind}/.")
            self.report(entry, WrongKind, message, help, offset)
        elif target is entry:
            self.report(entry, SelfReference, "This entry leads to itself.", "Name another entry.", offset)
        else:
            return target
        return None

    def _ids(self, kind: str) -> list[str]:
        return [entry.id for entry in self.entries.values() if entry.kind == kind or not kind]

    def _resolve(self, entry: Entry, reference: Reference) -> Iterable[Link]:
        if reference.form == "entry":
            target = self._find(entry, reference.target, reference.start)
            if target:
                yield Link(entry, REFERENCE, target, None, reference)
        elif reference.form == "citation":
            target = self._find(entry, reference.target, reference.start, ARTICLES.name)
            if isinstance(target, Article):
                yield from self._cite(entry, reference, target)
        else:
            yield from self._follow(entry, reference)

    def _cite(self, entry: Entry, reference: Reference, article: Article) -> Iterable[Link]:
        passage = article.passage(reference.anchor)
        if passage:
            yield Link(entry, CITATION, article, passage, reference)
            return
        ids = [known.id for known in article.passages]
        message = (
            f'The article "{article.id}" has no passage "{reference.anchor}".'
            if reference.anchor
            else "This citation names no passage."
        )
        help = did_you_mean(reference.anchor, ids, f"Its passages: {', '.join(ids[:6])}{', …' if ids[6:] else ''}.")
        self.report(entry, UnknownPassage, message, help, reference.start)

    def _follow(self, entry: Entry, reference: Reference) -> Iterable[Link]:
        """A relative Markdown link, or a picture."""
        if not reference.target:
            # Kept as a link, since the text may be shown on another page, where "#here" would lead nowhere.
            yield Link(entry, REFERENCE, entry, None, reference)
            self._check_anchor(entry, reference, entry)
            return
        folder = entry.file.path.parent.as_posix()
        joined = posixpath.normpath(posixpath.join(folder, unquote(reference.target)))
        path = PurePosixPath(joined)
        if reference.target.startswith("/") or joined.startswith(".."):
            message = f'The link "{reference.target}" leads out of {CONTENT}/.'
            help = f"Link to an entry by [[id]], or to a file below {CONTENT}/ by a relative path."
            self.report(entry, LinkLeavesContent, message, help, reference.start)
        elif target := self.by_path.get(path):
            yield Link(entry, REFERENCE, target, None, reference)
            self._check_anchor(entry, reference, target)
        elif path not in self.assets and not (path.suffix == ".md" and path.stem in self.faulty):
            near = closest_match(joined, [*map(str, self.by_path), *map(str, self.assets)])
            help = f"Paths are relative to {CONTENT}/{folder}/; [[id]] needs no path."
            if near:
                help = f'Did you mean "{posixpath.relpath(near, folder)}"?'
            self.report(entry, BrokenLink, f'There is no file "{joined}".', help, reference.start)

    def _check_anchor(self, entry: Entry, reference: Reference, target: Entry) -> None:
        known = anchors(target)
        if reference.anchor and reference.anchor not in known:
            message = f'"{target.id}" has no place "#{reference.anchor}".'
            help = did_you_mean(reference.anchor, known, f"Its places: {', '.join(sorted(known)) or 'none'}.")
            self.report(entry, MissingAnchor, message, help, reference.start)


def anchors(entry: Entry) -> set[str]:
    """The authored places within a page to which a link can lead: its passages and its headings."""
    found = {passage.id for passage in entry.passages} if isinstance(entry, Article) else set()
    return found | entry.body.anchors.keys()
