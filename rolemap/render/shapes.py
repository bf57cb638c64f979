"""Plain shapes that every drawing format can draw, and those made of several of them: arrows and hatching.

Rectangles, ellipses, curves, polygons, lines of text with their colours, and logos; no pattern, marker,
gradient or clip, so that SVG, PDF, slides and other formats show exactly the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rolemap.render.layout import Area, Point
from rolemap.render.styles import LineStyle

HATCH = 5.0
"""Distance of two lines of a hatched cell along its edge, in points at full size."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle with round corners; an empty colour is not drawn."""

    area: Area
    radius: float = 0.0
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse inside an area."""

    area: Area
    fill: str = ""
    stroke: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Curve:
    """Cubic Béziers: start, then three points each."""

    points: tuple[Point, ...]
    stroke: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polygon:
    """Straight lines from point to point, closed where it is filled."""

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text from its baseline start."""

    x: float
    y: float
    text: str
    size: float
    width: float
    bold: bool
    ink: str


@dataclass(frozen=True, slots=True)
class Stripes:
    """Straight lines that belong together, each from point to point."""

    lines: tuple[tuple[Point, Point], ...]
    stroke: str
    width: float


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of pixels as wide and high as its area: a logo."""

    area: Area
    media: str
    """``image/png`` or ``image/jpeg``."""
    content: bytes


Shape = Rectangle | Ellipse | Curve | Polygon | Stripes | Text | Image


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that stand for one thing: its kind, what to call it, and which elements or finding it shows."""

    kind: str
    name: str
    classes: tuple[str, ...]
    parts: tuple[Shape | Group, ...]
    title: str = ""
    data: tuple[tuple[str, str], ...] = field(default=())


def arrow(path: tuple[Point, ...], tip: Point, style: LineStyle, scale: float) -> Iterator[Shape]:
    """A line and its head, which begins where the path ends; heads are those of `LineStyle`."""
    width = style.width * scale
    yield Curve(path, style.ink, width, tuple(part * scale for part in style.dash))
    end = path[-1]
    length = ((tip[0] - end[0]) ** 2 + (tip[1] - end[1]) ** 2) ** 0.5
    if not length:
        return
    along = ((tip[0] - end[0]) / length, (tip[1] - end[1]) / length)

    def at(share: float, side: float) -> Point:
        """A point of the head: its share of the way to the tip, and points to the side."""
        return (
            end[0] + share * length * along[0] - side * along[1],
            end[1] + share * length * along[1] + side * along[0],
        )

    half = 0.42 * length + 0.4 * width
    thin = 0.7 * scale
    match style.head:
        case "full":
            yield Polygon((at(0, half), tip, at(0, -half)), style.ink, style.ink, thin)
        case "open":
            yield Polygon((at(0, half), tip, at(0, -half)), style.ground, style.ink, thin)
        case "vee":
            yield Polygon((end, tip), "", style.ink, width)
            yield Polygon((at(0.1, half), tip, at(0.1, -half)), "", style.ink, max(width, 1.1 * scale))
        case "double":
            yield Polygon((at(-0.1, half), at(0.5, 0.0), at(-0.1, -half)), style.ink, style.ink, thin)
            yield Polygon((at(0.4, half), tip, at(0.4, -half)), style.ink, style.ink, thin)
        case "diamond":
            side = half
            yield Polygon((end, at(0.5, side), tip, at(0.5, -side), end), style.ink, style.ink, thin)
        case "dot":
            x, y = at(0.5, 0.0)
            yield Ellipse(Area(x - length / 2, y - length / 2, length, length), style.ink, style.ink, thin)
        case _:
            yield Polygon((end, tip), "", style.ink, width)


def hatching(
    area: Area, plate: Area, ink: str, scale: float, *, step: float = 2.4, width: float = 0.7
) -> Stripes:
    """Slanted lines left and right of `plate`, where figures stand, cut off at the edge of `area`.

    `step` is the distance of two lines along the edge, and `width` theirs, both in points at full size.
    """
    gap = 1.2 * scale
    found: list[tuple[Point, Point]] = []
    for left, right in ((area.x, plate.x - gap), (plate.right + gap, area.right)):
        start = left - area.height
        while start < right:
            # The line x = start + t, y = bottom - t for t in 0..height, kept between left and right.
            low, high = max(left - start, 0.0), min(right - start, area.height)
            if high > low:
                found.append(((start + low, area.bottom - low), (start + high, area.bottom - high)))
            start += step * scale
    return Stripes(tuple(found), ink, width * scale)


def ground(pattern: str, area: Area, words: Sequence[Area], ink: str, scale: float) -> Iterator[Shape]:
    """What fills a cell beside its `words`: ``hatch``, or a ``dot`` where there are none."""
    if pattern == "hatch":
        inset = 0.8 * scale
        inner = Area(area.x + inset, area.y + inset, area.width - 2 * inset, area.height - 2 * inset)
        left = min((each.x for each in words), default=inner.right)
        right = max((each.right for each in words), default=inner.right)
        yield hatching(
            inner, Area(left, inner.y, right - left, inner.height), ink, scale, step=HATCH, width=0.6
        )
    elif pattern == "dot" and not words:
        side = 2.4 * scale
        x, y = area.x + (area.width - side) / 2, area.y + (area.height - side) / 2
        yield Ellipse(Area(x, y, side, side), ink, "")
