"""The signs of a picture of changes: tags on boxes, crossed lines and badges, titles struck out, their legend.

Each is told apart by shape: a filled tag is new, a dashed one is gone, a plain one was changed; a line that is
gone is dotted and crossed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolemap.render import measure
from rolemap.render.layout import Area, Line, Mark, Point, Sign, Tag, Words
from rolemap.render.shapes import Polygon, Rectangle, Shape, Text, arrow
from rolemap.render.theme import Theme
from rolemap.render.typeface import typeface

SIGNS = {"added": "+", "removed": "−", "changed": "Δ"}
"""What stands in the sample of a tag; "−" is the sign for minus."""
_DASH = (2.0, 1.6)
_ARM = 3.2
"""Half a side of the cross on a line that is gone, in points."""
_OVERHANG = 2.0
"""How far the stroke through a badge goes beyond it, in points."""
_STRIKE = 0.27
"""Height over the baseline of a line through words, in shares of the size of the type."""


def tag_colours(status: str, theme: Theme) -> tuple[str, str, str]:
    """The ground, the frame and the words of a tag; a status may be of several words."""
    text, page = theme.ink("text"), theme.page
    return (text, text, page) if "added" in status.split() else (page, text, text)


def tag_dash(status: str, scale: float) -> tuple[float, ...]:
    """The dashes of the frame of a tag."""
    return tuple(part * scale for part in _DASH) if "removed" in status.split() else ()


def tag_shapes(tag: Tag, theme: Theme, scale: float) -> Iterator[Shape]:
    """A tag: its frame and its words."""
    fill, stroke, ink = tag_colours(tag.status, theme)
    yield Rectangle(tag.area, 2.5 * scale, fill, stroke, 0.9 * scale, tag_dash(tag.status, scale))
    words = tag.words
    yield Text(words.x, words.y, words.text, words.size, words.width, words.bold, ink)


def strike(words: Words, ink: str, scale: float) -> Polygon:
    """The line through words that are struck out."""
    y = words.y - _STRIKE * words.size
    return Polygon(((words.x, y), (words.x + words.width, y)), "", ink, 0.7 * scale)


def struck_badge(mark: Mark, theme: Theme, scale: float) -> Polygon:
    """The stroke through the badge of a finding that is fixed; its number stands on it and stays readable."""
    area, over = mark.area, _OVERHANG * scale
    ends = ((area.x - over, area.bottom + over / 2), (area.right + over, area.y - over / 2))
    return Polygon(ends, "", theme.ink("rule"), 1.4 * scale)


def line_cross(line: Line, ink: str, scale: float) -> Iterator[Shape]:
    """The cross on a line that is gone, where it is half way."""
    if line.status != "removed":
        return
    x, y = half_way(line.path)
    arm = _ARM * scale
    for way in (1.0, -1.0):
        yield Polygon(((x - arm, y - way * arm), (x + arm, y + way * arm)), "", ink, 1.2 * scale)


def half_way(path: Sequence[Point]) -> Point:
    """The point in the middle of the middle piece of a chain of Béziers."""
    at = 3 * ((len(path) - 1) // 6)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = path[at : at + 4]
    return (ax + 3 * bx + 3 * cx + dx) / 8, (ay + 3 * by + 3 * cy + dy) / 8


def sample(sign: Sign, status: str, theme: Theme, scale: float) -> Iterator[Shape]:
    """A box with its tag and a line, as they stand in the legend."""
    area, style = sign.area, theme.box("default", status)
    middle = area.y + area.height / 2
    box = sample_box(area, scale)
    yield Rectangle(
        box,
        3.0 * scale,
        style.fill,
        style.stroke,
        style.width * scale,
        tuple(part * scale for part in style.dash),
    )
    if status in SIGNS:
        tag = sample_tag(sign, status, theme)
        yield from tag_shapes(tag, theme, scale)
    yield from arrow(*sample_line(area, middle), theme.line("sample", status), scale)


def sample_box(area: Area, scale: float) -> Area:
    """The box of a sample: the left part of it."""
    return Area(area.x, area.y + 0.8 * scale, area.width * 0.62, area.height - 1.6 * scale)


def sample_line(area: Area, middle: float) -> tuple[tuple[Point, ...], Point]:
    """The line of a sample: the right part of it."""
    start = area.x + area.width * 0.62
    third = (area.right - start) / 3
    return tuple((start + step * third, middle) for step in range(4)), (area.right, middle)


def sample_tag(sign: Sign, status: str, theme: Theme) -> Tag:
    """The tag of a sample: its sign in the middle of the box."""
    area = sign.area
    size = area.height * theme.sizes.mark / theme.sizes.badge * 0.8
    width = measure.width(SIGNS[status], size, bold=True)
    side = area.height * 0.68
    frame = Area(area.x + (area.width * 0.62 - side) / 2, area.y + (area.height - side) / 2, side, side)
    base = area.y + area.height / 2 + typeface().figure_height * size / 2
    return Tag(
        frame, Words(frame.x + (side - width) / 2, base, SIGNS[status], size, width, bold=True), status
    )
