"""Ways of level and upright pieces: without needless points, and as curves with round corners."""

from __future__ import annotations

from collections.abc import Sequence

from rolemap.render.layout import Point

_CORNER = 5.0
_ROUND = 0.5523
"""Control points of a quarter circle as a cubic Bézier."""


def straightened(points: Sequence[Point]) -> list[Point]:
    """The same way without the points between which it does not bend."""
    found: list[Point] = []
    for point in points:
        if found and abs(found[-1][0] - point[0]) < 0.01 and abs(found[-1][1] - point[1]) < 0.01:
            continue
        while len(found) > 1 and _level(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return found


def _level(one: Point, middle: Point, other: Point) -> bool:
    return (abs(one[0] - middle[0]) < 0.01 and abs(middle[0] - other[0]) < 0.01) or (
        abs(one[1] - middle[1]) < 0.01 and abs(middle[1] - other[1]) < 0.01
    )


def rounded(points: Sequence[Point]) -> tuple[Point, ...]:
    """A way of level and upright pieces as a chain of cubic Béziers, its corners round."""
    path: list[Point] = [points[0]]
    for at in range(1, len(points) - 1):
        one, corner, other = points[at - 1], points[at], points[at + 1]
        radius = min(_CORNER, _distance(one, corner) / 2, _distance(corner, other) / 2)
        start, end = _towards(corner, one, radius), _towards(corner, other, radius)
        path += _piece(path[-1], start)
        path += (
            _towards(corner, one, radius * (1 - _ROUND)),
            _towards(corner, other, radius * (1 - _ROUND)),
            end,
        )
    path += _piece(path[-1], points[-1])
    return tuple(path)


def _piece(start: Point, end: Point) -> tuple[Point, Point, Point]:
    return (
        _towards(start, end, _distance(start, end) / 3),
        _towards(end, start, _distance(start, end) / 3),
        end,
    )


def _distance(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, end: Point, by: float) -> Point:
    length = _distance(start, end)
    share = by / length if length else 0.0
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
