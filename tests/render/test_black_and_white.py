"""On a photocopy a picture says the same: the print theme is grey, and no two of its signs differ by grey alone."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest

from rolemap.render import writers
from rolemap.render.layout import Area, Layout, Page
from rolemap.render.paint import page_groups
from rolemap.render.shapes import Curve, Ellipse, Group, Polygon, Rectangle, Shape, Text
from rolemap.render.styles import LineStyle
from rolemap.render.theme import theme
from rolemap.views import views
from tests.gallery import DISTRICTS, PICTURES, layout

COLOUR = re.compile(r'(?:fill|stroke|color|stop-color)\s*[=:]\s*"?([^";\s]+)')
DARK = 0.45
"""A ground whose luminance is under this share is ink on a photocopy; anything lighter is paper."""
APART = 1.25
"""Two lines are told apart by their widths from this ratio on."""


EVERYWHERE = [*PICTURES, *((DISTRICTS, slug) for slug in views())]


def drawn(name: str, slug: str) -> Layout:
    """A picture in the print theme; a generated map on the paper that other tests draw too."""
    return layout(name, slug, "print", "A4" if name == DISTRICTS else None)


def is_grey(colour: str) -> bool:
    """Whether a colour as it stands in an SVG is a grey."""
    found = re.fullmatch(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", colour)
    return colour == "none" or (found is not None and len(set(found.groups())) == 1)


def is_ink(colour: str) -> bool:
    """Whether a grey is seen as ink."""
    return bool(colour) and (int(colour[1:3], 16) / 255) ** 2.2 < DARK


@pytest.mark.parametrize("name, slug", EVERYWHERE)
def test_the_print_theme_has_no_colour(name: str, slug: str) -> None:
    text = writers()["svg"](drawn(name, slug)).decode()
    colours = set(COLOUR.findall(text))
    assert {"#000000", "#ffffff"} <= colours
    assert not [colour for colour in colours if not is_grey(colour)]


def shapes(group: Group) -> Iterator[Shape]:
    """All shapes of a group but its words."""
    for part in group.parts:
        if isinstance(part, Group):
            yield from shapes(part)
        elif not isinstance(part, Text):
            yield part


def legends(made: Layout) -> Iterator[tuple[Page, dict[str, tuple[Shape, ...]]]]:
    """The pages with a legend: by sign the shapes that its sample is made of."""
    for page in made.pages:
        for group in page_groups(made, page):
            if group.kind == "legend":
                samples = (sign for sign in group.parts if isinstance(sign, Group))
                yield page, {sign.name: tuple(shapes(sign)) for sign in samples}


def alike(one: tuple[Shape, ...], other: tuple[Shape, ...]) -> bool:
    """Whether two signs cannot be told apart without colour."""
    return len(one) == len(other) and all(
        _same(first, second) for first, second in zip(one, other, strict=True)
    )


def _same(one: Shape, other: Shape) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, Curve) and isinstance(other, Curve):
        return _dash(one.dash) == _dash(other.dash) and _near(one.width, other.width)
    if isinstance(one, Polygon) and isinstance(other, Polygon):
        pairs = zip(_moved(one), _moved(other), strict=False)
        still = all(abs(a - c) + abs(b - d) < 1.0 for (a, b), (c, d) in pairs)
        return len(one.points) == len(other.points) and still and is_ink(one.fill) == is_ink(other.fill)
    if isinstance(one, Rectangle) and isinstance(other, Rectangle):
        if _dash(one.dash) != _dash(other.dash) or not _near(one.width, other.width):
            return False
    if isinstance(one, Rectangle | Ellipse) and isinstance(other, Rectangle | Ellipse):
        sizes = (one.area.width - other.area.width, one.area.height - other.area.height)
        grounds = is_ink(one.fill) == is_ink(other.fill) and is_ink(one.stroke) == is_ink(other.stroke)
        return grounds and max(map(abs, sizes)) < 1.5
    return True


def _dash(dash: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(round(part) for part in dash)


def _near(one: float, other: float) -> bool:
    return max(one, other) < APART * min(one, other)


def _moved(shape: Polygon) -> list[tuple[float, float]]:
    (x, y) = shape.points[0]
    return [(a - x, b - y) for a, b in shape.points]


@pytest.mark.parametrize("name, slug", EVERYWHERE)
def test_no_two_signs_of_a_legend_differ_by_grey_alone(name: str, slug: str) -> None:
    made = drawn(name, slug)
    seen = list(legends(made))
    assert seen
    for page, found in seen:
        signs = {entry.sign for entry in made.pictures[page.picture].legend}
        # A page of the table alone shows no other signs than badges.
        assert found.keys() == (signs if page.boxes else {sign for sign in signs if sign.startswith("badge")})
        assert all(found.values()), "every sign is drawn"
        pairs = itertools.combinations(found, 2)
        assert not [pair for pair in pairs if alike(*map(found.__getitem__, pair))]


@pytest.mark.parametrize("slug", ["screen", "print", "dark"])
def test_no_two_lines_of_a_theme_differ_by_colour_alone(slug: str) -> None:
    def seen(style: LineStyle) -> tuple[object, ...]:
        return (_dash(style.dash), style.head, round(style.width, 1))

    styles = {role: seen(style) for role, style in theme(slug).lines.items() if role != "default"}
    assert len(set(styles.values())) == len(styles)


def test_signs_alike_are_told() -> None:
    def box(fill: str, width: float = 1.0, dash: tuple[float, ...] = ()) -> tuple[Shape, ...]:
        return (Rectangle(Area(0, 0, 20, 10), 3.0, fill, "#000000", width, dash),)

    def head(tip: float, fill: str) -> tuple[Shape, ...]:
        return (Polygon(((0, 0), (tip, 4), (0, 8)), fill, "#000000"),)

    for same in ((box("#ffffff"), box("#ececec")), (head(6, "#000000"), head(6.4, "#333333"))):
        assert alike(*same)
    for other in (box("#333333"), box("#ffffff", 1.6), box("#ffffff", dash=(4, 3)), head(6, "#ffffff")):
        assert not alike(box("#ffffff"), other)
    assert not alike(head(6, "#000000"), head(6, "#ffffff"))
    assert not alike(head(6, "#000000"), head(9, "#000000"))
    assert is_grey("#7f7f7f") and not is_grey("#7f7f80") and not is_grey("red")
