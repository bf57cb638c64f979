"""What the rest of a way costs at least, so that the search for it looks first where it may end soon.

Ends that are reached in the same direction are taken as one: the smallest area that holds them all. As far as
it is, a way still has to go, and whoever is not heading for it in the direction in which it is reached has to
bend. Boxes and other lines are left out, so it is never more than the rest really costs, and the way that is
found first is the cheapest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import product

Place = tuple[int, int]
Costs = tuple[int, int, int, int]
"""By the direction of the piece before: right, down, left, up."""
_MUCH = 1 << 28
OPEN = -1
"""Reached in whatever direction."""


def least_left(
    ends: Iterable[tuple[Place, int, int]], xs: Sequence[int], ys: Sequence[int], bend: int
) -> Callable[[int], Costs]:
    """What is left at least from a crossing of tracks, whose number is its column times the rows and its row.

    Each end has its place, the direction in which it is reached and a cost of its own.
    """
    groups: dict[int, list[tuple[Place, int]]] = {}
    for point, way, cost in ends:
        groups.setdefault(way, []).append((point, cost))
    sides = [(min(cost for _place, cost in listed), *_around([place for place, _cost in listed]),
              _bends(way, bend)) for way, listed in groups.items()]  # fmt: skip
    high = len(ys)
    known: dict[int, Costs] = {}

    def left(node: int) -> Costs:
        if node in known:
            return known[node]
        x, y = xs[node // high], ys[node % high]
        right = down = back = up = _MUCH
        for far, x0, x1, y0, y1, bends in sides:
            place = 4
            if x < x0:
                far, place = far + x0 - x, 7
            elif x > x1:
                far, place = far + x - x1, 1
            if y < y0:
                far, place = far + y0 - y, place + 1
            elif y > y1:
                far, place = far + y - y1, place - 1
            a, b, c, d = bends[place]
            if far + a < right:
                right = far + a
            if far + b < down:
                down = far + b
            if far + c < back:
                back = far + c
            if far + d < up:
                up = far + d
        found = known[node] = (right, down, back, up)
        return found

    return left


def _around(places: Sequence[Place]) -> tuple[int, int, int, int]:
    xs, ys = [x for x, _y in places], [y for _x, y in places]
    return min(xs), max(xs), min(ys), max(ys)


@cache
def _bends(way: int, bend: int) -> tuple[Costs, ...]:
    """The cost of the least bends by where the area is: to the left, level, to the right, each above, level, below."""
    found = []
    for x, y in product((-1, 0, 1), repeat=2):
        right, down, back, up = (bend * _least(now, way, x, y) for now in range(4))
        found.append((right, down, back, up))
    return tuple(found)


def _least(now: int, last: int, x: int, y: int) -> int:
    """The least bends of a way that heads `now` and arrives heading `last` in an area that lies `x`, `y` of it."""
    ahead = (x, y, -x, -y)
    # An area that is level with the crossing reaches to both its sides, as far as is known.
    straight = ahead[now] >= 0 and ahead[(now + 1) % 4] == 0
    if last == OPEN:
        return 0 if straight else 1 if ahead[now] >= 0 else 2
    if last == now:
        return 0 if straight else 2 if ahead[now] >= 0 else 4
    if last == now ^ 2:
        return 2
    return 1 if ahead[now] >= 0 and ahead[last] >= 0 else 3
