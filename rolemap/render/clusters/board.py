"""Finds a way for each line among boxes: level and upright pieces on the tracks of the free strips between them.

The tracks are a lattice of lines that whoever set the boxes has laid into the gaps. A way costs its length,
its bends, the lines that it crosses and, most of all, every piece that would run along another line; the
cheapest is taken (A*, Hart, Nilsson and Raphael 1968). Boxes and words are never crossed. Lines from one box
may share their first pieces, as branches of a tree do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from rolemap.render.layout import Area, Point

CLEAR = 2.9
"""Least distance of a line from a box that is not its own, in points."""
_NEAR = 4.4
"""Two lines side by side keep at least so far apart."""
_BEND = 22.0
_CROSS = 30.0
_ALONG = 90.0
"""What a piece along another line costs, beside six times its length."""
_BLOCKED = float("inf")

Node = tuple[int, int]
_WAYS = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(frozen=True, slots=True)
class Port:
    """A place where a line may leave or reach a box.

    `lead` goes from the rim of the box to `end`, a crossing of two tracks; `way` is the direction of its last
    piece outwards, 0 right, 1 down, 2 left, 3 up; -1 leaves it open.
    """

    lead: tuple[Point, ...]
    end: Point
    way: int
    cost: float = 0.0
    is_branch: bool = False
    """Whether it lies on a line that was drawn before."""


class Board:
    """The tracks and what is in their way; it remembers the lines that were drawn."""

    def __init__(self, xs: Iterable[float], ys: Iterable[float], obstacles: Sequence[Area]) -> None:
        self._xs, self._ys = sorted({round(x, 2) for x in xs}), sorted({round(y, 2) for y in ys})
        wide, high = len(self._xs), len(self._ys)
        self._across = [[0.0] * max(wide - 1, 0) for _y in range(high)]
        self._down = [[0.0] * max(high - 1, 0) for _x in range(wide)]
        self._obstacles = tuple(obstacles)
        self._pieces: list[tuple[Point, Point]] = []
        for area in obstacles:
            self._block(area)

    def _block(self, area: Area) -> None:
        left, right, top, bottom = area.x, area.right, area.y, area.bottom
        for j in range(bisect_right(self._ys, top), bisect_left(self._ys, bottom)):
            for i in self._between(self._xs, left, right):
                self._across[j][i] = _BLOCKED
        for i in range(bisect_right(self._xs, left), bisect_left(self._xs, right)):
            for j in self._between(self._ys, top, bottom):
                self._down[i][j] = _BLOCKED

    @staticmethod
    def _between(lines: Sequence[float], low: float, high: float) -> range:
        """The pieces from one line to the next that share more than a point with low … high."""
        return range(max(bisect_right(lines, low) - 1, 0), min(bisect_left(lines, high), len(lines) - 1))

    def drawn(self, path: Sequence[Point]) -> None:
        """Remember a line of level and upright pieces, so that later ones keep off it."""
        for (ax, ay), (bx, by) in pairwise(path):
            self._pieces.append(((ax, ay), (bx, by)))
            if abs(ax - bx) < 0.01:
                self._take(self._down, self._across, self._xs, self._ys, ax, min(ay, by), max(ay, by))
            else:
                self._take(self._across, self._down, self._ys, self._xs, ay, min(ax, bx), max(ax, bx))

    def crowds(self, path: Sequence[Point]) -> bool:
        """Whether a line would run along another that was drawn, closer than lines should."""
        return any(_along(piece, other) for piece in pairwise(path) for other in self._pieces)

    def _take(
        self,
        along: list[list[float]],
        across: list[list[float]],
        own: Sequence[float],
        other: Sequence[float],
        at: float,
        low: float,
        high: float,
    ) -> None:
        if high - low < 0.01:
            return
        for line in range(bisect_right(own, at - _NEAR), bisect_left(own, at + _NEAR)):
            for piece in self._between(other, low, high):
                along[line][piece] += _ALONG + 6.0 * (other[piece + 1] - other[piece])
        for line in range(bisect_left(other, low), bisect_right(other, high)):
            for piece in self._between(own, at - 0.01, at + 0.01):
                # A line that runs through a crossing of tracks touches the pieces at both its sides.
                across[line][piece] += (
                    _CROSS if own[piece] + 0.01 < at < own[piece + 1] - 0.01 else _CROSS / 2
                )

    def port(self, rim: Point, way: int, cost: float, own: Area) -> Port | None:
        """From a place on the rim of the box `own` out to the next track; None where something is in between."""
        x, y = rim
        lines, here = (self._xs, x) if way in (0, 2) else (self._ys, y)
        onward = way in (0, 1)
        at = bisect_left(lines, here + CLEAR) if onward else bisect_right(lines, here - CLEAR) - 1
        if not 0 <= at < len(lines):
            return None
        end = (lines[at], round(y, 2)) if way in (0, 2) else (round(x, 2), lines[at])
        piece = Area(min(x, end[0]), min(y, end[1]), abs(end[0] - x), abs(end[1] - y))
        shut = any(
            each.overlaps(piece)
            for each in self._obstacles
            if not (each.holds(own) and abs(each.width - own.width - 2 * CLEAR) < 0.01)
        )
        return None if shut else Port((rim, end), end, way, cost)

    def branches(self, way: Sequence[Point]) -> list[Port]:
        """Every crossing of tracks on a way that was drawn, as a place where another line may leave it."""
        found: list[Port] = []
        for at, ((ax, ay), (bx, by)) in enumerate(pairwise(way)):
            upright = abs(ax - bx) < 0.01
            own, other = (self._xs, self._ys) if upright else (self._ys, self._xs)
            here, start, end = (ax, ay, by) if upright else (ay, ax, bx)
            line = bisect_left(own, here - 0.01)
            if line == len(own) or own[line] > here + 0.01:
                continue
            low, high = min(start, end), max(start, end)
            for place in other[bisect_left(other, low - 0.01) : bisect_right(other, high + 0.01)]:
                point = (own[line], place) if upright else (place, own[line])
                found.append(Port((*way[: at + 1], point), point, -1, is_branch=True))
        return found

    def node(self, point: Point) -> Node:
        """The crossing of two tracks at a point."""
        return (
            bisect_left(self._xs, round(point[0], 2) - 0.005),
            bisect_left(self._ys, round(point[1], 2) - 0.005),
        )

    def point(self, node: Node) -> Point:
        """Where a crossing of two tracks lies."""
        return (self._xs[node[0]], self._ys[node[1]])

    def way(self, starts: Sequence[Port], ends: Sequence[Port]) -> tuple[Port, list[Point], Port] | None:
        """The cheapest way from one of the starts to one of the ends, or None where all are shut off."""
        if not starts or not ends:
            return None
        goals: dict[Node, list[Port]] = {}
        for port in ends:
            goals.setdefault(self.node(port.end), []).append(port)
        heap: list[tuple[float, float, Node, int, int]] = []
        first: dict[tuple[Node, int], int] = {}
        best: dict[tuple[Node, int], float] = {}
        before: dict[tuple[Node, int], tuple[Node, int] | None] = {}
        targets = [self.point(node) for node in goals]
        near: dict[Node, float] = {}

        def push(node: Node, way: int, cost: float, came: tuple[Node, int] | None, start: int) -> None:
            key = (node, way)
            if cost < best.get(key, _BLOCKED):
                best[key], before[key], first[key] = cost, came, start
                left = near.get(node)
                if left is None:
                    x, y = self.point(node)
                    left = near[node] = min([abs(x - a) + abs(y - b) for a, b in targets])
                heappush(heap, (round(cost + left, 4), cost, node, way, start))

        for at, port in enumerate(starts):
            node = self.node(port.end)
            for way in range(4) if port.way < 0 else (port.way,):
                push(node, way, port.cost, None, at)
        reached: tuple[float, tuple[Node, int], Port] | None = None
        while heap:
            rank, cost, node, way, start = heappop(heap)
            if reached is not None and rank >= reached[0]:
                break
            if cost > best[node, way]:
                continue
            for port in goals.get(node, ()):
                turn = 0.0 if port.way < 0 or (port.way + 2) % 4 == way else _BEND
                if port.way == way and port.way >= 0:
                    continue
                total = cost + turn + port.cost
                if reached is None or total < reached[0]:
                    reached = (total, (node, way), port)
            for turned in (way, (way + 1) % 4, (way + 3) % 4):
                onward = self._step(node, turned)
                if onward is not None:
                    next_node, price = onward
                    push(
                        next_node,
                        turned,
                        cost + price + (_BEND if turned != way else 0.0),
                        (node, way),
                        start,
                    )
        if reached is None:
            return None
        _total, key, port = reached
        start_port = starts[first[key]]
        found = [key[0]]
        came = before[key]
        while came is not None:
            found.append(came[0])
            came = before[came]
        return start_port, [self.point(node) for node in reversed(found)], port

    def _step(self, node: Node, way: int) -> tuple[Node, float] | None:
        i, j = node
        if way == 0 and i + 1 < len(self._xs):
            extra, length, onward = self._across[j][i], self._xs[i + 1] - self._xs[i], (i + 1, j)
        elif way == 2 and i > 0:
            extra, length, onward = self._across[j][i - 1], self._xs[i] - self._xs[i - 1], (i - 1, j)
        elif way == 1 and j + 1 < len(self._ys):
            extra, length, onward = self._down[i][j], self._ys[j + 1] - self._ys[j], (i, j + 1)
        elif way == 3 and j > 0:
            extra, length, onward = self._down[i][j - 1], self._ys[j] - self._ys[j - 1], (i, j - 1)
        else:
            return None
        return None if extra == _BLOCKED else (onward, length + extra)


def _along(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two pieces run beside each other, near, for more than a little."""
    for axis in (0, 1):
        if all(abs(start[axis] - end[axis]) < 0.01 for start, end in (one, other)):
            low = max(min(piece[0][1 - axis], piece[1][1 - axis]) for piece in (one, other))
            high = min(max(piece[0][1 - axis], piece[1][1 - axis]) for piece in (one, other))
            return abs(one[0][axis] - other[0][axis]) < _NEAR and high - low > _NEAR
    return False
