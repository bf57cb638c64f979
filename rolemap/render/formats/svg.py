"""A layout as SVG: plain shapes with id, class and data for every element and finding.

Text names Arimo first; its metric twins follow, and `textLength` holds each line to its measured length in
a viewer that has neither. Kerning and ligatures are off, as in the measure. All text is escaped; nothing
else of the map gets in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from rolemap.render.layout import Layout, Page, Point
from rolemap.render.measure import clean
from rolemap.render.paint import page_groups
from rolemap.render.shapes import Curve, Ellipse, Group, Polygon, Rectangle, Shape, Stripes, Text

FONTS = "Arimo, Arial, 'Liberation Sans', sans-serif"
_PAGE_GAP = 12.0
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")


def write(layout: Layout) -> bytes:
    """The SVG of all pages, one under the other, as UTF-8."""
    return svg(layout, layout.pages).encode("utf-8")


def svg(layout: Layout, pages: tuple[Page, ...]) -> str:
    """The SVG of some pages of a layout."""
    width = max(page.width for page in pages)
    height = sum(page.height for page in pages) + _PAGE_GAP * (len(pages) - 1)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}pt" height="{_n(height)}pt" '
        f'viewBox="0 0 {_n(width)} {_n(height)}" role="img" lang="{layout.language}" '
        f'class="rolemap {layout.view}" '
        f'font-family="{FONTS}" style="font-kerning:none;font-variant-ligatures:none">',
        f"<title>{_text(layout.title)}</title>",
        f"<desc>{_text(layout.description)}</desc>",
    ]
    names = _Names()
    y = 0.0
    for page in pages:
        moved = f' transform="translate(0 {_n(y)})"' if y else ""
        lines.append(f'<g id="{names.free("page", str(page.number))}" class="page"{moved}>')
        lines.append(
            f'<rect width="{_n(page.width)}" height="{_n(page.height)}" fill="{layout.theme.page}"/>'
        )
        for group in page_groups(layout, page):
            lines += _group(group, names)
        lines.append("</g>")
        y += page.height + _PAGE_GAP
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


class _Names:
    """Ids that are valid in XML and occur once."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def free(self, kind: str, name: str) -> str:
        wanted = f"{kind}-{_UNSAFE.sub('_', name)}"
        found, count = wanted, 1
        while found in self._used:
            count += 1
            found = f"{wanted}-{count}"
        self._used.add(found)
        return found


def _group(group: Group, names: _Names) -> Iterator[str]:
    classes = " ".join(_UNSAFE.sub("_", name) for name in (group.kind, *group.classes))
    data = "".join(f" data-{name}={_attribute(value)}" for name, value in group.data)
    yield f'<g id="{names.free(group.kind, group.name)}" class="{classes}"{data}>'
    if group.title:
        yield f"<title>{_text(group.title)}</title>"
    for part in group.parts:
        if isinstance(part, Group):
            yield from _group(part, names)
        else:
            yield _shape(part)
    yield "</g>"


def _shape(shape: Shape) -> str:
    match shape:
        case Rectangle(area=area, radius=radius):
            corner = f' rx="{_n(radius)}"' if radius else ""
            return (
                f'<rect x="{_n(area.x)}" y="{_n(area.y)}" width="{_n(area.width)}" height="{_n(area.height)}"'
                f"{corner}{_ink(shape.fill, shape.stroke, shape.width, shape.dash)}/>"
            )
        case Ellipse(area=area):
            return (
                f'<ellipse cx="{_n(area.x + area.width / 2)}" cy="{_n(area.y + area.height / 2)}" '
                f'rx="{_n(area.width / 2)}" ry="{_n(area.height / 2)}"'
                f"{_ink(shape.fill, shape.stroke, shape.width)}/>"
            )
        case Curve(points=points):
            return f'<path d="{_curves(points)}"{_ink("", shape.stroke, shape.width, shape.dash)}/>'
        case Polygon(points=points):
            way = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + ("Z" if shape.fill else "")
            return f'<path d="{way}"{_ink(shape.fill, shape.stroke, shape.width)}/>'
        case Stripes(lines=lines):
            way = "".join(f"M{_n(a)} {_n(b)}L{_n(c)} {_n(d)}" for (a, b), (c, d) in lines)
            return f'<path d="{way}"{_ink("", shape.stroke, shape.width)}/>'
        case Text():
            weight = ' font-weight="700"' if shape.bold else ""
            return (
                f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"{weight} '
                f'fill="{shape.ink}" textLength="{_n(shape.width)}" lengthAdjust="spacingAndGlyphs">'
                f"{_text(shape.text)}</text>"
            )


def _curves(points: tuple[Point, ...]) -> str:
    start, *rest = (f"{_n(x)} {_n(y)}" for x, y in points)
    return f"M{start}C{' '.join(rest)}"


def _ink(fill: str, stroke: str, width: float, dash: tuple[float, ...] = ()) -> str:
    inked = f' fill="{fill or "none"}"'
    if stroke:
        inked += f' stroke="{stroke}" stroke-width="{_n(width)}"'
    if dash:
        inked += f' stroke-dasharray="{" ".join(_n(part) for part in dash)}"'
    return inked


def _n(value: float) -> str:
    """A number with at most two decimals and no needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _text(text: str) -> str:
    return escape(clean(text))


def _attribute(text: str) -> str:
    return quoteattr(clean(text))
