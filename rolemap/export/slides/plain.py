"""The plain shapes of pictures as shapes of a slide: what has no words of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolemap.export.slides import freeform
from rolemap.export.slides.markup import NO_FILL, Numbers, fill, preset, rectangle, shape, stroke
from rolemap.render.layout import Area
from rolemap.render.shapes import Curve, Ellipse, Group, Image, Polygon, Rectangle, Shape, Stripes, Text

Drawn = tuple[Area, str]
"""A shape as it is written, and the area that it takes."""


def drawn(parts: Iterable[Shape | Group], name: str, numbers: Numbers) -> Iterator[Drawn]:
    """The shapes in their order, groups unfolded; words and logos are left to others."""
    for part in parts:
        if isinstance(part, Group):
            yield from drawn(part.parts, name, numbers)
        elif not isinstance(part, Text | Image) and not (isinstance(part, Stripes) and not part.lines):
            yield _drawn(part, name, numbers)


def _drawn(part: Rectangle | Ellipse | Curve | Polygon | Stripes, name: str, numbers: Numbers) -> Drawn:
    match part:
        case Rectangle():
            look = fill(part.fill) + stroke(part.stroke, part.width, part.dash)
            return part.area, shape(numbers(), name, part.area, rectangle(part.area, part.radius), look)
        case Ellipse():
            look = fill(part.fill) + stroke(part.stroke, part.width)
            return part.area, shape(numbers(), name, part.area, preset("ellipse"), look)
        case Curve():
            area, geometry = freeform.curve(part.points)
            look = NO_FILL + stroke(part.stroke, part.width, part.dash)
        case Polygon():
            area, geometry = freeform.polygon(part.points, closed=bool(part.fill))
            look = fill(part.fill) + stroke(part.stroke, part.width)
        case Stripes():
            area, geometry = freeform.stripes(part.lines)
            look = NO_FILL + stroke(part.stroke, part.width)
    return area, shape(numbers(), name, area, geometry, look)
