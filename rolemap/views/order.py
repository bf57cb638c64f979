"""The order of the boxes within their lanes: few crossings, and a small change in the map moves little.

Barycentre sweeps (Sugiyama, Tagawa, Toda 1981) over columns of lanes. A sweep counts only when it lowers the
weight of the crossings, and equal boxes keep the order of the file, so the answer is the same everywhere and
does not jump about. Boxes that readers know by their order (problems as in the file, levels top down) are
given as anchored.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

Block = tuple[str, ...]
"""Boxes that stand together in this order, such as a chain of delegation."""
Lane = Sequence[Block]
Column = Sequence[Lane]
Ends = tuple[str, str]

_SWEEPS = 4


def arrange(
    columns: Sequence[Column], edges: Mapping[Ends, int], *, anchored: Collection[str] = ()
) -> list[list[list[str]]]:
    """The boxes of each lane of each column, in the order in which they are to stand.

    A column holds lanes one under the other. `edges` gives each pair of boxes that are joined the weight of
    the line: two lines that cross cost the product of their weights. Only lines between neighbouring columns
    are looked at. Blocks with an `anchored` box keep their order among each other.
    """
    known = set(anchored)
    best = [[list(lane) for lane in column] for column in columns]
    lines = _Lines(best, edges)
    cost = lines.cost(best)
    current = best
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        places = range(1, len(columns)) if forward else range(len(columns) - 2, -1, -1)
        for place in places:
            other = place - 1 if forward else place + 1
            heights = {**_heights(current[other]), **_heights(current[place])}
            column = [_anchored(lane, lines.sorted(lane, other, heights), known) for lane in current[place]]
            current = [*current[:place], column, *current[place + 1 :]]
            found = lines.cost(current)
            if found < cost:
                best, cost = current, found
    return [[[name for block in lane for name in block] for lane in column] for column in best]


class _Lines:
    """Who is joined to whom, column by column."""

    def __init__(self, columns: Sequence[Column], edges: Mapping[Ends, int]) -> None:
        column_of = {name: place for place, column in enumerate(columns) for name in _names(column)}
        self._joined: dict[tuple[str, int], list[tuple[str, int]]] = {}
        self._between: list[list[tuple[str, str, int]]] = [[] for _column in columns[1:]]
        for (source, target), weight in edges.items():
            left, right = column_of[source], column_of[target]
            if abs(left - right) != 1:
                continue
            self._joined.setdefault((source, right), []).append((target, weight))
            self._joined.setdefault((target, left), []).append((source, weight))
            ends = (source, target) if left < right else (target, source)
            self._between[min(left, right)].append((*ends, weight))

    def sorted(self, lane: Lane, other: int, heights: Mapping[str, float]) -> list[Block]:
        """The blocks by the mean height of what they are joined to in the column `other`, else their own."""

        def height(block: Block) -> float:
            joined = [line for member in block for line in self._joined.get((member, other), ())]
            weight = sum(weight for _name, weight in joined)
            return (
                sum(heights[name] * weight for name, weight in joined) / weight
                if weight
                else heights[block[0]]
            )

        return sorted(lane, key=height)

    def cost(self, columns: Sequence[Column]) -> int:
        """The weight of all crossings between neighbouring columns."""
        heights = [_heights(column) for column in columns]
        return sum(
            _crossings(
                [(heights[place][left], heights[place + 1][right], weight) for left, right, weight in lines]
            )
            for place, lines in enumerate(self._between)
        )


def _crossings(lines: Sequence[tuple[float, float, int]]) -> int:
    return sum(
        weight * other_weight
        for place, (left, right, weight) in enumerate(lines)
        for other_left, other_right, other_weight in lines[:place]
        if (left - other_left) * (right - other_right) < 0
    )


def _anchored(lane: Lane, moved: Sequence[Block], anchored: Collection[str]) -> list[Block]:
    """`moved`, with the anchored blocks put back into their order in `lane`, in the places that they hold."""
    in_order = iter([block for block in lane if any(name in anchored for name in block)])
    return [next(in_order) if any(name in anchored for name in block) else block for block in moved]


def _names(column: Column) -> list[str]:
    return [name for lane in column for block in lane for name in block]


def _heights(column: Column) -> dict[str, float]:
    names = _names(column)
    return {name: (place + 0.5) / len(names) for place, name in enumerate(names)}


def together(names: Sequence[str], edges: Iterable[Ends]) -> list[Block]:
    """The boxes of one lane in blocks: those joined by an edge within the lane stand together, source first.

    A chain of delegation thus stands whole and in order; blocks stand in the order of their first boxes.
    """
    own = set(names)
    onward: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for source, target in edges:
        if source in own and target in own:
            onward.setdefault(source, []).append(target)
            back.setdefault(target, []).append(source)
    placed: set[str] = set()
    # A circle has no first hand: it starts where the file does, after everything that has one.
    starts = (*(name for name in names if name not in back), *names)
    blocks = [tuple(_walk(start, onward, back, placed)) for start in starts if start not in placed]
    rank = {name: place for place, name in enumerate(names)}
    return sorted(blocks, key=lambda block: min(rank[name] for name in block))


def _walk(
    start: str, onward: Mapping[str, Sequence[str]], back: Mapping[str, Sequence[str]], placed: set[str]
) -> list[str]:
    placed.add(start)
    walked = [start]
    for name in (*onward.get(start, ()), *back.get(start, ())):
        if name not in placed:
            walked += _walk(name, onward, back, placed)
    return walked
