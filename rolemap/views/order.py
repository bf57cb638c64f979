"""The order of the boxes within their lanes: few crossings, and a small change in the map moves little.

Barycentre sweeps (Sugiyama, Tagawa, Toda 1981) over columns of lanes. A sweep counts only when it lowers the
number of crossings, and equal boxes keep the order of the file, so the answer is the same everywhere and does
not jump about. Lanes that readers know by their order (problems as in the file, levels top down) are given as
fixed.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable, Mapping, Sequence

Block = tuple[str, ...]
"""Boxes that stand together in this order, such as a chain of delegation."""
Lane = Sequence[Block]
Column = Sequence[Lane]

_SWEEPS = 4


def arrange(
    columns: Sequence[Column], edges: Iterable[tuple[str, str]], *, fixed: Collection[tuple[int, int]] = ()
) -> list[list[list[str]]]:
    """The boxes of each lane of each column, in the order in which they are to stand.

    A column holds lanes one under the other; `fixed` names lanes by (column, lane) that keep their order.
    Only edges between neighbouring columns are looked at.
    """
    best = [[list(lane) for lane in column] for column in columns]
    neighbours = _Neighbours(best, edges)
    crossings = neighbours.crossings(best)
    current = best
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        places = range(1, len(columns)) if forward else range(len(columns) - 2, -1, -1)
        for place in places:
            other = place - 1 if forward else place + 1
            heights = _heights(current[other])
            own = _heights(current[place])
            column = [
                lane if (place, row) in fixed else neighbours.by_height(lane, other, heights, own)
                for row, lane in enumerate(current[place])
            ]
            current = [*current[:place], column, *current[place + 1 :]]
        found = neighbours.crossings(current)
        if found < crossings:
            best, crossings = current, found
    return [[[name for block in lane for name in block] for lane in column] for column in best]


class _Neighbours:
    """Who is joined to whom, column by column."""

    def __init__(self, columns: Sequence[Column], edges: Iterable[tuple[str, str]]) -> None:
        column_of = {
            name: place
            for place, column in enumerate(columns)
            for lane in column
            for block in lane
            for name in block
        }
        self._joined: dict[tuple[str, int], list[str]] = {}
        self._between: list[list[tuple[str, str]]] = [[] for _ in columns[1:]]
        for source, target in edges:
            left, right = column_of[source], column_of[target]
            if abs(left - right) != 1:
                continue
            self._joined.setdefault((source, right), []).append(target)
            self._joined.setdefault((target, left), []).append(source)
            self._between[min(left, right)].append((source, target) if left < right else (target, source))

    def by_height(
        self, lane: Lane, other: int, heights: dict[str, float], own: dict[str, float]
    ) -> list[Block]:
        """The blocks of a lane by the mean height of what they are joined to; others keep their own."""

        def height(block: Block) -> float:
            joined = [heights[name] for member in block for name in self._joined.get((member, other), ())]
            return sum(joined) / len(joined) if joined else own[block[0]]

        return sorted(lane, key=height)

    def crossings(self, columns: Sequence[Column]) -> int:
        """How many pairs of edges between neighbouring columns cross."""
        return sum(
            _inversions(edges, _heights(columns[place]), _heights(columns[place + 1]))
            for place, edges in enumerate(self._between)
        )


def _heights(column: Column) -> dict[str, float]:
    names = [name for lane in column for block in lane for name in block]
    return {name: (place + 0.5) / len(names) for place, name in enumerate(names)}


def _inversions(edges: Sequence[tuple[str, str]], left: dict[str, float], right: dict[str, float]) -> int:
    seen: list[float] = []
    count = 0
    for _, height in sorted((left[source], right[target]) for source, target in edges):
        count += len(seen) - bisect_right(seen, height)
        insort(seen, height)
    return count


def together(names: Sequence[str], edges: Iterable[tuple[str, str]]) -> list[Block]:
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
