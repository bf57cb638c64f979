"""Shapes with a geometry of their own: curves along a computed path, polygons, and stripes.

A path is written in English metric units from the corner of the shape, so that nothing is scaled when it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rolemap.export.slides.markup import emu
from rolemap.render.layout import Area, Point

_BEFORE = '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
_AFTER = "</a:pathLst></a:custGeom>"


def extent(points: Iterable[Point]) -> Area:
    """The area of points; Béziers never leave that of their control points."""
    held = list(points)
    xs, ys = [x for x, _y in held], [y for _x, y in held]
    return Area(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def curve(points: Sequence[Point], tip: Point | None = None) -> tuple[Area, str]:
    """A chain of Béziers and the straight way to its tip: its area and its geometry."""
    all_points = [*points, tip] if tip is not None else list(points)
    area = extent(all_points)
    steps = [_move(area, points[0])]
    for at in range(1, len(points) - 2, 3):
        three = "".join(_point(area, each) for each in points[at : at + 3])
        steps.append(f"<a:cubicBezTo>{three}</a:cubicBezTo>")
    if tip is not None and tip != points[-1]:
        steps.append(_line(area, tip))
    return area, _geometry(area, ["".join(steps)], filled=False)


def polygon(points: Sequence[Point], *, closed: bool) -> tuple[Area, str]:
    """Straight lines from point to point: their area and their geometry."""
    area = extent(points)
    steps = _move(area, points[0]) + "".join(_line(area, each) for each in points[1:])
    return area, _geometry(area, [steps + ("<a:close/>" if closed else "")], filled=closed)


def stripes(lines: Sequence[tuple[Point, Point]]) -> tuple[Area, str]:
    """Straight lines that belong together, as one shape: its area and its geometry."""
    area = extent(point for line in lines for point in line)
    steps = [_move(area, start) + _line(area, end) for start, end in lines]
    return area, _geometry(area, ["".join(steps)], filled=False)


def _geometry(area: Area, paths: Iterable[str], *, filled: bool) -> str:
    size = f'w="{emu(area.width)}" h="{emu(area.height)}"'
    kind = "" if filled else ' fill="none"'
    return _BEFORE + "".join(f"<a:path {size}{kind}>{steps}</a:path>" for steps in paths) + _AFTER


def _move(area: Area, point: Point) -> str:
    return f"<a:moveTo>{_point(area, point)}</a:moveTo>"


def _line(area: Area, point: Point) -> str:
    return f"<a:lnTo>{_point(area, point)}</a:lnTo>"


def _point(area: Area, point: Point) -> str:
    return f'<a:pt x="{emu(point[0] - area.x)}" y="{emu(point[1] - area.y)}"/>'
