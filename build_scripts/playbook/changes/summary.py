"""The summary of a change: a few lines of Markdown for the top of a pull request.

Text from the content is escaped: no title turns into markup, mentions somebody or refers to another request.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from playbook.changes.diff import Changes, PageChange
from playbook.changes.page_edits import describe_edits, title
from playbook.diagnostics import Diagnostic
from playbook.plurals import count
from playbook.reading.source import CONTENT, SourceFile
from playbook.reporters.coverage import percent
from playbook.review.coverage import Coverage, State
from playbook.rules.review.status import Suspect
from playbook.rules.rule import Severity

_MAX_ITEMS = 10
"""The maximum number of items that a list shows."""


def summary(changes: Changes) -> str:
    """Return the summary: what is left to fix, the pages, and the coverage."""
    parts = [
        _verdict(changes),
        _problems_to_fix(changes),
        _pages_to_review(changes),
        _pages(changes),
        _coverage(changes),
    ]
    return "\n\n".join(block for part in parts for block in part) + "\n"


def _verdict(changes: Changes) -> Iterator[str]:
    diagnostics = [*changes.new, *changes.preexisting]
    errors, preexisting = _errors(diagnostics), _errors(changes.preexisting)
    problems = errors + len(changes.without_address)
    warnings = len(diagnostics) - errors
    if problems:
        yield f"## Not ready yet: {count(problems, 'problem')} to fix"
        yield (
            f"See below how to fix {'it' if problems == 1 else 'them'}. Edit the pages again in this same request, and "
            "everything is checked again. Until then, the wiki stays as it is."
        )
    else:
        yield "## Ready: nothing to fix"
    notes = []
    if preexisting:
        notes.append(_preexisting_note(preexisting, problems))
    if warnings:
        notes.append(f"{count(warnings, 'warning')}, which {'blocks' if warnings == 1 else 'block'} nothing.")
    if changes.resolved:
        notes.append(f"This change fixes {count(len(changes.resolved), 'earlier problem')}.")
    if notes:
        yield " ".join(notes)


def _preexisting_note(preexisting: int, problems: int) -> str:
    if problems == 1:
        return "It was there before this change."
    if preexisting == problems:
        return "All of them were there before this change."
    return f"{preexisting} of them {'was' if preexisting == 1 else 'were'} there before this change."


def _errors(diagnostics: Iterable[Diagnostic]) -> int:
    return sum(not _is_warning(item) for item in diagnostics)


def _is_warning(diagnostic: Diagnostic) -> bool:
    return diagnostic.rule.severity is Severity.WARNING


def _problems_to_fix(changes: Changes) -> Iterator[str]:
    new, preexisting = (
        [item for item in diagnostics if item.rule is not Suspect] for diagnostics in (changes.new, changes.preexisting)
    )
    if new or preexisting:
        yield "### To fix"
        yield _diagnostics(new, preexisting)


def _pages_to_review(changes: Changes) -> Iterator[str]:
    new, preexisting = (
        [item for item in diagnostics if item.rule is Suspect] for diagnostics in (changes.new, changes.preexisting)
    )
    if new or preexisting:
        yield "### To re-read"
        yield "Something that these pages depend on has changed. They may still be right: read both, then decide."
        yield _diagnostics(new, preexisting)


def _diagnostics(new: Sequence[Diagnostic], preexisting: Sequence[Diagnostic]) -> str:
    """Return a list of diagnostics: new ones first, errors before warnings."""
    items = [(item, "") for item in sorted(new, key=_is_warning)]
    items += [(item, " (Not new.)") for item in sorted(preexisting, key=_is_warning)]
    return _list(
        f"{code(str(item.location))}: {'warning: ' if _is_warning(item) else ''}"
        f"{escape_for_host(item.message, 400)}{note}\n"
        f"  **What to do:** {escape_for_host(item.help, 600)}"
        for item, note in items
    )


def _pages(changes: Changes) -> Iterator[str]:
    yield "### Pages"
    # Pages with something to do come first.
    pages = sorted(changes.pages, key=lambda page: page.keeps_address)
    yield _list(map(_page, pages)) if pages else "No page changed."


def _page(page: PageChange) -> str:
    match page:
        case PageChange(old=None, new=SourceFile() as new):
            return f"Added: {_name(new)}"
        case PageChange(old=SourceFile() as old, new=None):
            if page.keeps_address and page.redirect:
                return f"Removed: {_name(old)}. Its old address leads to {_name(page.redirect)}."
            return f"Removed: {_name(old)}.\n{_add_alias(old)} of the page that replaces it."
        case PageChange(old=SourceFile() as old, new=SourceFile() as new):
            edits = escape_for_host(", ".join(describe_edits(old, new)))
            if old.path == new.path:
                return f"Changed: {_name(new)}: {edits or 'formatting only'}."
            if not page.redirect:
                replaced = f"Removed, and added under another name: {_name(new)}, formerly {_path(old)}."
                return f"{replaced}\n{_add_alias(old)} of {_path(new)}, if it is the same page."
            lost = "" if page.keeps_address else " It is in another folder now, so its old address no longer works."
            return f"Renamed: {_name(new)}, formerly {_path(old)}{edits and ': '}{edits}.{lost}"
    raise AssertionError(page)


def _add_alias(old: SourceFile) -> str:
    alias = code(f"aliases: [{old.path.stem}]")
    return f"  **What to do:** Its old address no longer works. Add {alias} between the two {code('---')} lines"


def _name(file: SourceFile) -> str:
    return f"**{escape_for_host(title(file), 100)}** ({_path(file)})"


def _path(file: SourceFile) -> str:
    return code(f"{CONTENT}/{file.path}")


def _coverage(changes: Changes) -> Iterator[str]:
    yield "### Coverage"
    after, before = changes.after, changes.before or changes.after
    if not after or not before:
        yield "The coverage is unknown, because the settings cannot be read."
        return
    covered = f"**{_arrow(percent(before), percent(after))}**"
    numbers = _arrow(_numbers(before), _numbers(after))
    waived = _arrow(str(before.counts[State.WAIVED]), str(after.counts[State.WAIVED]))
    yield f"{covered} of the articles' ideas are covered ({numbers}). Left out on purpose (waived): {waived}."
    if changes.regressed:
        yield _list(
            f"{code(passage.key)} is now {passage.state.value}: {escape_for_host(passage.passage.plain_text)}"
            for passage in changes.regressed
        )


def _numbers(coverage: Coverage) -> str:
    return f"{coverage.counts[State.COVERED]} of {coverage.coverable}"


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _list(items: Iterable[str]) -> str:
    lines = [f"- {item}" for item in items]
    more = [f"- … and {len(lines) - _MAX_ITEMS} more"] if len(lines) > _MAX_ITEMS else []
    return "\n".join([*lines[:_MAX_ITEMS], *more])


# Mentions, references to issues, merge requests and the like, and short codes of emoji, on GitHub or GitLab.
_REFERENCE = re.compile(r"[@!$%~&^](?=\w)|#(?=\d)|:(?=[\w+-]+:)|\bGH-(?=\d)")
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$&]")


def escape_for_host(text: str, limit: int = 200) -> str:
    """Return a text, cut to `limit` characters, that the Git host shows literally in the middle of a Markdown line."""
    words = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(words) > limit:
        words = words[: limit - 1].rstrip() + "…"
    # An empty comment after the sign breaks the reference, and is not copied with the text.
    parts = [_MARKUP.sub(r"\\\g<0>", part) for part in _REFERENCE.sub("\\g<0>\0", words).split("\0")]
    return "<!-- -->".join(parts)


def code(text: str) -> str:
    """Return a text as a code span."""
    words = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{words}{pad}{fence}"
