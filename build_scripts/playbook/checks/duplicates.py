"""Duplicates: no two entries that a reader in haste could not tell apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from playbook.config.settings import Settings
from playbook.diagnostics import Diagnostic
from playbook.kinds.script import Script
from playbook.model.entry import Entry
from playbook.model.graph import Playbook
from playbook.rules.files import DuplicateTitle
from playbook.rules.wording import NearDuplicateScript

_WORD = re.compile(r"\w+(?:['’]\w+)?")

_SHINGLE_SIZE = 4
"""How many words make a run: short enough that a changed word leaves most runs whole, long enough to be no accident."""

_DUPLICATE_THRESHOLD = 0.6
"""The share of the shorter script's runs that stand in the other too, from which on the two say nearly the same."""

_MAX_SHINGLE_FREQUENCY = 20
"""A run in more scripts than this is a turn of phrase."""


def check_duplicate_title(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """No two entries have the same title, but for capitals and punctuation."""
    seen: dict[str, Entry] = {}
    for entry in playbook.entries.values():
        if "title" not in entry.front.values:
            continue  # it stands in for one that is missing or wrong, which is told already
        first = seen.setdefault(" ".join(_words(entry.title)), entry)
        if first is not entry:
            yield entry.file.diagnostic(
                DuplicateTitle,
                f'The title "{entry.title}" is that of {first.file.location(0).path} too.',
                "Say in one of the two what sets it apart.",
                entry.front.offset(("title",)),
            )


def check_near_duplicate_script(playbook: Playbook, settings: Settings) -> Iterable[Diagnostic]:
    """No two scripts on the same channel share most of what they say."""
    scripts = [entry for entry in playbook.entries.values() if isinstance(entry, Script)]
    runs = {script.id: _runs(script) for script in scripts}
    bearers: dict[tuple[str, ...], list[Script]] = defaultdict(list)
    for script in scripts:
        for run in runs[script.id]:
            bearers[run].append(script)
    shared: Counter[tuple[Script, Script]] = Counter()
    for alike in bearers.values():
        if 1 < len(alike) <= _MAX_SHINGLE_FREQUENCY:
            shared.update(combinations(alike, 2))
    for (first, second), count in shared.items():
        share = count / min(len(runs[first.id]), len(runs[second.id]))
        if share >= _DUPLICATE_THRESHOLD and getattr(first.fields, "channel", "") == getattr(
            second.fields, "channel", ""
        ):
            yield second.file.diagnostic(
                NearDuplicateScript,
                f"This script says nearly the same as {first.file.location(0).path}: {share:.0%} of its words.",
                "Join the two, or give this one the words that only its situation needs.",
                second.say[0].start,
            )


def _runs(script: Script) -> set[tuple[str, ...]]:
    """Every run of words in what a script says."""
    words = [word for line in (*script.say, *script.push_back) for word in _words(line.text)]
    return set(zip(*(words[start:] for start in range(_SHINGLE_SIZE)), strict=False))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
