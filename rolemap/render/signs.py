"""The small signs that boxes, lines and the legend share: badges, bars, crosses, tabs, lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.render import change_signs
from rolemap.render.layout import Area, Gauge, Mark, Words
from rolemap.render.shapes import Ellipse, Group, Polygon, Rectangle, Shape, Text, hatching
from rolemap.render.styles import BoxStyle
from rolemap.render.theme import Theme

CROSS = 7.5
"""Side of the cross in a struck-out cell, in points."""
TAB, TAB_GAP = 2.6, 0.8
"""Width of the bar in the box that a picture is about, and its distance from the border, in points."""


def text(line: Words, theme: Theme) -> Text:
    """A line of text."""
    return Text(line.x, line.y, line.text, line.size, line.width, line.bold, theme.ink(line.ink))


def mark(each: Mark, theme: Theme, scale: float) -> Group:
    """A badge."""
    style = theme.mark(each.severity, each.waived, each.status)
    area = each.area
    parts: list[Shape | Group] = []
    if style.shape == "circle":
        parts.append(Ellipse(area, style.fill, style.stroke, 1.3 * scale))
    else:
        parts.append(Rectangle(area, 1.5 * scale, style.fill, style.stroke, 1.3 * scale))
    if style.hatch:
        parts.append(hatching(area, each.words.area, style.hatch, scale))
    if each.status == "fixed":
        parts.append(change_signs.struck_badge(each, theme, scale))
    ink = each.words
    parts.append(Text(ink.x, ink.y, ink.text, ink.size, ink.width, ink.bold, style.ink))
    kind = "waived" if each.waived else each.severity
    if not each.key:  # a sample in the legend
        return Group("badge", f"sample-{each.status or kind}", (kind,), tuple(parts))
    if each.status == "fixed":  # a number of another table: no class or id of this one
        return Group("fixed", str(each.number), (kind,), tuple(parts), "", (("finding", each.key),))
    classes = (kind, f"finding-{each.number}")
    return Group("badge", str(each.number), classes, tuple(parts), "", (("finding", each.key),))


def gauge(each: Gauge, theme: Theme, scale: float) -> Iterator[Shape]:
    """A bar of coverage with its words."""
    area = each.area
    ink = theme.ink("gauge" if each.share < 1 else "gauge-full")
    yield Rectangle(area, 0.0, theme.ink("gauge-ground"), ink, 0.7 * scale)
    if each.share > 0:
        yield Rectangle(Area(area.x, area.y, area.width * each.share, area.height), 0.0, ink)
    yield from (text(line, theme) for line in each.words)


def cross(area: Area, theme: Theme, scale: float) -> Iterator[Shape]:
    """The cross of what is missing."""
    ink = theme.ink("missing")
    yield Polygon(((area.x, area.y), (area.right, area.bottom)), "", ink, 1.8 * scale)
    yield Polygon(((area.x, area.bottom), (area.right, area.y)), "", ink, 1.8 * scale)


def second_border(area: Area, style: BoxStyle, width: float, radius: float, scale: float) -> Iterator[Shape]:
    """The second border of a box that has two."""
    if not style.double:
        return
    gap = 2.0 * scale + width / 2
    inner = Area(area.x + gap, area.y + gap, area.width - 2 * gap, area.height - 2 * gap)
    yield Rectangle(inner, max(radius - gap / 2, 0.0), "", style.stroke, 0.5 * scale)


def tab(area: Area, style: BoxStyle, width: float, radius: float, scale: float) -> Iterator[Shape]:
    """The bar inside the left border of the box that a picture is about."""
    if style.tab:
        x, inset = area.x + width / 2 + TAB_GAP * scale, width / 2 + radius / 2
        bar = Area(x, area.y + inset, TAB * scale, area.height - 2 * inset)
        yield Rectangle(bar, 0.0, style.stroke, style.stroke, 0.5 * scale)
