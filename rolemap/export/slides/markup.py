"""The small parts of DrawingML, in the order that its schema asks for: places, fills, strokes, shapes, groups.

Lengths come in points and are written in English metric units, 12,700 to a point. Words of the map are escaped here;
names of shapes, colours and geometries are the program's own. Source: ECMA-376, part 1, 20.1 (DrawingML).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from rolemap.render.layout import Area
from rolemap.render.measure import clean

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
NO_FILL = "<a:noFill/>"
NO_STROKE = "<a:ln><a:noFill/></a:ln>"
_EMU = 12700
_LONGEST_NAME = 120
"""Characters of a name in the list of shapes; all the words are in the description."""
_SPACE = re.compile(r"\s+")

HEADS = {
    "full": 'type="triangle"',
    "open": 'type="stealth"',
    "double": 'type="triangle" w="med" len="lg"',
    "vee": 'type="arrow"',
    "dot": 'type="oval"',
    "diamond": 'type="diamond"',
}
"""The ends of lines that office programs know, one for each head of the pictures: a hollow triangle is a notched one
here, a double one a long one."""


class Numbers:
    """The ids of the shapes of one slide, in the order in which they are drawn: the same map gives the same ids."""

    def __init__(self, first: int = 2) -> None:
        self._next = count(first)

    def __call__(self) -> int:
        """The next id."""
        return next(self._next)


def emu(points: float) -> int:
    """A length in English metric units."""
    return round(points * _EMU)


def text(words: str) -> str:
    """Words as the content of an element."""
    return escape(clean(words))


def attribute(words: str) -> str:
    """Words as the value of an attribute, in its quotes; line feeds become spaces."""
    return quoteattr(_SPACE.sub(" ", clean(words)).strip())


def properties(number: int, name: str, description: str = "") -> str:
    """What names a shape in the list of shapes, and tells it to those who cannot see it."""
    told = f" descr={attribute(description)}" if description else ""
    named = _SPACE.sub(" ", clean(name)).strip()
    if len(named) > _LONGEST_NAME:
        named = f"{named[: _LONGEST_NAME - 1].rstrip()}…"
    return f'<p:cNvPr id="{number}" name={attribute(named)}{told}/>'


def colour(hexadecimal: str) -> str:
    """A colour of a theme: ``#rrggbb``, or the short form of it."""
    figures = hexadecimal.lstrip("#")
    if len(figures) == 3:
        figures = "".join(2 * figure for figure in figures)
    return f'<a:srgbClr val="{figures[:6].upper()}"/>'


def fill(hexadecimal: str) -> str:
    """A plain ground; none for an empty colour."""
    return f"<a:solidFill>{colour(hexadecimal)}</a:solidFill>" if hexadecimal else NO_FILL


def stroke(
    hexadecimal: str, width: float, dash: Sequence[float] = (), *, head: str = "", joined: bool = True
) -> str:
    """A line of that width in points; `dash` are lengths in points, `head` that of `LineStyle`."""
    if not hexadecimal:
        return NO_STROKE
    inner = fill(hexadecimal)
    if dash:
        share = 100_000 / max(width, 0.01)
        pairs = zip(dash[::2], dash[1::2], strict=False)
        inner += "<a:custDash>"
        inner += "".join(f'<a:ds d="{round(on * share)}" sp="{round(off * share)}"/>' for on, off in pairs)
        inner += "</a:custDash>"
    if joined:
        inner += "<a:round/>"
    if head in HEADS:
        inner += f"<a:tailEnd {HEADS[head]}/>"
    return f'<a:ln w="{emu(width)}">{inner}</a:ln>'


def place(area: Area, *, flip_h: bool = False, flip_v: bool = False) -> str:
    """Where a shape stands."""
    flips = (' flipH="1"' if flip_h else "") + (' flipV="1"' if flip_v else "")
    return (
        f'<a:xfrm{flips}><a:off x="{emu(area.x)}" y="{emu(area.y)}"/>'
        f'<a:ext cx="{emu(area.width)}" cy="{emu(area.height)}"/></a:xfrm>'
    )


def preset(name: str, **adjustments: int) -> str:
    """A shape that the program of the reader knows, with its handles."""
    guides = "".join(f'<a:gd name="{key}" fmla="val {value}"/>' for key, value in adjustments.items())
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def rectangle(area: Area, radius: float = 0.0) -> str:
    """A rectangle, its corners as round as on the picture."""
    shortest = max(min(area.width, area.height), 0.01)
    share = min(round(radius / shortest * 100_000), 50_000)
    return preset("roundRect", adj=share) if share else preset("rect")


def shape(
    number: int,
    name: str,
    area: Area,
    geometry: str,
    look: str,
    body: str = "",
    *,
    description: str = "",
    is_words: bool = False,
) -> str:
    """A shape with its fill and stroke (`look`) and its text (`body`)."""
    kind = '<p:cNvSpPr txBox="1"/>' if is_words else "<p:cNvSpPr/>"
    return (
        f"<p:sp><p:nvSpPr>{properties(number, name, description)}{kind}<p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{place(area)}{geometry}{look}</p:spPr>{body}</p:sp>"
    )


def group(number: int, name: str, area: Area, parts: Iterable[str], *, description: str = "") -> str:
    """Shapes that move together; they keep the coordinates of the slide."""
    x, y, cx, cy = emu(area.x), emu(area.y), emu(area.width), emu(area.height)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties(number, name, description)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f'<p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{cx}" cy="{cy}"/></a:xfrm></p:grpSpPr>{"".join(parts)}</p:grpSp>'
    )


def around(areas: Iterable[Area]) -> Area:
    """The smallest area that holds all of at least one."""
    held = list(areas)
    x, y = min(each.x for each in held), min(each.y for each in held)
    return Area(x, y, max(each.right for each in held) - x, max(each.bottom for each in held) - y)
