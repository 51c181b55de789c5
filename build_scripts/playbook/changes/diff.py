"""The differences in pages, diagnostics and coverage between two versions of the project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from playbook.changes.page_edits import readable
from playbook.compile import Compilation
from playbook.diagnostics import Diagnostic
from playbook.reading.source import CONTENT, SourceFile
from playbook.review.coverage import PASSING_STATES, Coverage, PassageCoverage, measure_coverage

_RENAME_THRESHOLD = 80
"""The similarity, in percent, from which a removed page and an added page count as one renamed page."""


@dataclass(frozen=True)
class Version:
    """The project at one point in time: the files of its entries by path, and their compilation."""

    files: Mapping[PurePosixPath, SourceFile]
    compilation: Compilation

    @property
    def coverage(self) -> Coverage | None:
        """The coverage; None if the settings cannot be read or there are no files."""
        playbook, settings = self.compilation.playbook, self.compilation.settings
        return measure_coverage(playbook, settings) if playbook and settings and self.files else None


def version(files: Iterable[SourceFile], compilation: Compilation) -> Version:
    """Return the version that consists of these files, without the images among them."""
    return Version({file.path: file for file in files if file.text is not None}, compilation)


@dataclass(frozen=True)
class PageChange:
    """A changed, renamed, removed (without `new`) or added (without `old`) page.

    `redirect` is the page that the old address of a renamed or removed page leads to, if any.
    """

    old: SourceFile | None
    new: SourceFile | None
    redirect: SourceFile | None = None

    @property
    def keeps_address(self) -> bool:
        """Whether its old address still opens a page. The redirect of an alias is in the folder of its entry."""
        if not self.old:
            return True
        if self.new and self.new.path == self.old.path:
            return True
        return self.redirect is not None and self.redirect.path.parent == self.old.path.parent


@dataclass(frozen=True)
class Changes:
    """The changed pages, the new, preexisting and resolved diagnostics, and the coverage before and after."""

    pages: tuple[PageChange, ...]
    new: tuple[Diagnostic, ...]
    preexisting: tuple[Diagnostic, ...]
    resolved: tuple[Diagnostic, ...]
    before: Coverage | None
    after: Coverage | None

    @property
    def without_address(self) -> tuple[PageChange, ...]:
        """The pages whose old address no longer works."""
        return tuple(page for page in self.pages if not page.keeps_address)

    @property
    def regressed(self) -> tuple[PassageCoverage, ...]:
        """The passages that fail now, and were in another state before or did not exist."""
        before = {passage.key: passage.state for passage in self.before.passages} if self.before else {}
        now = self.after.passages if self.after else ()
        return tuple(
            passage
            for passage in now
            if passage.state not in PASSING_STATES and passage.state is not before.get(passage.key)
        )


def compare(before: Version, after: Version) -> Changes:
    """Return the changes from one version to another."""
    pages = tuple(_compare_pages(before, after))
    new, preexisting, resolved = _compare_diagnostics(before, after, pages)
    return Changes(pages, new, preexisting, resolved, before.coverage, after.coverage)


def _compare_pages(before: Version, after: Version) -> Iterator[PageChange]:
    """Yield the changed, then the renamed, the removed and the added pages, each group by path."""
    for path in sorted(before.files.keys() & after.files.keys()):
        old, new = before.files[path], after.files[path]
        if old.text != new.text:
            yield PageChange(old, new)
    missing = [before.files[path] for path in sorted(before.files.keys() - after.files.keys())]
    added = [after.files[path] for path in sorted(after.files.keys() - before.files.keys())]
    removed = []
    for old in missing:
        holder = _current_holder(old, after)
        successor = holder or _most_similar(old, added)
        if successor in added:
            added.remove(successor)
            yield PageChange(old, successor, holder)
        else:
            removed.append(PageChange(old, None, holder))
    yield from removed
    yield from (PageChange(None, new) for new in added)


def _current_holder(old: SourceFile, after: Version) -> SourceFile | None:
    """Return the page that now has the id of a missing one, as its own or as an alias."""
    playbook = after.compilation.playbook
    entry = playbook.resolve(old.path.stem) if playbook else None
    return entry.file if entry else None


def _most_similar(old: SourceFile, added: list[SourceFile]) -> SourceFile | None:
    same_kind = [new for new in added if new.path.parent == old.path.parent and readable(old) and readable(new)]
    similarity = {
        new.path: fuzz.ratio(old.text or "", new.text or "", score_cutoff=_RENAME_THRESHOLD) for new in same_kind
    }
    best = max(same_kind, key=lambda new: similarity[new.path], default=None)
    return best if best and similarity[best.path] else None


def _compare_diagnostics(
    before: Version, after: Version, pages: tuple[PageChange, ...]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return the new, the preexisting and the resolved diagnostics.

    Two diagnostics are the same if they have the same page, rule and message, even on different lines. A renamed page
    stays the same page.
    """
    renamed = [(page.old.path, page.new.path) for page in pages if page.old and page.new]
    paths = {f"{CONTENT}/{old}": f"{CONTENT}/{new}" for old, new in renamed}
    ids = {old.stem: new.stem for old, new in renamed}

    def identity(item: Diagnostic) -> tuple[str, str, str]:
        message = re.sub(r'(?<=")[a-z0-9-]+', lambda match: ids.get(match[0], match[0]), item.message)
        return paths.get(item.location.path, item.location.path), item.rule.id, message

    unmatched = Counter(identity(item) for item in before.compilation.diagnostics)
    new: list[Diagnostic] = []
    preexisting: list[Diagnostic] = []
    for item in after.compilation.diagnostics:
        key = (item.location.path, item.rule.id, item.message)
        (preexisting if unmatched[key] > 0 else new).append(item)
        unmatched[key] -= 1
    unreadable = _unreadable_paths(after)
    resolved: list[Diagnostic] = []
    for item in before.compilation.diagnostics if before.files and after.compilation.playbook else ():
        if unmatched[identity(item)] > 0 and identity(item)[0] not in unreadable:
            resolved.append(item)
            unmatched[identity(item)] -= 1
    return tuple(new), tuple(preexisting), tuple(resolved)


def _unreadable_paths(version: Version) -> set[str]:
    """Return the files that cannot be fully read: problems that were reported in them before may only be hidden."""
    playbook = version.compilation.playbook
    entries = playbook.entries.values() if playbook else ()
    valid = {entry.file.path for entry in entries if entry.front.valid}
    return {f"{CONTENT}/{path}" for path in version.files.keys() - valid}
