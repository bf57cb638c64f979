"""Lanes that begin and end level, like the columns of a table.

Where lines go past a column, the engine leaves it a little room above or below, and its lanes begin lower than
those beside it. A lane grows into such room, and its title moves up with it, where no line runs through it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from rolemap.render.layout import Area, Box, Frame, Line, scaled

MOST = 48.0
"""A lane grows by at most so many points: no further than the engine leaves room for a few lines."""
_CLEAR = 4.0
"""Between a line and what grows beside it."""


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
    taken = [*_along(lines), *(mark.area for box in boxes for mark in box.marks)]
    for at, frames in enumerate(columns):
        grown = list(frames)
        grown[0] = _up(grown[0], top, taken)
        if at not in short:
            grown[-1] = _down(grown[-1], bottom, taken)
        yield from grown


def _up(frame: Frame, top: float, taken: Iterable[Area]) -> Frame:
    area, more = frame.area, frame.area.y - top
    # The room that the title takes anew, and that it had.
    ends = max((words.area.bottom for words in frame.words), default=area.y)
    if not 0.0 < more <= MOST or _crossed(replace(area, y=top, height=ends - top), taken):
        return frame
    words = tuple(scaled(each, 1.0, 0.0, -more) for each in frame.words)
    return replace(frame, area=replace(area, y=top, height=area.height + more), words=words)


def _down(frame: Frame, bottom: float, taken: Iterable[Area]) -> Frame:
    area, more = frame.area, bottom - frame.area.bottom
    if not 0.0 < more <= MOST or _crossed(replace(area, y=area.bottom, height=more), taken):
        return frame
    return replace(frame, area=replace(area, height=area.height + more))


def run_through(lines: Iterable[Line], room: Area) -> bool:
    """Whether a line, its words or its badges come near a part of the picture."""
    return _crossed(room, _along(lines))


def _crossed(room: Area, taken: Iterable[Area]) -> bool:
    wide = Area(room.x - _CLEAR, room.y - _CLEAR, room.width + 2 * _CLEAR, room.height + 2 * _CLEAR)
    return any(wide.overlaps(area) for area in taken)


def _along(lines: Iterable[Line]) -> Iterator[Area]:
    """Small areas that lines run through: a Bézier lies within the hull of its points, halved until it is small."""
    for line in lines:
        for at in range(0, len(line.path) - 3, 3):
            yield from _halved(line.path[at : at + 4])
        yield from (words.area for words in line.words)
        yield from (mark.area for mark in line.marks)


def _halved(points: Sequence[tuple[float, float]], depth: int = 4) -> Iterator[Area]:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    if not depth or max(ys) - min(ys) < 2.0:
        yield Area(min(xs), min(ys), max(xs) - min(xs) + 0.1, max(ys) - min(ys) + 0.1)
        return
    a, b, c, d = points
    ab, bc, cd = _middle(a, b), _middle(b, c), _middle(c, d)
    abc, bcd = _middle(ab, bc), _middle(bc, cd)
    cut = _middle(abc, bcd)
    yield from _halved((a, ab, abc, cut), depth - 1)
    yield from _halved((cut, bcd, cd, d), depth - 1)


def _middle(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
