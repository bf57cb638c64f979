"""How a line can be drawn: as a connector that is as near its computed path as can be, or else along that path.

Office programs draw a glued connector by their own rules between its two ends: straight, or as a curve that leaves and
arrives level and turns half way. Where that is near the computed path and crosses no box, no word and no badge, the
line is a connector; a line that goes round others keeps its path.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

from rolemap.render.layout import Area, Line, Point

_STEPS = 8
"""A Bézier is looked at in so many straight parts."""
_NEAR = 7.0
"""A connector may run so far beside the computed path, in points on the slide."""
_STEEP, _STEEP_GAP = 0.7, 24.0
"""Steeper than this, between boxes so far over each other in points, a curve is drawn otherwise by LibreOffice 7."""
_CLEAR = 1.5
"""How far a connector keeps from a box that is not its own, in points."""


def followed(line: Line) -> list[Point]:
    """The computed path in straight parts, with its tip."""
    return [*_in_parts(line.path), line.tip]


def half_way(start: Point, end: Point) -> tuple[Point, ...]:
    """The curve of a level connector that turns half way (``curvedConnector3``), as Béziers."""
    (ax, ay), (bx, by) = start, end
    x, y = (ax + bx) / 2, (ay + by) / 2
    return (start, ((ax + x) / 2, ay), (x, (ay + y) / 2), (x, y), (x, (by + y) / 2), ((bx + x) / 2, by), end)


def connector(
    line: Line, sides: tuple[str, str], boxes: dict[str, Area], signs: Sequence[Area], *, aside: bool
) -> str:
    """The kind of connector that can stand for a line, empty where none can.

    `sides` are those of its boxes at which it ends, neither in the middle where it is `aside`; `signs` are words
    and badges that it may not cross.
    """
    start, end = line.path[0], line.tip
    path = followed(line)
    kinds = [("straightConnector1", [start, end])]
    level = sides in (("right", "left"), ("left", "right")) and (end[0] > start[0]) == (sides[0] == "right")
    if level and abs(end[1] - start[1]) > 0.5 and not (aside and _is_steep(line, boxes)):
        kinds.append(("curvedConnector3", _in_parts(half_way(start, end))))
    ranked = sorted((_apart(path, course), place) for place, (_kind, course) in enumerate(kinds))
    for apart, place in ranked:
        kind, course = kinds[place]
        if apart <= _NEAR and _is_clear(course, path, line, boxes, signs):
            return kind
    return ""


def crosses(course: Sequence[Point], area: Area) -> bool:
    """Whether a line of straight parts runs through an area."""
    if not _reach(course).overlaps(area):
        return False
    return any(_cuts(start, end, area) for start, end in pairwise(course))


def smaller(area: Area, by: float) -> Area:
    """The area without a rim of that width; with a negative one it is larger."""
    wide, high = max(area.width - 2 * by, 0.0), max(area.height - 2 * by, 0.0)
    return Area(area.x + (area.width - wide) / 2, area.y + (area.height - high) / 2, wide, high)


def _is_steep(line: Line, boxes: dict[str, Area]) -> bool:
    """Whether LibreOffice would lead a curve between such sites from bottom to top, and not from side to side.

    It does so where the boxes stand far enough over each other, unless one end is in the middle of its side.
    """
    one, other = boxes[line.source], boxes[line.target]
    gap = max(other.y - one.bottom, one.y - other.bottom)
    wide, high = abs(line.tip[0] - line.path[0][0]), abs(line.tip[1] - line.path[0][1])
    return gap > _STEEP_GAP and high > _STEEP * wide


def _is_clear(
    course: Sequence[Point], path: Sequence[Point], line: Line, boxes: dict[str, Area], signs: Sequence[Area]
) -> bool:
    own = (line.source, line.target)
    reach = smaller(_reach(course), -_CLEAR)
    for name, area in boxes.items():
        if not reach.overlaps(area):
            continue
        if crosses(course, smaller(area, _CLEAR if name in own else -_CLEAR)):
            return False
    near = [area for area in signs if reach.overlaps(area)]
    return not any(crosses(course, area) and not crosses(path, area) for area in near)


def _apart(path: Sequence[Point], course: Sequence[Point]) -> float:
    """The most that one of two lines is away from the other; no more exact than needed where that is far."""
    most = 0.0
    for points, other in ((path, course), (course, path)):
        for point in points:
            most = max(most, _distance(point, other, most))
            if most > _NEAR:
                return most
    return most


def _distance(point: Point, course: Sequence[Point], enough: float) -> float:
    """How far a point is from a line; no more exact than that it is not further than `enough`."""
    x, y = point
    near = enough * enough
    least = float("inf")
    for (ax, ay), (bx, by) in pairwise(course):
        dx, dy = bx - ax, by - ay
        part = dx * dx + dy * dy
        t = ((x - ax) * dx + (y - ay) * dy) / part if part else 0.0
        if t <= 0.0:
            away = (ax - x) ** 2 + (ay - y) ** 2
        elif t >= 1.0:
            away = (bx - x) ** 2 + (by - y) ** 2
        else:
            away = (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2
        if away < least:
            least = away
            if least <= near:
                break
    return sqrt(least)


def _reach(course: Sequence[Point]) -> Area:
    """The area of a line, never without width or height."""
    xs, ys = [x for x, _y in course], [y for _x, y in course]
    x, y = min(xs), min(ys)
    return Area(x - 0.01, y - 0.01, max(xs) - x + 0.02, max(ys) - y + 0.02)


def _in_parts(path: Sequence[Point]) -> list[Point]:
    found = [path[0]]
    for at in range(0, len(path) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = path[at : at + 4]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return found


def _cuts(start: Point, end: Point, area: Area) -> bool:
    """Whether a straight line has a point within an area (the clipping of Liang and Barsky)."""
    low, high = 0.0, 1.0
    for at, near, far in ((0, area.x, area.right), (1, area.y, area.bottom)):
        way = end[at] - start[at]
        if abs(way) < 1e-9:
            if not near < start[at] < far:
                return False
            continue
        first, second = sorted(((near - start[at]) / way, (far - start[at]) / way))
        low, high = max(low, first), min(high, second)
        if low >= high:
            return False
    return True
