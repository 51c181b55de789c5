"""The summary of a change: a few lines of Markdown for the top of a pull request.

What comes from the content is made inert: no title becomes markup, mentions somebody or refers to another request.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from playbook.changes.diff import Changes, PageChange, count, edits, title
from playbook.diagnostics import Diagnostic
from playbook.reading.source import CONTENT, SourceFile
from playbook.reporters.coverage import percent
from playbook.review.coverage import Coverage, State
from playbook.rules.coverage.reviews import Suspect
from playbook.rules.rule import Severity

_MAX_ITEMS = 10
"""How many items of a list are shown."""


def summary(changes: Changes) -> str:
    """What the change did, whether all is well, and what to do if not."""
    parts = [
        _verdict(changes),
        _problems_to_fix(changes),
        _pages_to_review(changes),
        _pages(changes),
        _coverage(changes),
    ]
    return "\n\n".join(block for part in parts for block in part) + "\n"


def _verdict(changes: Changes) -> Iterator[str]:
    found = [*changes.new, *changes.preexisting]
    errors, earlier = _errors(found), _errors(changes.preexisting)
    things = errors + len(changes.lost)
    warnings = len(found) - errors
    if things:
        yield f"## Not ready yet: {count(things, 'thing')} to do"
        yield (
            "What to do stands below. Edit the pages again in this same request, and all of it is checked anew. "
            "Until then the wiki stays as it is."
        )
    else:
        yield "## All is well"
    told = []
    if earlier:
        some = "All" if earlier == things else earlier
        told.append(f"{some} of {'it' if things == 1 else 'them'} stood there before this change.")
    if warnings:
        told.append(f"{count(warnings, 'warning')}, {'which stops' if warnings == 1 else 'which stop'} nothing.")
    if changes.resolved:
        told.append(f"This change puts {count(len(changes.resolved), 'earlier finding')} right.")
    if told:
        yield " ".join(told)


def _errors(found: Iterable[Diagnostic]) -> int:
    return sum(not _warns(finding) for finding in found)


def _warns(finding: Diagnostic) -> bool:
    return finding.rule.severity is Severity.WARNING


def _problems_to_fix(changes: Changes) -> Iterator[str]:
    new, stood = ([one for one in found if one.rule is not Suspect] for found in (changes.new, changes.preexisting))
    if new or stood:
        yield "### To mend"
        yield _findings(new, stood)


def _pages_to_review(changes: Changes) -> Iterator[str]:
    new, stood = ([one for one in found if one.rule is Suspect] for found in (changes.new, changes.preexisting))
    if new or stood:
        yield "### To read again"
        yield "Something changed on which these pages rest. Their words may still be right: read both and decide."
        yield _findings(new, stood)


def _findings(new: Sequence[Diagnostic], stood: Sequence[Diagnostic]) -> str:
    """The findings, each with its place, its sentence and its help: the new ones first, errors before warnings."""
    told = [(one, "") for one in sorted(new, key=_warns)]
    told += [(one, " (It stood there before.)") for one in sorted(stood, key=_warns)]
    return _list(
        f"{code(str(one.location))}: {'warning: ' if _warns(one) else ''}{escape_for_host(one.message, 400)}{since}\n"
        f"  **What to do:** {escape_for_host(one.help, 600)}"
        for one, since in told
    )


def _pages(changes: Changes) -> Iterator[str]:
    yield "### Pages"
    # First those with which something is to be done.
    ordered = sorted(changes.pages, key=lambda page: page.keeps_address)
    yield _list(map(_page, ordered)) if ordered else "No page changed."


def _page(page: PageChange) -> str:
    match page:
        case PageChange(old=None, new=SourceFile() as new):
            return f"Added: {_name(new)}"
        case PageChange(old=SourceFile() as old, new=None):
            if page.keeps_address and page.leads_to:
                return f"Removed: {_name(old)}. Its old address leads to {_name(page.leads_to)}."
            return f"Removed: {_name(old)}.\n{_nowhere(old)} of the page that takes its place."
        case PageChange(old=SourceFile() as old, new=SourceFile() as new):
            edited = escape_for_host(", ".join(edits(old, new)))
            if old.path == new.path:
                return f"Changed: {_name(new)}: {edited or 'only its layout'}."
            if not page.leads_to:
                renamed = f"Removed and added under another name: {_name(new)}, before {_path(old)}."
                return f"{renamed}\n{_nowhere(old)} of {_path(new)}, if it is the same page."
            lost = "" if page.keeps_address else " The folder is another one, so the old address leads nowhere."
            return f"Renamed: {_name(new)}, before {_path(old)}{edited and ': '}{edited}.{lost}"
    raise AssertionError(page)


def _nowhere(old: SourceFile) -> str:
    alias = code(f"aliases: [{old.path.stem}]")
    return f"  **What to do:** Its old address leads nowhere. Write {alias} between the two {code('---')}"


def _name(file: SourceFile) -> str:
    return f"**{escape_for_host(title(file), 100)}** ({_path(file)})"


def _path(file: SourceFile) -> str:
    return code(f"{CONTENT}/{file.path}")


def _coverage(changes: Changes) -> Iterator[str]:
    yield "### Coverage"
    after, before = changes.after, changes.before or changes.after
    if not after or not before:
        yield "It cannot be told: the settings cannot be read."
        return
    covered = f"**{_arrow(percent(before), percent(after))}**"
    numbers = _arrow(_numbers(before), _numbers(after))
    waived = _arrow(str(before.counts[State.WAIVED]), str(after.counts[State.WAIVED]))
    yield f"{covered} of the articles' ideas have their pages ({numbers}). Left out on purpose (waived): {waived}."
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


# A mention, a reference to an issue, a merge request and the like, a signature of an emoji: on GitHub or GitLab.
_CALL = re.compile(r"[@!$%~&^](?=\w)|#(?=\d)|:(?=[\w+-]+:)|\bGH-(?=\d)")
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$&]")


def escape_for_host(text: str, limit: int = 200) -> str:
    """A text on one line that shows as it is in the middle of a line of Markdown, cut where it is too long."""
    words = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(words) > limit:
        words = words[: limit - 1].rstrip() + "…"
    # An empty comment parts the sign from what it would call, and copying the text leaves it behind.
    parts = [_MARKUP.sub(r"\\\g<0>", part) for part in _CALL.sub("\\g<0>\0", words).split("\0")]
    return "<!-- -->".join(parts)


def code(text: str) -> str:
    """A text as a code span, in which nothing has a meaning."""
    words = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{words}{pad}{fence}"
