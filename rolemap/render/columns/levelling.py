"""Lanes that begin and end level, like the columns of a table.

Where lines go past a column, the engine leaves it a little room above or below, and its lanes begin lower than
those beside it. A lane grows into such room, and its title moves up with it, where no line runs through it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from rolemap.render.layout import Area, Box, Frame, Line, Point, scaled

MOST = 48.0
"""A lane grows by at most so many points: no further than the engine leaves room for a few lines."""
_CLEAR = 4.0
"""Between a line and what grows beside it."""
_SMALL = 2.0
"""Height of a piece of a line that is not halved any more."""
_THIN, _THICK = 0.1, 0.2
"""Room that such a piece takes beside its hull, and more than that."""


def levelled(
    columns: Sequence[Sequence[Frame]],
    lines: Sequence[Line],
    boxes: Sequence[Box],
    short: Collection[int] = (),
) -> Iterator[Frame]:
    """The frames of all columns, the outer ones grown to the height of the tallest where there is room.

    Columns that are `short`, by their number, do not grow downwards: the legend may stand under them.
    """
    if not columns:
        return
    top = min(frames[0].area.y for frames in columns)
    bottom = max(frames[-1].area.bottom for frames in columns)
    marks = [mark.area for box in boxes for mark in box.marks]

    def taken(room: Area) -> bool:
        return _crossed(room, lines, marks)

    for at, frames in enumerate(columns):
        grown = list(frames)
        grown[0] = _up(grown[0], top, taken)
        if at not in short:
            grown[-1] = _down(grown[-1], bottom, taken)
        yield from grown


def _up(frame: Frame, top: float, taken: Callable[[Area], bool]) -> Frame:
    area, more = frame.area, frame.area.y - top
    # The room that the title takes anew, and that it had.
    ends = max((words.area.bottom for words in frame.words), default=area.y)
    if not 0.0 < more <= MOST or taken(replace(area, y=top, height=ends - top)):
        return frame
    words = tuple(scaled(each, 1.0, 0.0, -more) for each in frame.words)
    return replace(frame, area=replace(area, y=top, height=area.height + more), words=words)


def _down(frame: Frame, bottom: float, taken: Callable[[Area], bool]) -> Frame:
    area, more = frame.area, bottom - frame.area.bottom
    if not 0.0 < more <= MOST or taken(replace(area, y=area.bottom, height=more)):
        return frame
    return replace(frame, area=replace(area, height=area.height + more))


def run_through(lines: Iterable[Line], room: Area) -> bool:
    """Whether a line, its words or its badges come near a part of the picture."""
    return _crossed(room, lines, ())


def _crossed(room: Area, lines: Iterable[Line], areas: Iterable[Area]) -> bool:
    wide = Area(room.x - _CLEAR, room.y - _CLEAR, room.width + 2 * _CLEAR, room.height + 2 * _CLEAR)
    return any(map(wide.overlaps, areas)) or any(_near(line, wide) for line in lines)


def _near(line: Line, wide: Area) -> bool:
    """Whether a line, its words or its badges come into an area."""
    path = line.path
    return (
        any(_enters(path[at : at + 4], wide) for at in range(0, len(path) - 3, 3))
        or any(wide.overlaps(words.area) for words in line.words)
        or any(wide.overlaps(mark.area) for mark in line.marks)
    )


def _enters(points: Sequence[Point], wide: Area, depth: int = 4) -> bool:
    """Whether a Bézier comes into an area: it lies within the hull of its points, halved until that is small.

    Most lines are far away, and of the others most halves.
    """
    a, b, c, d = points
    low, high = min(a[1], b[1], c[1], d[1]), max(a[1], b[1], c[1], d[1])
    if low >= wide.bottom or high + _THICK <= wide.y:
        return False
    left, right = min(a[0], b[0], c[0], d[0]), max(a[0], b[0], c[0], d[0])
    if left >= wide.right or right + _THICK <= wide.x:
        return False
    if not depth or high - low < _SMALL:
        return wide.overlaps(Area(left, low, right - left + _THIN, high - low + _THIN))
    ab, bc, cd = _middle(a, b), _middle(b, c), _middle(c, d)
    abc, bcd = _middle(ab, bc), _middle(bc, cd)
    cut = _middle(abc, bcd)
    return _enters((a, ab, abc, cut), wide, depth - 1) or _enters((cut, bcd, cd, d), wide, depth - 1)


def _middle(one: Point, other: Point) -> Point:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
