"""The base: a made-up content folder of any size, in the proportions of the real one and without a finding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice
from math import ceil

from bench import entries
from bench.entries import PASSAGES, Names, passage_id
from bench.proportions import counts
from bench.prose import Prose
from playbook.config.settings import PassageKind, Settings


def make_base(number: int, settings: Settings) -> dict[str, str]:
    """The text of each file, by its path below `content/`.

    Every passage is cited by a kind that it owes, or waived; every principle is applied by a script.
    """
    prose = Prose(f"base of {number}")
    ids = {kind: [_id(prose, kind, index) for index in range(count)] for kind, count in counts(number).items()}
    names = Names(ids["principles"], ids["situations"], ids["scripts"])
    claims, lines, comments = (_citations(ids["articles"], kind) for kind in ("claim", "line", "comment"))
    # To kinds that owe them, as the settings say. Dealt out whole, so that no passage is left over.
    of_principles = _deal(prose, claims, len(ids["principles"]), 3)
    of_scripts = _deal(prose, lines, len(ids["scripts"]), 1)
    of_anecdotes = _deal(prose, comments, len(ids["anecdotes"]), 2)
    applied = _deal(prose, ids["principles"], len(ids["scripts"]), 3)
    sides = {id: prose.random.sample(ids["principles"], 2) for id in ids["tensions"]}
    choose = prose.random.choice
    doing, moments, channels, moves = (
        list(settings.vocabulary(name)) for name in ("doing", "moment", "channel", "moves")
    )
    files: dict[str, str] = {}
    for id in ids["articles"]:
        files[f"articles/{id}.md"] = entries.article(prose)
    for id, cited in zip(ids["principles"], of_principles, strict=True):
        tensions = [tension for tension, between in sides.items() if id in between]
        files[f"principles/{id}.md"] = entries.principle(prose, names, tensions, cited)
    for id in ids["situations"]:
        words = {"doing": choose(doing), "moment": choose(moments)}
        files[f"situations/{id}.md"] = entries.situation(prose, words, names, [choose(claims)])
    # Every situation has its scripts.
    hands = zip(ids["scripts"], of_scripts, applied, cycle(ids["situations"]), strict=False)
    for id, cited, principles, situation in hands:
        words = {"channel": choose(channels)}
        files[f"scripts/{id}.md"] = entries.script(prose, words, moves, names, situation, principles, cited)
    for id, cited in zip(ids["anecdotes"], of_anecdotes, strict=True):
        files[f"anecdotes/{id}.md"] = entries.anecdote(prose, names, cited)
    for id, between in sides.items():
        files[f"tensions/{id}.md"] = entries.tension(prose, names, between, prose.random.sample(claims, 4))
    return files


def _id(prose: Prose, kind: str, index: int) -> str:
    return f"{prose.words(3).replace(' ', '-')}-{kind.removesuffix('s')}-{index}"


def _citations(articles: Sequence[str], kind: PassageKind) -> list[str]:
    """A citation of each passage of that kind."""
    numbers = [number for number, known in enumerate(PASSAGES) if known == kind]
    return [f"[@{id}#{passage_id(number)}]" for id in articles for number in numbers]


def _deal(prose: Prose, cards: list[str], hands: int, least: int) -> list[list[str]]:
    """Every card to at least one hand, and to every hand the same number of them, at least `least`."""
    each = max(least, ceil(len(cards) / hands))
    shuffled = prose.random.sample(cards, len(cards))
    deck = list(islice(cycle(shuffled), hands * each))
    return [deck[start : start + each] for start in range(0, hands * each, each)]
