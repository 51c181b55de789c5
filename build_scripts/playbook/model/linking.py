"""Linking entries into a playbook: every reference is resolved, or reported."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Set
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote

from playbook.diagnostics import Diagnostic
from playbook.kinds.article import ARTICLES, Article
from playbook.kinds.registry import KINDS
from playbook.model.entry import Entry
from playbook.model.playbook import CITATION, REFERENCE, Link, Playbook
from playbook.reading.inline import Reference
from playbook.reading.source import SourceFile
from playbook.rules.links.targets import (
    alias_taken,
    broken_link,
    link_leaves_content,
    missing_anchor,
    self_reference,
    unknown_entry,
    unknown_passage,
    wrong_kind,
)


def link_entries(
    entries: Iterable[Entry],
    assets: Iterable[SourceFile],
    unparsed_ids: Set[str],
    reviews: Mapping[str, Mapping[str, str]],
    today: date,
) -> tuple[Playbook, list[Diagnostic]]:
    """Resolve every relation and reference.

    `unparsed_ids` are the ids of files that could not be read as entries. Links to them are not reported, because the
    problem is reported in the file itself.
    """
    by_id = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}
    linker = _Linker(by_id, {asset.path for asset in assets}, unparsed_ids)
    links = [relation for entry in by_id.values() for relation in linker.links(entry)]
    return Playbook(by_id, tuple(links), linker.aliases, tuple(assets), reviews, today), linker.diagnostics


class _Linker:
    def __init__(self, entries: Mapping[str, Entry], assets: Set[PurePosixPath], unparsed_ids: Set[str]) -> None:
        self.entries = entries
        self.assets = assets
        self.unparsed_ids = unparsed_ids
        self.diagnostics: list[Diagnostic] = []
        self.by_path = {entry.file.path: entry for entry in entries.values()}
        self.aliases: dict[str, Entry] = {}
        for entry in entries.values():
            self._add_aliases(entry)

    def _add_aliases(self, entry: Entry) -> None:
        for index, alias in enumerate(entry.fields.aliases):
            holder = self.entries.get(alias) or self.aliases.get(alias)
            if holder:
                self.diagnostics.append(alias_taken(entry, index, holder))
            else:
                self.aliases[alias] = entry

    def links(self, entry: Entry) -> Iterable[Link]:
        for field, relation in KINDS[entry.kind].relations.items():
            value = getattr(entry.fields, field, ())  # an invalid field is missing
            for index, id in enumerate((value,) if isinstance(value, str) else value or ()):
                target = self._find(entry, id, entry.front.offset((field, index)), relation.target)
                if target:
                    yield Link(entry, field, target)
        for reference in entry.body.references:
            yield from self._resolve(entry, reference)

    def _find(self, entry: Entry, id: str, offset: int, kind: str = "") -> Entry | None:
        target = self.entries.get(id) or self.aliases.get(id)
        if not target:
            if id not in self.unparsed_ids:
                self.diagnostics.append(unknown_entry(entry, id, self._ids(kind), offset))
        elif kind and target.kind != kind:
            self.diagnostics.append(wrong_kind(entry, target, kind, self._ids(kind), id, offset))
        elif target is entry:
            self.diagnostics.append(self_reference(entry, offset))
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
        else:
            self.diagnostics.append(unknown_passage(entry, article, reference))

    def _follow(self, entry: Entry, reference: Reference) -> Iterable[Link]:
        """Resolve a relative Markdown link, or an image."""
        if not reference.target:
            # Kept as a link, since the text may be shown on another page, where "#here" would lead nowhere.
            yield Link(entry, REFERENCE, entry, None, reference)
            self._check_anchor(entry, reference, entry)
            return
        folder = entry.file.path.parent.as_posix()
        joined = posixpath.normpath(posixpath.join(folder, unquote(reference.target)))
        path = PurePosixPath(joined)
        if reference.target.startswith("/") or joined.startswith(".."):
            self.diagnostics.append(link_leaves_content(entry, reference))
        elif target := self.by_path.get(path):
            yield Link(entry, REFERENCE, target, None, reference)
            self._check_anchor(entry, reference, target)
        elif path not in self.assets and not (path.suffix == ".md" and path.stem in self.unparsed_ids):
            known = [*map(str, self.by_path), *map(str, self.assets)]
            self.diagnostics.append(broken_link(entry, joined, known, reference.start))

    def _check_anchor(self, entry: Entry, reference: Reference, target: Entry) -> None:
        known = anchors(target)
        if reference.anchor and reference.anchor not in known:
            self.diagnostics.append(missing_anchor(entry, target, reference, known))


def anchors(entry: Entry) -> set[str]:
    """Return the anchors that an author can link to: passages and headings."""
    passages = {passage.id for passage in entry.passages} if isinstance(entry, Article) else set()
    return passages | entry.body.anchors.keys()
