"""The boxes of one cluster as a block of columns, made to be no higher than is asked for.

A tree that is low enough stands in a column, each box indented under the one that it hangs from. A higher one
becomes a bar: its first box spans as many columns as the others need under it, as an integration platform
does in the drawings of an architecture. All other boxes are equally wide. Words of a line have a place of
their own under the box that the line leaves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from rolemap.render import boxes
from rolemap.render.clusters.trees import Tree
from rolemap.render.columns.plan import Label
from rolemap.render.layout import Box
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Node

GAP = 13.0
"""Between two boxes of a column: room for the badges of the lower one, and for a line that passes."""
INDENT = 17.0
"""How far a box stands to the right of the one that it hangs from."""
WORDS_GAP = 2.0
"""Between a box and the words of a line under it."""
UNDER_WORDS = 3.0
"""Between the words of a line and the piece of the line that runs under them."""
WORDS_INDENT = 24.0
"""From the left side of a box to the words of a line that leaves it downwards."""
_WIDE = 1.4
"""A bar so many times as wide as a box has its details in one paragraph."""
_WIDEST = 2.2
"""So many times as wide as others a box of a row gets at most."""
_LEAST = 60.0
_STEPS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands in its block, and the words of lines under it: (number of the line, y)."""

    box: Box
    x: float
    y: float
    is_bar: bool
    words: tuple[tuple[int, float], ...]
    bottom: float
    """The end of the box or of the words under it."""


@dataclass(frozen=True)
class Block:
    """Boxes in columns, from the corner (0, 0).

    Most blocks are only measured: where their boxes stand is told when it is asked for.
    """

    width: float = 0.0
    height: float = 0.0
    own: tuple[Place, ...] = ()
    own_columns: tuple[float, ...] = ()
    parts: tuple[tuple[Block, float, float], ...] = ()
    """Blocks within it, and how far from its corner they stand."""

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Its boxes."""
        return (*self.own, *(_moved(place, x, y) for part, x, y in self.parts for place in part.places))

    @cached_property
    def columns(self) -> tuple[float, ...]:
        """The left sides of its columns."""
        return (*self.own_columns, *(column + x for part, x, _y in self.parts for column in part.columns))


@dataclass(slots=True)
class Fit:
    """Boxes of one width with the words of lines under them, each measured once."""

    sizes: Sizes
    nodes: Mapping[str, Node]
    labels: Mapping[int, Label]
    under: Mapping[str, Sequence[int]]
    """The lines whose words stand under a box."""
    width: float
    _boxes: dict[tuple[str, float, float], Box] = field(default_factory=dict)
    _heights: dict[str, float] = field(default_factory=dict)
    _stacked: dict[tuple[str, int, bool], Block] = field(default_factory=dict)

    def box(self, name: str, width: float, least: float = 0.0) -> Box:
        """The box at that width, at least `least` points high."""
        key = (name, width, least)
        found = self._boxes.get(key)
        if found is None:
            node = self.nodes[name]
            if width > _WIDE * self.width and len(node.details) > 1:
                node = replace(node, details=(" · ".join(node.details),))
            found = self._boxes[key] = boxes.node_box(node, width, self.sizes, least)
        return found

    def place(self, name: str, x: float, y: float, width: float | None = None, least: float = 0.0) -> Place:
        """The box at (x, y) with its words; with a `width` of its own it is a bar."""
        box = self.box(name, width or self.width, least)
        bottom = y + box.area.height
        words = []
        for at in self.under.get(name, ()):
            words.append((at, bottom + WORDS_GAP))
            bottom += WORDS_GAP + self.labels[at].height + UNDER_WORDS
        return Place(box, x, y, width is not None, tuple(words), bottom)

    def height(self, tree: Tree) -> float:
        """Height of a tree in one column."""
        found = self._heights.get(tree.name)
        if found is None:
            own = self.place(tree.name, 0.0, 0.0).bottom
            found = own + sum(GAP + self.height(branch) for branch in tree.branches)
            self._heights[tree.name] = found
        return found

    def stack(self, trees: Sequence[Tree], *, hanging: bool) -> Block:
        """Trees that follow each other, in one column."""
        key = (trees[0].name, len(trees), hanging)
        found = self._stacked.get(key)
        if found is None:
            places: list[Place] = []
            waiting = [(tree, INDENT if hanging else 0.0) for tree in reversed(trees)]
            while waiting:
                tree, x = waiting.pop()
                places.append(self.place(tree.name, x, places[-1].bottom + GAP if places else 0.0))
                waiting += [(branch, x + INDENT) for branch in reversed(tree.branches)]
            width = max(place.x for place in places) + self.width
            found = self._stacked[key] = Block(width, places[-1].bottom, tuple(places), (0.0,))
        return found


def block(trees: Sequence[Tree], fit: Fit, between: float, most: float) -> Block:
    """The trees beside and under each other, columns `between` points apart, about `most` points high."""
    return _columns(trees, fit, between, most, hanging=False)


def rows(trees: Sequence[Tree], fit: Fit, between: float, room: float) -> Block:
    """The boxes in rows no longer than `room` points, as equal as can be; they get wider to fill them."""
    most = max(1, int((room + between) // (fit.width + between)))
    count = -(-len(trees) // most)
    across = -(-len(trees) // count)
    width = max(min((room + between) / across - between, _WIDEST * fit.width), fit.width)
    places: list[Place] = []
    y = 0.0
    for start in range(0, len(trees), across):
        names = [tree.name for tree in trees[start : start + across]]
        high = max(fit.box(name, width).area.height for name in names)
        row = [fit.place(name, at * (width + between), y, width, high) for at, name in enumerate(names)]
        places += row
        y = max(place.bottom for place in row) + GAP
    columns = tuple(at * (width + between) for at in range(across))
    return Block(columns[-1] + width, y - GAP, tuple(places), columns)


def _columns(trees: Sequence[Tree], fit: Fit, between: float, most: float, *, hanging: bool) -> Block:
    blocks: list[Block] = []
    low: list[Tree] = []
    for tree in (*trees, None):
        if tree is not None and (fit.height(tree) <= most or not tree.branches):
            low.append(tree)
            continue
        blocks += (fit.stack(stack, hanging=hanging) for stack in _stacks(low, fit, most))
        low = []
        if tree is not None:
            blocks.append(_bar(tree, fit, between, most))
    parts: list[tuple[Block, float, float]] = []
    width = 0.0
    for each in blocks:
        x = width + between if parts else 0.0
        parts.append((each, x, 0.0))
        width = x + each.width
    return Block(width, max((each.height for each in blocks), default=0.0), parts=tuple(parts))


def _bar(tree: Tree, fit: Fit, between: float, most: float) -> Block:
    own = fit.place(tree.name, 0.0, 0.0)
    inner = _columns(tree.branches, fit, between, max(most - own.bottom - GAP, _LEAST), hanging=True)
    bar = fit.place(tree.name, 0.0, 0.0, max(inner.width, fit.width))
    y = bar.bottom + GAP
    return Block(bar.box.area.width, y + inner.height, (bar,), parts=((inner, 0.0, y),))


def _stacks(trees: Sequence[Tree], fit: Fit, most: float) -> list[list[Tree]]:
    """The trees in as few columns as keep to `most`, and those as low as can be."""
    if not trees:
        return []
    heights = [fit.height(tree) for tree in trees]
    count = len(_filled(heights, most))
    low, high = max(heights), max(most, max(heights))
    for _step in range(_STEPS):
        middle = (low + high) / 2
        if len(_filled(heights, middle)) <= count:
            high = middle
        else:
            low = middle
    return [[trees[at] for at in share] for share in _filled(heights, high)]


def _filled(heights: Sequence[float], most: float) -> list[list[int]]:
    filled: list[list[int]] = []
    used = 0.0
    for at, height in enumerate(heights):
        if filled and used + GAP + height <= most + 1e-6:
            filled[-1].append(at)
            used += GAP + height
        else:
            filled.append([at])
            used = height
    return filled


def _moved(place: Place, x: float, y: float) -> Place:
    words = tuple((at, top + y) for at, top in place.words)
    return Place(place.box, place.x + x, place.y + y, place.is_bar, words, place.bottom + y)
