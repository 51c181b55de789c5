"""Changes: what became of the pages, the findings and the coverage from one version of the project to another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from playbook.compile import Compilation
from playbook.diagnostics import Diagnostic
from playbook.reading.front_matter import FrontMatter, parse_front_matter
from playbook.reading.input_limits import MAX_CHARACTERS, sanitize
from playbook.reading.source import CONTENT, SourceFile
from playbook.review.coverage import PASSING_STATES, Coverage, PassageCoverage, measure_coverage

_RENAME_THRESHOLD = 80
"""From which likeness on, in percent, a page that is gone and one that is new pass for the same page renamed."""

_ITEMS = {"they_say": "phrase", "keywords": "keyword", "aliases": "alias"}
"""The fields of which editors add single items, and what such an item is called."""


@dataclass(frozen=True)
class Version:
    """The project at one time: its entries' files by their paths, and what came of them."""

    files: Mapping[PurePosixPath, SourceFile]
    compilation: Compilation

    @property
    def coverage(self) -> Coverage | None:
        """The coverage; None where the settings could not be read, or where there is nothing yet."""
        playbook, settings = self.compilation.playbook, self.compilation.settings
        return measure_coverage(playbook, settings) if playbook and settings and self.files else None


def version(files: Iterable[SourceFile], compilation: Compilation) -> Version:
    """The version that consists of these files; pictures are passed over."""
    return Version({file.path: file for file in files if file.text is not None}, compilation)


@dataclass(frozen=True)
class PageChange:
    """What became of one page. It is new where there is no `old`, gone where there is no `new`.

    `leads_to` is the page to which its old address leads, where the page bears another name or is gone.
    """

    old: SourceFile | None
    new: SourceFile | None
    leads_to: SourceFile | None = None

    @property
    def keeps_address(self) -> bool:
        """Whether its old address still opens a page. The redirect of an alias lies in the folder of its entry."""
        if not self.old:
            return True
        if self.new and self.new.path == self.old.path:
            return True
        return self.leads_to is not None and self.leads_to.path.parent == self.old.path.parent


@dataclass(frozen=True)
class Changes:
    """All that a change did. `preexisting` are the findings that were there before it."""

    pages: tuple[PageChange, ...]
    new: tuple[Diagnostic, ...]
    preexisting: tuple[Diagnostic, ...]
    resolved: tuple[Diagnostic, ...]
    before: Coverage | None
    after: Coverage | None

    @property
    def lost(self) -> tuple[PageChange, ...]:
        """The pages whose old address leads nowhere now."""
        return tuple(page for page in self.pages if not page.keeps_address)

    @property
    def regressed(self) -> tuple[PassageCoverage, ...]:
        """The passages that are not fine, and were in another state before or not there at all."""
        before = {passage.key: passage.state for passage in self.before.passages} if self.before else {}
        now = self.after.passages if self.after else ()
        return tuple(
            passage
            for passage in now
            if passage.state not in PASSING_STATES and passage.state is not before.get(passage.key)
        )


def compare(before: Version, after: Version) -> Changes:
    """What a change did to the project."""
    pages = tuple(_pages(before, after))
    new, preexisting, resolved = _findings(before, after, pages)
    return Changes(pages, new, preexisting, resolved, before.coverage, after.coverage)


def _pages(before: Version, after: Version) -> Iterator[PageChange]:
    """The pages that changed, then those that bear another name, are gone, or are new, each by path."""
    for path in sorted(before.files.keys() & after.files.keys()):
        old, new = before.files[path], after.files[path]
        if old.text != new.text:
            yield PageChange(old, new)
    gone = [before.files[path] for path in sorted(before.files.keys() - after.files.keys())]
    fresh = [after.files[path] for path in sorted(after.files.keys() - before.files.keys())]
    removed = []
    for old in gone:
        bearer = _current_holder(old, after)
        successor = bearer or _most_similar(old, fresh)
        if successor in fresh:
            fresh.remove(successor)
            yield PageChange(old, successor, bearer)
        else:
            removed.append(PageChange(old, None, bearer))
    yield from removed
    yield from (PageChange(None, new) for new in fresh)


def _current_holder(old: SourceFile, after: Version) -> SourceFile | None:
    """The page that bears the id of one that is gone, as its own or as an alias."""
    playbook = after.compilation.playbook
    entry = playbook.resolve(old.path.stem) if playbook else None
    return entry.file if entry else None


def _most_similar(old: SourceFile, fresh: list[SourceFile]) -> SourceFile | None:
    same_kind = [new for new in fresh if new.path.parent == old.path.parent and _readable(old) and _readable(new)]
    likeness = {
        new.path: fuzz.ratio(old.text or "", new.text or "", score_cutoff=_RENAME_THRESHOLD) for new in same_kind
    }
    best = max(same_kind, key=lambda new: likeness[new.path], default=None)
    return best if best and likeness[best.path] else None


def _findings(
    before: Version, after: Version, pages: tuple[PageChange, ...]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """The findings that are new, those that preexisting before, and those that are resolved.

    A finding is the same when its page, its rule and its sentence are; its line may have moved, and a page that was
    renamed is the same page.
    """
    renamed = [(page.old.path, page.new.path) for page in pages if page.old and page.new]
    paths = {f"{CONTENT}/{old}": f"{CONTENT}/{new}" for old, new in renamed}
    ids = {old.stem: new.stem for old, new in renamed}

    def identity(found: Diagnostic) -> tuple[str, str, str]:
        message = re.sub(r'(?<=")[a-z0-9-]+', lambda match: ids.get(match[0], match[0]), found.message)
        return paths.get(found.location.path, found.location.path), found.rule.id, message

    left = Counter(identity(found) for found in before.compilation.diagnostics)
    new: list[Diagnostic] = []
    preexisting: list[Diagnostic] = []
    for found in after.compilation.diagnostics:
        known = (found.location.path, found.rule.id, found.message)
        (preexisting if left[known] > 0 else new).append(found)
        left[known] -= 1
    hiding = _unreadable_paths(after)
    resolved: list[Diagnostic] = []
    for found in before.compilation.diagnostics if before.files and after.compilation.playbook else ():
        if left[identity(found)] > 0 and identity(found)[0] not in hiding:
            resolved.append(found)
            left[identity(found)] -= 1
    return tuple(new), tuple(preexisting), tuple(resolved)


def _unreadable_paths(version: Version) -> set[str]:
    """The files of which not all can be read, so that what else is wrong with them may stay hidden."""
    playbook = version.compilation.playbook
    read = {entry.file.path for entry in playbook.entries.values() if entry.front.valid} if playbook else set()
    return {f"{CONTENT}/{path}" for path in version.files.keys() - read}


def title(file: SourceFile) -> str:
    """The title of a page, or the name of its file where none can be read."""
    written = _front_matter(file).values.get("title")
    return written if isinstance(written, str) and written.strip() else file.path.stem


def _readable(file: SourceFile) -> SourceFile | None:
    return sanitize(file)[0] if len(file.text or "") <= MAX_CHARACTERS else None


def _front_matter(file: SourceFile) -> FrontMatter:
    readable = _readable(file)
    return parse_front_matter(readable)[0] if readable else FrontMatter({}, {}, {}, 0, 0, 0, valid=False)


def edits(old: SourceFile, new: SourceFile) -> list[str]:
    """What was changed in a page, in words: "2 phrases added", "summary changed", "1 line changed"."""
    if not _readable(old) or not _readable(new):
        return ["much of it changed"]
    old_front, new_front = _front_matter(old), _front_matter(new)
    if not old_front.valid or not new_front.valid:
        return _lines(old.text or "", new.text or "")
    words = [
        said
        for field in {**new_front.values, **old_front.values}
        for said in _field(field, old_front.values.get(field), new_front.values.get(field))
    ]
    return words + _lines((old.text or "")[old_front.body_start :], (new.text or "")[new_front.body_start :])


def _field(name: str, old: object, new: object) -> Iterator[str]:
    if old == new:
        return
    if name in _ITEMS and isinstance(old or [], list) and isinstance(new or [], list):
        olds, news = list(old or []), list(new or [])  # type: ignore[call-overload]
        added, removed = [item for item in news if item not in olds], [item for item in olds if item not in news]
        if added:
            yield f"{count(len(added), _ITEMS[name])} added"
        if removed:
            yield f"{count(len(removed), _ITEMS[name])} removed"
        if not added and not removed:
            yield f"{name} changed"
    else:
        yield f"{name} {'added' if old is None else 'removed' if new is None else 'changed'}"


def _lines(old: str, new: str) -> list[str]:
    before, after = ([line.strip() for line in text.splitlines() if line.strip()] for text in (old, new))
    kinds = Counter(step.tag for step in Levenshtein.editops(before, after))
    words = {"replace": "changed", "insert": "added", "delete": "removed"}
    return [f"{count(kinds[tag], 'line')} {word}" for tag, word in words.items() if kinds[tag]]


def count(number: int, noun: str) -> str:
    """A number of things, in words: "1 line", "2 aliases"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}{'es' if noun.endswith('s') else 's'}"
