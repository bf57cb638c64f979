"""Cells of a draw.io page: identifiers, places within a container, styles, and labels as HTML.

Places and type sizes are hundredths of an inch, draw.io's unit, so that a sheet keeps its size. A style holds
only words and numbers of the program; words of the map are HTML within an attribute of XML, escaped for
both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape as html
from itertools import pairwise
from xml.sax.saxutils import quoteattr

from rolemap.render.layout import Area, Point, Words
from rolemap.render.measure import clean
from rolemap.render.shapes import HATCH
from rolemap.render.styles import BoxStyle
from rolemap.render.typeface import typeface

UNIT = 100 / 72
"""Hundredths of an inch in a point."""
LAYER = "1"
"""The id of the layer that every page of draw.io has."""


class Cells:
    """The cells of one page in their order, from back to front."""

    def __init__(self) -> None:
        self.lines: list[str] = ['<mxCell id="0"/>', f'<mxCell id="{LAYER}" parent="0"/>']
        self._areas: dict[str, Area] = {}
        self._count = 1

    def vertex(
        self,
        label: str,
        area: Area,
        style: str,
        *,
        parent: str = LAYER,
        data: Sequence[tuple[str, str]] = (),
    ) -> str:
        """Add a shape, placed relative to `parent`, and give its id; `label` is HTML."""
        name = self._next()
        self._areas[name] = area
        origin = self._areas.get(parent)
        x, y = (area.x - origin.x, area.y - origin.y) if origin else (area.x, area.y)
        geometry = (
            f'<mxGeometry x="{n(x)}" y="{n(y)}" width="{n(area.width)}" height="{n(area.height)}" '
            'as="geometry"/>'
        )
        self._add(name, label, f'style="{style}" vertex="1" parent="{parent}"', geometry, data)
        return name

    def edge(
        self,
        ends: tuple[str, str] | tuple[Point, Point],
        points: Iterable[Point],
        style: str,
        *,
        parent: str = LAYER,
        data: Sequence[tuple[str, str]] = (),
    ) -> str:
        """Add a line through `points`: between two shapes, by their ids, or between two free points."""
        name = self._next()
        inner, attached = "", ""
        origin = self._areas.get(parent, Area(0.0, 0.0, 0.0, 0.0))
        for role, end in (("source", ends[0]), ("target", ends[1])):
            if isinstance(end, str):
                attached += f' {role}="{end}"'
            else:
                x, y = end[0] - origin.x, end[1] - origin.y
                inner += f'<mxPoint x="{n(x)}" y="{n(y)}" as="{role}Point"/>'
        listed = "".join(f'<mxPoint x="{n(x)}" y="{n(y)}"/>' for x, y in points)
        if listed:
            inner += f'<Array as="points">{listed}</Array>'
        geometry = f'<mxGeometry relative="1" as="geometry">{inner}</mxGeometry>'
        self._add(name, "", f'style="{style}" edge="1" parent="{parent}"{attached}', geometry, data)
        return name

    def on_edge(
        self,
        label: str,
        area: Area,
        style: str,
        edge: str,
        path: Sequence[Point],
        data: Sequence[tuple[str, str]] = (),
    ) -> str:
        """Add a shape that goes with a line: placed from the point of `path` that is nearest to its middle."""
        name = self._next()
        share, (x, y) = nearest(path, (area.x + area.width / 2, area.y + area.height / 2))
        geometry = (
            f'<mxGeometry x="{n(2 * share - 1)}" width="{n(area.width)}" height="{n(area.height)}" relative="1" '
            f'as="geometry"><mxPoint x="{n(area.x - x)}" y="{n(area.y - y)}" as="offset"/></mxGeometry>'
        )
        self._add(name, label, f'style="{style}" vertex="1" connectable="0" parent="{edge}"', geometry, data)
        return name

    def _next(self) -> str:
        self._count += 1
        return f"c{self._count}"

    def _add(self, name: str, label: str, rest: str, geometry: str, data: Sequence[tuple[str, str]]) -> None:
        if data:
            own = "".join(f" {key}={quoteattr(clean(value))}" for key, value in data)
            self.lines.append(
                f'<object id="{name}" label={quoteattr(label)}{own}><mxCell {rest}>{geometry}</mxCell></object>'
            )
        else:
            self.lines.append(f'<mxCell id="{name}" value={quoteattr(label)} {rest}>{geometry}</mxCell>')


def style(*names: str, **settings: str | float | bool) -> str:
    """A style of draw.io: bare names, then settings; HTML labels in the fonts of the pictures."""
    face = typeface()
    given = {"html": 1, "fontFamily": "Arial" if face.bundled else face.families[0], **settings}
    return "".join(f"{name};" for name in names) + "".join(
        f"{key}={value if isinstance(value, str) else n(value)};" for key, value in given.items()
    )


def dashes(dash: Sequence[float], scale: float) -> dict[str, str | float]:
    """The settings of a dashed line, none for one that is drawn through."""
    if not dash:
        return {}
    return {"dashed": 1, "fixDash": 1, "dashPattern": " ".join(n(part * scale * UNIT) for part in dash)}


def hatched(look: BoxStyle, scale: float) -> dict[str, str | float]:
    """The settings of a hatched cell, whose words keep their own ground; none for another."""
    if look.pattern != "hatch":
        return {}
    return {
        "shape": "mxgraph.basic.patternFillRect",
        "fillStyle": "diag",
        "step": HATCH * scale * UNIT,
        "fillStrokeWidth": 0.6 * scale * UNIT,
        "fillStrokeColor": look.stroke,
        "labelBackgroundColor": look.fill,
    }


def plain(text: str) -> str:
    """Words as HTML; a line feed breaks the line."""
    return "<br>".join(
        html(line) for line in clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )


def sized(text: str, size: float, ink: str) -> str:
    """Words as HTML in a size (of the picture) and a colour (of the theme) of their own."""
    return f'<span style="font-size: {n(size * UNIT)}px; color: {ink}">{plain(text)}</span>'


def scaled(area: Area) -> Area:
    """An area of the picture in units of draw.io."""
    return Area(area.x * UNIT, area.y * UNIT, area.width * UNIT, area.height * UNIT)


def point(place: Point) -> Point:
    """A point of the picture in units of draw.io."""
    return (place[0] * UNIT, place[1] * UNIT)


def around(areas: Iterable[Area]) -> Area:
    """The smallest area that holds all of at least one."""
    held = list(areas)
    x, y = min(each.x for each in held), min(each.y for each in held)
    return Area(x, y, max(each.right for each in held) - x, max(each.bottom for each in held) - y)


def paragraphs(words: Sequence[Words]) -> list[list[Words]]:
    """Lines that follow each other at the same left side and in the same type, together."""
    found: list[list[Words]] = []
    for line in words:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and (last.size, last.bold, last.ink) == (line.size, line.bold, line.ink)
            and abs(last.x - line.x) < 0.05
            and 0 < line.y - last.y < 1.5 * line.size
        ):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def nearest(path: Sequence[Point], place: Point) -> tuple[float, Point]:
    """The point of a line of straight parts that is nearest to `place`, and its share of the whole length."""
    best: tuple[float, float, Point] = (float("inf"), 0.0, path[0])
    length = 0.0
    for (ax, ay), (bx, by) in pairwise(path):
        dx, dy = bx - ax, by - ay
        part = (dx * dx + dy * dy) ** 0.5
        t = min(max(((place[0] - ax) * dx + (place[1] - ay) * dy) / (part * part), 0.0), 1.0) if part else 0.0
        x, y = ax + t * dx, ay + t * dy
        away = (place[0] - x) ** 2 + (place[1] - y) ** 2
        if away < best[0]:
            best = (away, length + t * part, (x, y))
        length += part
    return (best[1] / length if length else 0.0), best[2]


def sampled(path: Sequence[Point]) -> list[Point]:
    """Points between the ends of a chain of Béziers: where it bends, and its joints, but none on a straight
    line.
    """
    found: list[Point] = []
    for at in range(0, len(path) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = path[at : at + 4]
        length = max(((dx - ax) ** 2 + (dy - ay) ** 2) ** 0.5, 0.01)
        bend = max(abs((x - ax) * (dy - ay) - (y - ay) * (dx - ax)) / length for x, y in ((bx, by), (cx, cy)))
        for t in (0.25, 0.5, 0.75) if bend > 0.5 else ():
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
        if at + 4 < len(path):
            found.append((dx, dy))
    return found


def share(area: Area, place: Point) -> Point:
    """Where a point of the rim of an area stands, as shares of its width and height."""
    x, y = (place[0] - area.x) / area.width, (place[1] - area.y) / area.height
    return (min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))


def n(value: float) -> str:
    """A number with at most two decimals and no needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
