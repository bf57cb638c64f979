"""The order of the boxes within their lanes: few crossings, and a small change in the map moves little.

The boxes start in the order of the file. One at a time is moved to where its lines cross the fewest others, as
long as a move pays; a box that no line asks to move stays where the file has it. Sweeps that place whole columns
at once (Sugiyama, Tagawa, Toda 1981) find no fewer crossings on maps of this kind and jump between two answers
that are equally good, so that two versions of a map looked unlike. Boxes that readers know by their order
(problems as in the file, levels top down) are given as anchored.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

Block = tuple[str, ...]
"""Boxes that stand together in this order, such as a chain of delegation."""
Lane = Sequence[Block]
Column = Sequence[Lane]
Ends = tuple[str, str]

_CROSSING = 2
"""What a crossing of two thin lines costs; two boxes of a lane against the order of the file cost 1."""
_ROUNDS = 8


def arrange(
    columns: Sequence[Column], edges: Mapping[Ends, int], *, anchored: Collection[str] = ()
) -> list[list[list[str]]]:
    """The boxes of each lane of each column, in the order in which they are to stand.

    A column holds lanes one under the other. `edges` gives each pair of boxes that are joined the weight of
    the line: two lines that cross cost the product of their weights. A line past a column is looked at where it
    leaves and where it arrives, as if it ran level between. Blocks with an `anchored` box keep their order.
    """
    known = set(anchored)
    done = [[list(lane) for lane in column] for column in columns]
    lines = _Lines(columns, edges)
    moved = True
    for _round in range(_ROUNDS):
        if not moved:
            break
        moved = False
        for at, column in enumerate(done):
            for number, lane in enumerate(column):
                # Each move costs less than the order before it, so the end is the same on every machine.
                held = _Settling(lane, columns[at][number], lines.ends(lane, at), known)
                if held.settled():
                    moved = True
                    lines.stand(column)
    return [[[name for block in lane for name in block] for lane in column] for column in done]


class _Lines:
    """Who is joined to whom at either side, and the place of each box in its column."""

    def __init__(self, columns: Sequence[Column], edges: Mapping[Ends, int]) -> None:
        column_of = {name: at for at, column in enumerate(columns) for name in _names(column)}
        self._joined: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for (source, target), weight in edges.items():
            left, right = column_of[source], column_of[target]
            if left != right:
                way = 1 if right > left else -1
                self._joined.setdefault((source, left + way), []).append((target, weight))
                self._joined.setdefault((target, right - way), []).append((source, weight))
        self._places: dict[str, float] = {}
        for column in columns:
            self.stand(column)

    def stand(self, column: Column) -> None:
        """Note that the boxes of a column stand like this: shares of its height, so that columns can be compared."""
        names = _names(column)
        self._places.update((name, (place + 0.5) / len(names)) for place, name in enumerate(names))

    def ends(self, lane: Lane, column: int) -> dict[Block, _Ends]:
        """The places and weights where the lines of each block of a lane end, at either side, from the top."""
        return {
            block: tuple(
                sorted(
                    (self._places[name], weight)
                    for member in block
                    for name, weight in self._joined.get((member, side), ())
                )
                for side in (column - 1, column + 1)
            )
            for block in lane
        }


_Ends = tuple[list[tuple[float, int]], ...]


class _Settling:
    """One lane, while the columns beside it stand still."""

    def __init__(
        self, lane: list[Block], given: Lane, ends: Mapping[Block, _Ends], anchored: Collection[str]
    ) -> None:
        self._lane = lane
        self._given = given
        self._rank = {block: place for place, block in enumerate(given)}
        self._ends = ends
        self._anchored = {block for block in given if any(name in anchored for name in block)}
        self._gains: dict[tuple[Block, Block], int] = {}

    def settled(self) -> bool:
        """Move every block to where it costs least, in the order of the file; False where none moved."""
        moves = [self._move(block) for block in self._given]
        return any(moves)

    def _move(self, block: Block) -> bool:
        start = self._lane.index(block)
        best, where = 0, start
        for way in (-1, 1):
            cost, place = 0, start + way
            while 0 <= place < len(self._lane):
                other = self._lane[place]
                if block in self._anchored and other in self._anchored:
                    break
                cost += self._change(other, block) if way < 0 else self._change(block, other)
                if cost < best:
                    best, where = cost, place
                place += way
        self._lane.insert(where, self._lane.pop(start))
        return where != start

    def _change(self, upper: Block, lower: Block) -> int:
        """How much more it costs when the two change places."""
        known = self._gains.get((upper, lower))
        if known is None:
            crossings = 0
            for above, below in zip(self._ends[upper], self._ends[lower], strict=True):
                if above and below:
                    crossings += _crossings(below, above) - _crossings(above, below)
            known = _CROSSING * crossings + (1 if self._rank[upper] < self._rank[lower] else -1)
            self._gains[upper, lower], self._gains[lower, upper] = known, -known
        return known


def _crossings(above: Sequence[tuple[float, int]], below: Sequence[tuple[float, int]]) -> int:
    """The weight of the crossings of one block's lines with those of a block under it, both from the top."""
    total = passed = at = 0
    last = len(below)
    for place, weight in above:
        while at < last and below[at][0] < place:
            passed += below[at][1]
            at += 1
        total += weight * passed
    return total


def _names(column: Column) -> list[str]:
    return [name for lane in column for block in lane for name in block]


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
