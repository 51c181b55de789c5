"""Diagnostics: located findings about the content, and the table of the rules that raise them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from rapidfuzz import fuzz, process


class Weight(Enum):
    """How much a finding weighs.

    With a fault no page can be made. With a debt a preview shows the pages, but nothing is built. A warning stops
    nothing.
    """

    FAULT = "fault"
    DEBT = "debt"
    WARNING = "warning"


class Rule(Enum):
    """Every rule by which the content is judged: a stable id, a name for people, and its weight where it is no fault.

    An id is never given to another rule, so that a suppression or a search for it stays true.
    """

    # Files
    NO_CONTENT = ("PB101", "no-content")
    NOT_UTF8 = ("PB102", "not-utf-8")
    UNREADABLE = ("PB103", "unreadable-file")
    MISPLACED_FILE = ("PB104", "misplaced-file")
    BAD_ID = ("PB105", "bad-id")
    DUPLICATE_ID = ("PB106", "duplicate-id")
    RESERVED_ID = ("PB107", "reserved-id")
    # Front matter
    NO_FRONT_MATTER = ("PB201", "no-front-matter")
    UNCLOSED_FRONT_MATTER = ("PB202", "unclosed-front-matter")
    INVALID_YAML = ("PB203", "invalid-yaml")
    DUPLICATE_KEY = ("PB204", "duplicate-key")
    MISSING_FIELD = ("PB205", "missing-field")
    UNKNOWN_FIELD = ("PB206", "unknown-field")
    WRONG_TYPE = ("PB207", "wrong-type")
    IMPOSSIBLE_DATE = ("PB208", "impossible-date")
    UNKNOWN_WORD = ("PB209", "unknown-word")
    # Body
    EMPTY_BODY = ("PB301", "empty-body")
    MISSING_SECTION = ("PB302", "missing-section")
    EMPTY_SECTION = ("PB303", "empty-section")
    DUPLICATE_SECTION = ("PB304", "duplicate-section")
    UNKNOWN_SECTION = ("PB305", "unknown-section")
    UNKNOWN_MOVE = ("PB306", "unknown-move")
    NO_PASSAGE_ID = ("PB307", "no-passage-id")
    BAD_PASSAGE_MARK = ("PB308", "bad-passage-mark")
    DUPLICATE_PASSAGE = ("PB309", "duplicate-passage")
    PAGE_TITLE_IN_BODY = ("PB310", "page-title-in-body")
    MARKUP_IN_LINE = ("PB311", "markup-in-line")
    # Links
    UNKNOWN_ENTRY = ("PB401", "unknown-entry")
    UNKNOWN_PASSAGE = ("PB402", "unknown-passage")
    WRONG_KIND = ("PB403", "wrong-kind")
    BROKEN_LINK = ("PB404", "broken-link")
    LINK_LEAVES_CONTENT = ("PB405", "link-leaves-content")
    ALIAS_TAKEN = ("PB406", "alias-taken")
    SELF_REFERENCE = ("PB407", "self-reference")
    DEAD_ANCHOR = ("PB408", "dead-anchor")
    # Weaving
    NO_CITATION = ("PB501", "no-citation", Weight.DEBT)
    UNCOVERED_PASSAGE = ("PB502", "uncovered-passage", Weight.DEBT)
    STALE_WAIVER = ("PB503", "stale-waiver", Weight.DEBT)
    SUSPECT = ("PB504", "suspect", Weight.DEBT)
    BAD_REVIEW = ("PB505", "bad-review")
    DUE_FOR_REVIEW = ("PB506", "due-for-review", Weight.WARNING)
    # Completeness
    PRINCIPLE_WITHOUT_SCRIPT = ("PB511", "principle-without-script", Weight.DEBT)
    SITUATION_WITHOUT_SCRIPT = ("PB512", "situation-without-script", Weight.DEBT)
    SCRIPT_WITHOUT_PRINCIPLE = ("PB513", "script-without-principle", Weight.DEBT)
    ORPHAN = ("PB514", "orphan", Weight.DEBT)
    ONE_SIDED_TENSION = ("PB515", "one-sided-tension", Weight.DEBT)
    # Wording
    CUSTOMER_CARRIES_US = ("PB601", "customer-carries-us", Weight.DEBT)
    # Settings
    BAD_SETTINGS = ("PB901", "bad-settings")

    def __init__(self, id: str, label: str, weight: Weight = Weight.FAULT) -> None:
        self.id = id
        self.label = label
        self.weight = weight


@dataclass(frozen=True, order=True)
class Place:
    """A point in a file: a path relative to the project's root, a line and a column, both from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Diagnostic:
    """One finding: where, by which rule, what is wrong in one sentence, and what to do about it."""

    place: Place
    rule: Rule = field(compare=False)
    message: str
    help: str
    source_line: str = field(default="", compare=False)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where nothing is near enough to be a slip of the pen."""
    candidates = sorted(known)
    found = process.extract(
        word.casefold(), candidates, scorer=fuzz.ratio, processor=str.casefold, limit=1, score_cutoff=70
    )
    if found:
        return found[0][0]
    # A part of a longer id ("has-a-story" for "every-customer-has-a-story") is a slip too.
    parts = [whole for whole in candidates if len(word) >= 5 and word.casefold() in whole.casefold()]
    return parts[0] if parts else None


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """A help line that names the nearest known word, or says `otherwise`."""
    near = nearest(word, known)
    return f'Did you mean "{near}"?' if near else otherwise
