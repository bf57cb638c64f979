"""Contrast as it is on the pictures: every word on what lies under it, every line and border on what it crosses.

The pictures of both samples are painted in each theme; for each word and line the shape under it is looked up,
so that no list of inks and grounds can forget one. Measures are those of WCAG 2.2, worked out here on their own.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rolemap.render.layout import Area, Layout
from rolemap.render.paint import page_groups
from rolemap.render.shapes import Curve, Ellipse, Group, Polygon, Rectangle, Shape, Text
from rolemap.render.typeface import arimo
from rolemap.views import views
from tests.gallery import SAMPLES, THEMES, layout

TEXT, SIGN = 4.5, 3.0


class Canvas:
    """What lies on a page so far: filled shapes, the last one on top."""

    def __init__(self, ground: str) -> None:
        self.ground = ground
        self.fills: list[tuple[Area, str]] = []

    def at(self, x: float, y: float) -> str:
        """The colour at a point."""
        for area, fill in reversed(self.fills):
            if area.x <= x <= area.right and area.y <= y <= area.bottom:
                return fill
        return self.ground

    def put(self, shape: Shape) -> None:
        """Put a shape on top; patterns and arrow heads are no ground."""
        if isinstance(shape, Rectangle | Ellipse) and shape.fill:
            self.fills.append((shape.area, shape.fill))


def walked(made: Layout) -> Iterator[tuple[tuple[str, ...], Shape, Canvas]]:
    """Every shape with the kind and classes of its group, and what lies under it."""

    def walk(group: Group, canvas: Canvas) -> Iterator[tuple[tuple[str, ...], Shape, Canvas]]:
        for part in group.parts:
            if isinstance(part, Group):
                yield from walk(part, canvas)
            else:
                yield (group.kind, *group.classes), part, canvas
                if group.kind != "edge":  # the dot at the end of a line is no ground
                    canvas.put(part)

    for page in made.pages:
        canvas = Canvas(made.theme.page)
        for group in page_groups(made, page):
            yield from walk(group, canvas)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("slug", sorted(views()))
def test_every_word_can_be_read_on_what_lies_under_it(slug: str, theme: str) -> None:
    poor, read = set(), 0
    for name in SAMPLES:
        for kinds, shape, canvas in walked(layout(name, slug, theme)):
            if isinstance(shape, Text) and shape.text.strip():
                read += 1
                y = shape.y - arimo().x_height * shape.size / 2
                for share in (0.0, 0.25, 0.5, 0.75, 1.0):
                    ground = canvas.at(shape.x + share * shape.width, y)
                    if contrast(shape.ink, ground) < TEXT:
                        poor.add(
                            (kinds, shape.text, shape.ink, ground, round(contrast(shape.ink, ground), 2))
                        )
    assert read > 50
    assert not poor


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("slug", sorted(views()))
def test_every_line_and_border_is_seen_on_what_it_crosses(slug: str, theme: str) -> None:
    poor, seen = set(), 0
    for name in SAMPLES:
        for kinds, shape, canvas in walked(layout(name, slug, theme)):
            for ink, x, y in strokes(shape):
                seen += 1
                ground = canvas.at(x, y)
                if contrast(ink, ground) < SIGN:
                    poor.add((kinds, type(shape).__name__, ink, ground, round(contrast(ink, ground), 2)))
    assert seen > 50
    assert not poor


def strokes(shape: Shape) -> Iterator[tuple[str, float, float]]:
    """The ink of the outline of a shape, and points beside or on it; a filled patch is its own outline."""
    if isinstance(shape, Curve):
        yield from ((shape.stroke, x, y) for x, y in shape.points[::3])
    elif isinstance(shape, Polygon) and shape.stroke:
        yield from ((shape.stroke, x, y) for x, y in shape.points)
    elif isinstance(shape, Rectangle | Ellipse) and shape.stroke:
        area = shape.area
        middle = (area.x + area.width / 2, area.y + area.height / 2)
        for x, y in (
            (area.x - 1, middle[1]),
            (area.right + 1, middle[1]),
            (middle[0], area.y - 1),
            (middle[0], area.bottom + 1),
        ):
            yield shape.stroke, x, y


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
