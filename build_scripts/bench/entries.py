"""Entries: the text of one made-up entry of each kind, with lengths as in the real content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from bench.prose import Prose
from playbook.config.settings import PassageKind
from playbook.kinds.principle import ACT
from playbook.kinds.registry import KINDS
from playbook.kinds.script import AVOID, PUSH_BACK, SAY, THEY_SAY
from playbook.kinds.tension import CHOOSE, FIRST_WINS, SECOND_WINS

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_CLAIMS: list[PassageKind] = ["claim"] * 15
PASSAGES: list[PassageKind] = [*_CLAIMS, "line", "line", "comment", "comment"]
"""The passages of an article that pages rest on; one more is waived."""


@dataclass(frozen=True)
class Names:
    """The ids of all entries to which others lead."""

    principles: Sequence[str]
    situations: Sequence[str]
    scripts: Sequence[str]


def passage_id(number: int) -> str:
    """The id of an article's passage, counted from 0."""
    return f"idea-{number}"


def article(prose: Prose) -> str:
    """An article of twenty passages under five headings."""
    blocks = [f"{prose.text(3)}\n{_mark(number, kind)}" for number, kind in enumerate(PASSAGES)]
    blocks.append(f'{prose.sentence()}\n{{ #{passage_id(len(PASSAGES))} waive="an advert, not an idea" }}')
    for before in range(16, -1, -4):
        blocks.insert(before, f"## {prose.title(3)}")
    fields = {"author": prose.title(2), "publisher": prose.title(3), "published": "2012-07-05"}
    return _entry("articles", prose, fields, blocks)


def _mark(number: int, kind: PassageKind) -> str:
    rest = {"claim": "", "line": " .line", "comment": ' .comment by="Michelle"'}[kind]
    return f"{{ #{passage_id(number)}{rest} }}"


def principle(prose: Prose, names: Names, tensions: Sequence[str], citations: Sequence[str]) -> str:
    """A principle with its acts, and what to watch out for; it names the tensions of which it is a side."""
    acts = _items(prose.text(1) for _ in range(4))
    leads = _references(prose, names.situations, 1) + _references(prose, names.scripts, 1)
    watch_out = prose.text(3, leads + [f"[[{id}]]" for id in tensions])
    return _entry("principles", prose, {}, [prose.text(4, citations), f"## {ACT}", acts, "## Watch out", watch_out])


def situation(prose: Prose, words: Mapping[str, str], names: Names, citations: Sequence[str]) -> str:
    """A situation in six phrases; `words` sort it into the grid of the home page."""
    fields = {**words, "they_say": [prose.title() for _ in range(6)]}
    helps = _items(prose.text(1, [reference]) for reference in _references(prose, names.principles, 4))
    not_now = _items(prose.text(1) for _ in range(2))
    blocks = [prose.text(2, citations), "## What helps", helps, "## Not now", not_now]
    return _entry("situations", prose, fields, blocks)


def script(
    prose: Prose,
    words: Mapping[str, str],
    moves: Sequence[str],
    names: Names,
    situation: str,
    principles: Sequence[str],
    citations: Sequence[str],
) -> str:
    """A script for a situation: every move once, and the first and last again if they push back."""
    fields = {"situation": situation, "principles": list(principles), **words}
    return _entry(
        "scripts",
        prose,
        fields,
        [
            prose.text(2, citations),
            f"## {THEY_SAY}",
            _items(prose.title(7) for _ in range(3)),
            f"## {SAY}",
            _items(f"{move}: {prose.text(2)}" for move in moves),
            f"## {AVOID}",
            _items(f"{prose.sentence()} ({prose.words(4)}: [[{id}]])" for id in principles),
            f"## {PUSH_BACK}",
            _items(f"{move}: {prose.text(2)}" for move in (moves[0], moves[-1])),
            prose.text(2, _references(prose, names.situations, 1)),
        ],
    )


def anecdote(prose: Prose, names: Names, citations: Sequence[str]) -> str:
    """An anecdote that illustrates two principles and challenges a third."""
    first, second, third = prose.random.sample(names.principles, 3)
    fields = {"illustrates": [first, second], "challenges": [third]}
    moral = prose.text(2, _references(prose, names.scripts, 2))
    return _entry("anecdotes", prose, fields, [prose.text(6, citations), "## What to take from it", moral])


def tension(prose: Prose, names: Names, between: Sequence[str], citations: Sequence[str]) -> str:
    """A tension between two principles."""
    fields = {"between": list(between)}
    blocks = [prose.text(5, citations)]
    for heading in (FIRST_WINS, SECOND_WINS, CHOOSE):
        blocks += [f"## {heading}", prose.text(4, _references(prose, names.scripts, 1))]
    return _entry("tensions", prose, fields, blocks)


def _entry(kind: str, prose: Prose, fields: Mapping[str, object], blocks: Sequence[str]) -> str:
    front = {"title": prose.title(), "summary": prose.sentence(), **fields, "keywords": prose.keywords()}
    front = {field: front[field] for field in KINDS[kind].field_order if field in front}
    # As text, so that a date stands there as people type it.
    yaml_text = yaml.dump(front, Dumper=_Dumper, sort_keys=False, width=1000).replace("'2012-07-05'", "2012-07-05")
    return f"---\n{yaml_text}---\n" + "\n\n".join(blocks) + "\n"


def _references(prose: Prose, ids: Sequence[str], number: int) -> list[str]:
    return [f"[[{id}]]" for id in prose.random.sample(ids, number)]


def _items(texts: Iterator[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)
