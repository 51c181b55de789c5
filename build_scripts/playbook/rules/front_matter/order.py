"""The rule about the order of the fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.diagnostics import Diagnostic, Edit
from playbook.kinds.kind import Kind
from playbook.model.entry import Entry
from playbook.reading.front_matter import FrontMatter
from playbook.rules.rule import Rule, Severity

_COMMENT_ABOVE = re.compile(r"(?:^[ \t]*#.*\n)+\Z", re.MULTILINE)
_COMMENTS_AT_END = re.compile(r"(?:^[ \t]*(?:#.*)?\n)+\Z", re.MULTILINE)


class FieldOrder(Rule):
    """The fields are in their usual order: title and summary, then those of the kind, then those that all kinds share.

    They are found faster, and changes are easier to read. `playbook check --fix` puts them in order.

    Bad, in an anecdote:
        ---
        summary: Jo wanted a time and no more.
        title: Only a time
        illustrates: [tell-the-time]
        ---

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]

    Good, in an anecdote:
        ---
        title: Only a time
        summary: Jo wanted a time and no more.
        illustrates: [tell-the-time]
        ---

        Jo asked for nothing but a time. [@gull-on-ferries#only-a-time] [@gull-on-ferries#me-too]
    """

    id, name, severity = "PB210", "field-order", Severity.WARNING
    former_names = ("key-order",)


def check_field_order(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report the first field that should come earlier; the fix sorts all fields."""
    front = entry.front
    if not front.valid or set(front.keys) - set(kind.field_order):
        return
    usual = sorted(front.keys, key=kind.field_order.index)
    for field, expected in zip(front.keys, usual, strict=True):
        if field != expected:
            yield entry.file.diagnostic(
                FieldOrder,
                f'The field "{expected}" should come before "{field}".',
                f'Put the fields in this order: {", ".join(usual)}; or run "playbook check --fix".',
                front.keys[expected],
                [_reorder(entry.file.text or "", front, usual)],
            )
            return


def _reorder(text: str, front: FrontMatter, usual: list[str]) -> Edit:
    """The edit that puts the fields in another order; a comment above a field moves with it."""
    starts: list[int] = []
    for offset in front.keys.values():
        comment = _COMMENT_ABOVE.search(text[front.start : offset])
        starts.append(front.start + comment.start() if comment else offset)
    end = front.end
    last = _COMMENTS_AT_END.search(text[starts[-1] : end])
    if last:
        end = starts[-1] + last.start()
    spans = zip(starts, [*starts[1:], end], strict=True)
    parts = dict(zip(front.keys, (text[start:stop] for start, stop in spans), strict=True))
    return Edit(starts[0], end, "".join(parts[field] for field in usual))


RULES: tuple[type[Rule], ...] = (FieldOrder,)
"""The rules of this module, in the order of their ids."""
