"""The registry of kinds. To add one, declare it in a new module and list it here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from playbook.kinds.anecdote import ANECDOTES
from playbook.kinds.article import ARTICLES
from playbook.kinds.guide import GUIDES
from playbook.kinds.kind import Kind
from playbook.kinds.principle import PRINCIPLES
from playbook.kinds.script import SCRIPTS
from playbook.kinds.situation import SITUATIONS
from playbook.kinds.tension import TENSIONS
from playbook.plurals import with_article

KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (SITUATIONS, SCRIPTS, PRINCIPLES, TENSIONS, ANECDOTES, ARTICLES, GUIDES)
}
"""Every kind by the name of its folder, in the order of the site."""


def one_of(names: Iterable[str]) -> str:
    """Return a choice of kinds in words: "principle, situation or tension"."""
    *others, last = (KINDS[name].singular for name in names)
    return f"{', '.join(others)} or {last}" if others else last


def a_one_of(names: Iterable[str]) -> str:
    """Return a choice of kinds in words, with its article: "an anecdote"."""
    return with_article(one_of(names))
