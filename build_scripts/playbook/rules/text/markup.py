"""Rules about emphasis and trailing whitespace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playbook.diagnostics import Diagnostic, Edit
from playbook.kinds.kind import Kind
from playbook.model.entry import Entry
from playbook.rules.rule import Rule, Severity

# An emphasis marker that was parsed as text. Alone between spaces, it is meant as text.
_LEFT_OVER = re.compile(r"\*\*|\*(?=\S)|(?<=\S)\*|(?<![\w_])_{1,2}(?=[^\s_])|(?<=[^\s_])__(?!\w)")
_SPACES = re.compile(r"[ \t]+(?=\r?\n|\Z)")
_END = re.compile(r"[ \t\r\n]*\Z")
# In a YAML value of several lines that keeps its line breaks, spaces at the end of a line may be intended.
_BLOCK_SCALAR = re.compile(r"[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
# A list marker needs a space after it.
_BARE_MARKER = re.compile(r"[ \t>]*(?:[-*+:]|\d+\.)(?:[ \t]+(?:[-*+:]|\d+\.))*\Z")


class BrokenEmphasis(Rule):
    r"""The asterisks of emphasis touch the words that they mark.

    With a space between, or a letter right after, the page shows the asterisks themselves. An asterisk that is meant as
    such is written `\*`.

    Bad, in a situation:
        **Say: **the time.

    Good, in a situation:
        **Say:** the time.
    """

    id, name, severity = "PB312", "broken-emphasis", Severity.ERROR


def check_broken_emphasis(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report each sign of emphasis that marks nothing."""
    for node in entry.body.nodes:
        match = _LEFT_OVER.search(node.text) if node.form == "text" else None
        if match:
            rest = node.text[match.start() :]
            sign = rest[:2] if rest[:2] in {"**", "__"} else rest[0]
            yield entry.file.diagnostic(
                BrokenEmphasis,
                f"This {sign} marks no words, so the page shows it as it is.",
                f"Put it next to the words that it marks, as in {sign}these words{sign}; "
                f"to show the sign itself, write \\{sign[0]}.",
                node.start + match.start(),
            )


class TrailingWhitespace(Rule):
    """No line ends with spaces, and the file ends with exactly one line break.

    Nobody sees them, but they fill a change with lines in which nothing changed. Two spaces that break a line within a
    paragraph are kept. `playbook check --fix` removes the others.

    Bad, in a situation:
        They want one number.␣

    Good, in a situation:
        They want one number.
    """

    id, name, severity = "PB313", "trailing-whitespace", Severity.WARNING
    former_names = ("trailing-noise",)


def check_trailing_whitespace(entry: Entry, kind: Kind) -> Iterator[Diagnostic]:
    """Report all trailing whitespace of a file once, at the first."""
    edits = list(_trailing_whitespace(entry))
    if not edits:
        return
    lines = {entry.file.location(edit.start).line for edit in edits}
    if edits[0].start >= len((entry.file.text or "").rstrip()):
        message = "The file does not end with exactly one line break."
        help = 'End the last line with Enter and remove the lines after it, or run "playbook check --fix".'
    else:
        message = "This line and others end with spaces." if len(lines) > 1 else "This line ends with spaces."
        help = 'Remove them, or run "playbook check --fix".'
    yield entry.file.diagnostic(TrailingWhitespace, message, help, edits[0].start, edits)


def _trailing_whitespace(entry: Entry) -> Iterator[Edit]:
    text, front = entry.file.text or "", entry.front
    end = _END.search(text)
    assert end
    if not end.start():
        return
    blocks = (block for section in entry.body.sections for block in section.blocks)
    kept = [(block.start, block.end) for block in blocks if block.form == "other"]
    if _BLOCK_SCALAR.search(text, front.start, front.end):
        kept.append((front.start, front.end))
    for found in _SPACES.finditer(text, 0, end.start()):
        if any(start <= found.start() < stop for start, stop in kept):
            continue
        # Between lines of text, two spaces or a tab may be a line break.
        between = text[found.start() - 1] not in "\r\n" and not _EMPTY_LINE.match(text, found.end())
        if found[0] != " " and found.start() > front.end and between:
            continue
        if not _is_bare_marker(text, found.start()):
            yield Edit(found.start(), found.end(), "")
    line_break = "\r\n" if "\r\n" in text else "\n"
    if end[0] != line_break and not _is_bare_marker(text, end.start()):
        yield Edit(end.start(), len(text), line_break)


def _is_bare_marker(text: str, end: int) -> bool:
    """Whether the text of a line before an offset is only the marker of a list's item."""
    return bool(_BARE_MARKER.match(text, max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1, end))


RULES: tuple[type[Rule], ...] = (BrokenEmphasis, TrailingWhitespace)
"""The rules of this module, in the order of their ids."""
