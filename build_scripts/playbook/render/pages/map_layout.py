"""The layout of the map: the order and position of the entries in their columns, so that few lines cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from playbook.kinds.kind import Kind
from playbook.kinds.registry import KINDS
from playbook.kinds.script import Script
from playbook.model.entry import Entry
from playbook.model.playbook import Link, Playbook
from playbook.render.components.text_fit import text_width, wrap_text

COLUMNS: tuple[tuple[Kind, ...], ...] = tuple(
    tuple(kind for kind in KINDS.values() if kind.map_style and kind.map_style.column == column) for column in range(4)
)
"""The kinds of entry in each column."""

# In pixels, at full size.
FONT, LINE, HEAD = 12, 13, 30
LEFTS, WIDTHS = (0, 226, 570, 802), (160, 226, 160, 174)
WIDTH = LEFTS[-1] + WIDTHS[-1]
PADDING_LEFT, PADDING_RIGHT = 13, 5
"""The space on both sides of a title in its box; the mark of the kind is before it."""

_ONE_LINE = 24  # the smallest target for a finger (WCAG 2.2, 2.5.8)
_LINES = 3
_GAP, _BETWEEN_SITUATIONS = 2, 6
_SWEEPS = 24

_Near = Mapping[str, Sequence[str]]
_Columns = tuple[list[Entry], ...]


@dataclass(frozen=True)
class Node:
    """An entry in the diagram: the position of its box, and its title in a few lines, shortened if necessary."""

    entry: Entry
    column: int
    y: int
    lines: tuple[str, ...]

    @property
    def x(self) -> int:
        return LEFTS[self.column]

    @property
    def width(self) -> int:
        return WIDTHS[self.column]

    @property
    def height(self) -> int:
        return _height(self.lines)

    @property
    def middle(self) -> int:
        return self.y + self.height // 2

    @property
    def text_end(self) -> int:
        """The right end of its title."""
        return self.x + PADDING_LEFT + PADDING_RIGHT + int(0.98 * FONT * max(map(text_width, self.lines)))


@dataclass(frozen=True)
class Layout:
    """The nodes by the id of their entry, column by column from the top, and the lines between them."""

    nodes: Mapping[str, Node]
    edges: tuple[Link, ...]
    height: int


def lay_out(playbook: Playbook) -> Layout:
    """Return the layout of a playbook's map. The same playbook gives the same layout."""
    found = {(link.source.id, link.relation, link.target.id): link for link in playbook.links if is_drawn(link)}
    edges = tuple(found.values())
    near: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        near[edge.source.id].append(edge.target.id)
        near[edge.target.id].append(edge.source.id)
    first = tuple([entry for kind in kinds for entry in playbook.entries_of_kind(kind.name)] for kinds in COLUMNS)
    columns = min(_sweeps(first, near), key=lambda columns: _crossings(columns, near))
    lines = {
        entry.id: wrap_text(entry.title, (width - PADDING_LEFT - PADDING_RIGHT) / FONT, _LINES)
        for column, width in zip(columns, WIDTHS, strict=True)
        for entry in column
    }
    tops, height = _vertical_positions(columns, lines, near)
    nodes = {
        entry.id: Node(entry, number, tops[entry.id], lines[entry.id])
        for number, column in enumerate(columns)
        for entry in column
    }
    return Layout(nodes, edges, height)


def is_drawn(link: Link) -> bool:
    """Return whether a link is a line of the diagram: a relation from the front matter between adjacent columns."""
    source, target = (KINDS[entry.kind].map_style for entry in (link.source, link.target))
    relation = KINDS[link.source.kind].relations.get(link.relation)
    if not relation or not relation.depends or not source or not target:
        return False
    return abs(source.column - target.column) == 1


def _sweeps(columns: _Columns, near: _Near) -> Iterator[_Columns]:
    """Yield orders of the columns, each from the one before: an entry moves to the average position of its neighbours.

    The scripts of a situation stay together, so that no two lines between situations and scripts cross.
    """
    yield columns
    for _ in range(_SWEEPS):
        situations, scripts, principles, last = columns
        places = _relative_positions(*columns)
        principles = sorted(principles, key=_by_average(near, _relative_positions(scripts, last), places))
        among = _relative_positions(principles)
        leaning = {script.id: _by_average(near, among, places)(script) for script in scripts}
        situations = sorted(situations, key=_by_average(near, leaning, places))
        ranks = _relative_positions(situations)
        by_situation = _by_average(near, ranks, places)
        scripts = sorted(scripts, key=lambda script: (by_situation(script), leaning[script.id]))
        by_principle = _by_average(near, among, places)
        last = sorted(last, key=lambda entry: (COLUMNS[-1].index(KINDS[entry.kind]), by_principle(entry)))
        columns = (situations, scripts, principles, last)
        yield columns


def _relative_positions(*columns: list[Entry]) -> dict[str, float]:
    """Return how far down its column each entry is, from 0 to 1."""
    return {entry.id: index / len(column) for column in columns for index, entry in enumerate(column)}


def _by_average(near: _Near, among: Mapping[str, float], places: Mapping[str, float]) -> Callable[[Entry], float]:
    """Return a sort key: the average position of an entry's neighbours in `among`; without any, its own position."""

    def average(entry: Entry) -> float:
        found = [among[id] for id in near[entry.id] if id in among]
        return fmean(found) if found else places[entry.id]

    return average


def _crossings(columns: _Columns, near: _Near) -> int:
    """Return how many pairs of lines cross."""
    crossings = 0
    for left, right in pairwise(columns):
        ranks = {entry.id: rank for rank, entry in enumerate(right)}
        passed: list[int] = []
        for entry in left:
            ends = [ranks[id] for id in near[entry.id] if id in ranks]
            crossings += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return crossings


def _height(lines: Sequence[str]) -> int:
    return _ONE_LINE + LINE * (len(lines) - 1)


def _vertical_positions(
    columns: _Columns, lines: Mapping[str, Sequence[str]], near: _Near
) -> tuple[dict[str, int], int]:
    """Return the top of each entry, and the height of the diagram.

    The fullest column is packed. Entries of the others are placed as near as possible to the middle of their neighbours
    in the columns that have been placed.
    """
    packed = [_stack_column(column, lines, near) for column in columns]
    height = max(end for _, end in packed)
    fullest = max(range(len(columns)), key=lambda number: packed[number][1])
    tops: dict[str, int] = {}
    middles: dict[str, float] = {}
    for number in sorted(range(len(columns)), key=lambda number: abs(number - fullest)):
        offsets, end = packed[number]
        wishes: list[float] = []
        for entry, offset in zip(columns[number], offsets, strict=True):
            beside = [middles[id] for id in near[entry.id] if id in middles]
            last = wishes[-1] if wishes else 0.0
            wishes.append(fmean(beside) - _height(lines[entry.id]) / 2 - offset if beside else last)
        shifts = [min(max(round(shift), 0), height - end) for shift in _isotonic_fit(wishes)]
        for entry, offset, shift in zip(columns[number], offsets, shifts, strict=True):
            tops[entry.id] = offset + shift
            middles[entry.id] = offset + shift + _height(lines[entry.id]) / 2
    return tops, height


def _stack_column(column: list[Entry], lines: Mapping[str, Sequence[str]], near: _Near) -> tuple[list[int], int]:
    """Return the tops of a column's entries when it is packed, and where the column ends."""
    tops: list[int] = []
    y = HEAD
    above: Entry | None = None
    for entry in column:
        if above and entry.kind != above.kind:
            y += HEAD + _GAP
        elif above and isinstance(entry, Script) and near[entry.id][:1] != near[above.id][:1]:
            y += _BETWEEN_SITUATIONS
        tops.append(y)
        y += _height(lines[entry.id]) + _GAP
        above = entry
    return tops, y


def _isotonic_fit(wishes: Sequence[float]) -> list[float]:
    """Return the non-decreasing numbers that are nearest to the given ones (isotonic regression)."""
    blocks: list[tuple[float, int]] = []
    for wish in wishes:
        mean, count = wish, 1
        while blocks and blocks[-1][0] > mean:
            above, size = blocks.pop()
            mean, count = (above * size + mean * count) / (size + count), size + count
        blocks.append((mean, count))
    return [mean for mean, count in blocks for _ in range(count)]
