"""The edits of a page in words, such as "2 phrases added" or "summary changed"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from playbook.plurals import count
from playbook.reading.front_matter import FrontMatter, parse_front_matter
from playbook.reading.input_limits import MAX_CHARACTERS, sanitize
from playbook.reading.source import SourceFile

_ITEMS = {"they_say": "phrase", "keywords": "keyword", "aliases": "alias"}
"""The fields whose items are counted one by one, and the noun for an item."""


def readable(file: SourceFile) -> SourceFile | None:
    """Return the file without control characters, or None if it is too long to be parsed or compared."""
    return sanitize(file)[0] if len(file.text or "") <= MAX_CHARACTERS else None


def title(file: SourceFile) -> str:
    """Return the title of a page, or the name of its file if it has no valid title."""
    value = _front_matter(file).values.get("title")
    return value if isinstance(value, str) and value.strip() else file.path.stem


def _front_matter(file: SourceFile) -> FrontMatter:
    text = readable(file)
    return parse_front_matter(text)[0] if text else FrontMatter({}, {}, {}, 0, 0, 0, valid=False)


def describe_edits(old: SourceFile, new: SourceFile) -> list[str]:
    """Return the edits between two versions of a page; none if only whitespace or the layout of a field differs."""
    if not readable(old) or not readable(new):
        return ["too long to compare"]
    old_front, new_front = _front_matter(old), _front_matter(new)
    if not old_front.valid or not new_front.valid:
        return _describe_lines(old.text or "", new.text or "")
    fields = [
        phrase
        for field in {**new_front.values, **old_front.values}
        for phrase in _describe_field(field, old_front.values.get(field), new_front.values.get(field))
    ]
    lines = _describe_lines((old.text or "")[old_front.body_start :], (new.text or "")[new_front.body_start :])
    return fields + lines


def _describe_field(name: str, old: object, new: object) -> Iterator[str]:
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


def _describe_lines(old: str, new: str) -> list[str]:
    before, after = ([line.strip() for line in text.splitlines() if line.strip()] for text in (old, new))
    steps = Counter(step.tag for step in Levenshtein.editops(before, after))
    verbs = {"replace": "changed", "insert": "added", "delete": "removed"}
    return [f"{count(steps[tag], 'line')} {verb}" for tag, verb in verbs.items() if steps[tag]]
