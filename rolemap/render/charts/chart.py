"""Small charts in a box, made of plain parts: lights, dials and sparklines, and how each part looks.

A part has a role; what the role looks like is told once, here, with the inks of the theme. Every role has a
shape, a width, a dash or a pattern of its own, so that a photocopy tells what the screen tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rolemap.render.layout import Area, Point, Words
from rolemap.render.shapes import Curve, Ellipse, Polygon, Rectangle, Shape, hatching
from rolemap.render.theme import Theme

LIGHT = 9.0
"""Side of a light, in points at full size."""
_LIGHTS = {"green": "circle", "amber": "up", "red": "rectangle"}
STRIPES = 3.2
"""Distance of two stripes of a striped zone along its edge, in points at full size."""
STRIPE = 0.6


@dataclass(frozen=True, slots=True)
class Look:
    """How a part is drawn: inks of the theme (empty: not at all), width and dashes in points at full size."""

    fill: str = ""
    stroke: str = ""
    width: float = 0.6
    dash: tuple[float, ...] = ()
    striped: bool = False


LOOKS: Mapping[str, Look] = {
    "zone-green": Look("zone-green", "zone-edge"),
    "zone-amber": Look("zone-amber", "zone-edge", striped=True),
    "zone-red": Look("zone-red", "zone-edge"),
    "yellow": Look(stroke="line-amber", width=1.4, dash=(3.0, 1.8)),
    "red": Look(stroke="line-red", width=2.6),
    "value": Look("text"),
    "course": Look(stroke="text", width=1.2),
    "ahead": Look(stroke="text", width=1.0, dash=(1.4, 1.6)),
    "light-green": Look("light-green", "light-green"),
    "light-amber": Look("light-amber", "light-amber"),
    "light-red": Look("light-red", "light-red"),
    "light-unknown": Look("muted"),
    "light-proven": Look(stroke="light-green", width=1.9),
}
"""The look of every role."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A filled shape in an area: ``rectangle``, ``circle``, or a triangle that points ``up``, ``down``,
    ``left`` or ``right``.
    """

    role: str
    shape: str
    area: Area


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of straight parts."""

    role: str
    path: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A light, a dial or a sparkline; its parts from back to front."""

    kind: str
    parts: tuple[Patch | Stroke, ...]
    words: tuple[Words, ...] = ()

    @property
    def bottom(self) -> float:
        """The y of its lowest part."""
        shapes = [
            part.area.bottom if isinstance(part, Patch) else max(y for _x, y in part.path)
            for part in self.parts
        ]
        return max([*shapes, *(line.area.bottom for line in self.words)])


def light(state: str, x: float, y: float, height: float, scale: float = 1.0) -> Chart:
    """The light of a state in the middle of a line of that height: circle, triangle, square, tick or dash."""
    side = LIGHT * scale
    top = y + (height - side) / 2
    if state == "proven":
        path = (x, top + 0.55 * side), (x + 0.36 * side, top + 0.9 * side), (x + side, top + 0.08 * side)
        return Chart("light", (Stroke("light-proven", path),))
    if state not in _LIGHTS:
        stroke = Area(x, top + side / 2 - 1.0 * scale, side, 2.0 * scale)
        return Chart("light", (Patch("light-unknown", "rectangle", stroke),))
    return Chart("light", (Patch(f"light-{state}", _LIGHTS[state], Area(x, top, side, side)),))


def sample_chart(sign: str, area: Area, scale: float) -> Chart:
    """The sample of a sign of the legend: ``light:red``, ``chart:value``, ``chart:zones`` …"""
    kind, _colon, role = sign.partition(":")
    middle, centre = area.x + area.width / 2, area.y + area.height / 2
    if kind == "light":
        return light(role, middle - LIGHT * scale / 2, area.y, area.height, scale)
    if role == "zones":
        third = area.width / 3
        zones = tuple(
            Patch(
                f"zone-{state}",
                "rectangle",
                Area(area.x + at * third, area.y + 1.5 * scale, third, deep * scale),
            )
            for at, (state, deep) in enumerate((("green", 4.0), ("amber", 6.5), ("red", 9.0)))
        )
        return Chart("sample", zones)
    if role == "value":
        side = 6.5 * scale
        return Chart(
            "sample", (Patch("value", "down", Area(middle - side / 2, centre - side / 2, side, side)),)
        )
    if role in ("yellow", "red"):
        return Chart("sample", (Stroke(role, ((middle, area.y), (middle, area.bottom))),))
    path = ((area.x, centre + 2.5 * scale), (middle, centre - 2.5 * scale), (area.right, centre))
    dots = [Patch("value", "circle", _dot(point, scale)) for point in path] if role == "course" else []
    return Chart("sample", (Stroke(role, path if role == "course" else (path[0], path[2])), *dots))


def _dot(point: Point, scale: float) -> Area:
    side = 3.2 * scale
    return Area(point[0] - side / 2, point[1] - side / 2, side, side)


def chart_shapes(chart: Chart, theme: Theme, scale: float) -> Iterator[Shape]:
    """The shapes of a chart without its words, from back to front."""
    for part in chart.parts:
        look = LOOKS[part.role]
        if isinstance(part, Patch):
            yield from _patch(part, look, theme, scale)
        else:
            dash = tuple(length * scale for length in look.dash)
            yield Curve(_straight(part.path), theme.ink(look.stroke), look.width * scale, dash)


def _patch(part: Patch, look: Look, theme: Theme, scale: float) -> Iterator[Shape]:
    area = part.area
    fill = theme.ink(look.fill) if look.fill else ""
    stroke = theme.ink(look.stroke) if look.stroke else ""
    width = look.width * scale
    if part.shape == "circle":
        yield Ellipse(area, fill, stroke, width)
    elif part.shape == "rectangle":
        yield Rectangle(area, 0.0, fill, "" if look.striped else stroke, width)
        if look.striped:
            none = Area(area.right, area.y, 0.0, area.height)
            yield hatching(area, none, stroke, scale, step=STRIPES, width=STRIPE)
            yield Rectangle(area, 0.0, "", stroke, width)
    else:
        yield Polygon(corners(part), fill, stroke, width)


def corners(part: Patch) -> tuple[Point, Point, Point]:
    """The corners of a triangle, its tip in the middle."""
    area = part.area
    middle, centre = area.x + area.width / 2, area.y + area.height / 2
    match part.shape:
        case "up":
            return (area.x, area.bottom), (middle, area.y), (area.right, area.bottom)
        case "down":
            return (area.x, area.y), (middle, area.bottom), (area.right, area.y)
        case "left":
            return (area.right, area.y), (area.x, centre), (area.right, area.bottom)
    return (area.x, area.y), (area.right, centre), (area.x, area.bottom)


def _straight(path: tuple[Point, ...]) -> tuple[Point, ...]:
    """The path as cubic Béziers without a bend."""
    points = [path[0]]
    for start, end in pairwise(path):
        points += [start, end, end]
    return tuple(points)
