"""Content of any size: copies of existing content, each with ids and words of its own.

Copies keep the proportions and the structure of the original, whatever its kinds and fields are. Their words are
replaced by others of the same length, because the checks compare titles and scripts and would report plain copies.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import yaml

from playbook.config.settings import Settings
from playbook.kinds.registry import KINDS
from playbook.reading.front_matter import parse_front_matter
from playbook.reading.source import SourceFile

_TEXT_FIELDS = ("summary", "keywords", "they_say")

_BODY = re.compile(
    r"""
    (?:\[\[|@)(?P<id>[a-z0-9-]+)          # a reference or a citation
    | ^\#[^\n]* | \{[^}\n]*\}             # a heading, attributes or a placeholder
    | ^\s*-\ [\w-]+(?:\ \(\w+\))?:        # the move of a line
    | \]\([^)\n]*\) | <!--.*?-->
    | (?<![\w#'’-])(?P<word>[a-z]{4,})(?![\w'’-])
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


def enlarge(files: Iterable[SourceFile], copies: int, settings: Settings) -> dict[str, str]:
    """Return the text of each file by its path in `content/`: the valid files unchanged, and the copies."""
    originals = [file for file in files if file.text is not None]
    words = _exchangeable_words(originals, settings)
    enlarged = {str(file.path): file.text or "" for file in originals}
    for number in range(2, copies + 1):
        exchange = _exchange(words, random.Random(number))
        for file in originals:
            path = file.path.with_stem(f"{file.path.stem}-{number}")
            enlarged[str(path)] = _copy(file, number, exchange)
    return enlarged


def _exchangeable_words(files: Iterable[SourceFile], settings: Settings) -> list[str]:
    """Return the words in the text of the files, except those on which a check depends.

    These are the words of forbidden phrases, which copies must not form, those of promises, and the names of limits.
    """
    patterns = [pattern.pattern.pattern for pattern in settings.never_say.root]
    patterns += [settings.promise.owner.pattern, settings.promise.time.pattern] if settings.promise else []
    forbidden = " ".join([*patterns, *settings.limits.limits]).casefold()
    words = {match["word"] for file in files for match in _BODY.finditer(file.text or "") if match["word"]}
    return sorted(word for word in words if word.casefold() not in forbidden)


def _exchange(words: Iterable[str], source: random.Random) -> dict[str, str]:
    """Return another word of the same length for each word."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in words:
        by_length[len(word)].append(word)
    exchange: dict[str, str] = {}
    for group in by_length.values():
        exchange |= zip(group, source.sample(group, len(group)), strict=True)
    return exchange


def _copy(file: SourceFile, number: int, exchange: Mapping[str, str]) -> str:
    """Return the text of a copy, in which every id ends with the number of the copy."""

    def replace(match: re.Match[str]) -> str:
        if match["id"]:
            return f"{match[0]}-{number}"
        return exchange.get(match[0], match[0])

    def rename(value: object) -> object:
        return [f"{id}-{number}" for id in value] if isinstance(value, list) else f"{value}-{number}"

    def reword(value: object) -> object:
        return [reword(item) for item in value] if isinstance(value, list) else _BODY.sub(replace, str(value))

    front, _ = parse_front_matter(file)
    values = dict(front.values)
    values["title"] = f"{reword(values['title'])} {number}"
    values |= {field: reword(values[field]) for field in _TEXT_FIELDS if field in values}
    relations = (*KINDS[file.path.parts[0]].relations, "aliases")
    values |= {field: rename(values[field]) for field in relations if field in values}
    fields = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=float("inf"))
    return f"---\n{fields}---\n{_BODY.sub(replace, (file.text or '')[front.body_start :])}"
