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

from rolemap.render.clusters.ahead import OPEN, least_left
from rolemap.render.layout import Area, Point

CLEAR = 2.9
"""Least distance of a line from a box that is not its own, in points."""
_NEAR = 4.4
"""Two lines side by side keep at least so far apart."""
_FINE = 100
"""What ways cost is counted in whole hundredths of a point, so that equals are equal."""
_BEND = 22 * _FINE
_CROSS = 30 * _FINE
_ALONG = 90 * _FINE
"""What a piece along another line costs, beside six times its length."""
_BLOCKED = 1 << 40
_PART = (1 << 30) - 1
"""Costs and places are less than this."""


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
        # What each piece costs. After the last is one that is shut, which before the first is number -1 as well.
        self._fine = [_fine(x) for x in self._xs], [_fine(y) for y in self._ys]
        across, down = ([*(b - a for a, b in pairwise(lines)), _BLOCKED] for lines in self._fine)
        self._across = [across[:] for _y in self._ys]
        self._down = [down[:] for _x in self._xs]
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
        along: list[list[int]],
        across: list[list[int]],
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
                along[line][piece] += _ALONG + 6 * _fine(other[piece + 1] - other[piece])
        for line in range(bisect_left(other, low), bisect_right(other, high)):
            for piece in self._between(own, at - 0.01, at + 0.01):
                # A line that runs through a crossing of tracks touches the pieces at both its sides.
                across[line][piece] += (
                    _CROSS if own[piece] + 0.01 < at < own[piece + 1] - 0.01 else _CROSS // 2
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

    def way(self, starts: Sequence[Port], ends: Sequence[Port]) -> tuple[Port, list[Point], Port] | None:
        """The cheapest way from one of the starts to one of the ends, or None where all are shut off."""
        if not starts or not ends:
            return None
        goals: dict[int, list[Port]] = {}
        for port in ends:
            goals.setdefault(self._crossing(port.end), []).append(port)
        left = least_left(
            [(_hundredths(port), OPEN if port.way < 0 else port.way ^ 2, _fine(port.cost)) for port in ends],
            *self._fine,
            _BEND,
        )
        # A number for each that waits: what the way costs at least, so far, and where it has come to.
        heap: list[int] = []
        # Where the search has been: a crossing of tracks and the direction in which it was reached, 4 each.
        best: dict[int, int] = {}
        before: dict[int, int] = {}
        for at, port in enumerate(starts):
            node, cost = self._crossing(port.end), _fine(port.cost)
            for way in range(4) if port.way < 0 else (port.way,):
                state = 4 * node + way
                if cost < best.get(state, _BLOCKED):
                    best[state], before[state] = cost, -1 - at
                    heappush(heap, ((cost + left(node)[way] << 30) + cost << 30) + state)
        reached, last, end = _BLOCKED, 0, ends[0]
        across, down, high = self._across, self._down, len(self._ys)
        while heap:
            first = heappop(heap)
            if first >> 60 >= reached:
                break
            state, cost = first & _PART, first >> 30 & _PART
            if cost > best[state]:
                continue
            node, way = state >> 2, state & 3
            for port in goals.get(node, ()):
                if port.way != way or port.way < 0:
                    turn = 0 if port.way < 0 or (port.way + 2) % 4 == way else _BEND
                    total = cost + turn + _fine(port.cost)
                    if total < reached:
                        reached, last, end = total, state, port
            i, j = divmod(node, high)
            row, column = across[j], down[i]
            back = way ^ 2
            for turned, price, onward in (
                (0, row[i], node + high),
                (1, column[j], node + 1),
                (2, row[i - 1], node - high),
                (3, column[j - 1], node - 1),
            ):
                if price >= _BLOCKED or turned == back:
                    continue
                total = cost + price if turned == way else cost + price + _BEND
                state_to = 4 * onward + turned
                if total < best.get(state_to, reached):
                    best[state_to], before[state_to] = total, state
                    heappush(heap, ((total + left(onward)[turned] << 30) + total << 30) + state_to)
        if reached == _BLOCKED:
            return None
        found = [self._point(last >> 2)]
        while before[last] >= 0:
            last = before[last]
            found.append(self._point(last >> 2))
        return starts[-1 - before[last]], found[::-1], end

    def _crossing(self, point: Point) -> int:
        """The number of the crossing of two tracks at a point."""
        i = bisect_left(self._xs, round(point[0], 2) - 0.005)
        return i * len(self._ys) + bisect_left(self._ys, round(point[1], 2) - 0.005)

    def _point(self, crossing: int) -> Point:
        i, j = divmod(crossing, len(self._ys))
        return (self._xs[i], self._ys[j])


def _fine(points: float) -> int:
    return round(_FINE * points)


def _hundredths(port: Port) -> tuple[int, int]:
    return _fine(port.end[0]), _fine(port.end[1])


def _along(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two pieces run beside each other, near, for more than a little."""
    for axis in (0, 1):
        if all(abs(start[axis] - end[axis]) < 0.01 for start, end in (one, other)):
            low = max(min(piece[0][1 - axis], piece[1][1 - axis]) for piece in (one, other))
            high = min(max(piece[0][1 - axis], piece[1][1 - axis]) for piece in (one, other))
            return abs(one[0][axis] - other[0][axis]) < _NEAR and high - low > _NEAR
    return False
