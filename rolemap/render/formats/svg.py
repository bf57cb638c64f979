"""A layout as SVG: plain shapes, and a handle on every element and finding for a page that shows it.

Handles. A box, a cell of a grid and all else that stands for elements of the map is a group with
``data-element="tb.p.hop"`` (several ids with spaces between, so select ``[data-element~="tb.p.hop"]``), the id
``node-<box>``, and, where it stands for a single element, the class ``element-tb.p.hop``. A badge and a row of the
table of findings have ``data-finding="HD-01:tb.p.hop"`` and the class ``finding-4``, 4 being the number of the
finding. A line is a group of the class ``edge``, its role and ``data-source``, ``data-target`` (boxes) and
``data-relations="sets:tb.ubnd:tb.p.hop …"``. A badge of the older of two maps is ``fixed``. Lanes and column heads
are ``lane``, a page is ``page``. Ids occur once in a file; of what stands on several pages the later ones end in
``-2``, ``-3`` …

Fonts. Arial stands first and not the bundled Arimo, which is as wide letter by letter: where the first family is not
installed, Word and PowerPoint have been seen to take one of their own instead of the next
(https://github.com/matplotlib/matplotlib/issues/27509), and Arial is where they are. Browsers and Inkscape go through
the list. An organization's own typeface stands before it. `textLength` holds each line to its measured length in a
viewer that has none of them; kerning and ligatures are off, as in the measure.

``embed_font`` puts the letters in use into the file, for browsers on machines without the fonts. Inkscape and
office programs cannot read fonts in a file (https://wiki.inkscape.org/wiki/@font-face_Support); the rule that
prefers the embedded family stands in ``@supports``, which such programs skip, so that for them nothing changes.

All text is escaped; nothing else of the map gets in.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from rolemap.render.layout import Layout, Page, Point
from rolemap.render.measure import clean
from rolemap.render.output import PLAIN, Output
from rolemap.render.paint import page_groups
from rolemap.render.shapes import Curve, Ellipse, Group, Image, Polygon, Rectangle, Shape, Stripes, Text
from rolemap.render.typeface import typeface

OPTIONS = ("embed_font",)
_PAGE_GAP = 12.0
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
_TWINS = ("Arimo", "Liberation Sans", "sans-serif")
"""What follows Arial: two typefaces as wide letter by letter, and whatever there is."""


def write(layout: Layout, output: Output = PLAIN) -> bytes:
    """The SVG of all pages, one under the other, as UTF-8; raises PartMissing where a font cannot be embedded."""
    return svg(layout, layout.pages, output).encode("utf-8")


def size(pages: tuple[Page, ...]) -> Point:
    """Width and height in points of the SVG of these pages."""
    height = sum(page.height for page in pages) + _PAGE_GAP * (len(pages) - 1)
    return max(page.width for page in pages), height


def svg(layout: Layout, pages: tuple[Page, ...], output: Output = PLAIN) -> str:
    """The SVG of some pages of a layout."""
    width, height = map(_n, size(pages))
    groups = [tuple(page_groups(layout, page)) for page in pages]
    names = _Names()
    title, desc = names.free("title", layout.view), names.free("desc", layout.view)
    linked = ' xmlns:xlink="http://www.w3.org/1999/xlink"' if layout.theme.logo else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg"{linked} width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="{title} {desc}" lang="{layout.language}" '
        f'class="rolemap {layout.view}" '
        f'font-family="{_families()}" style="font-kerning:none;font-variant-ligatures:none">',
        f'<title id="{title}">{_text(layout.title)}</title>',
        f'<desc id="{desc}">{_text(layout.description)}</desc>',
    ]
    if output.embed_font:
        lines.append(_embedded(layout, [text for page in groups for group in page for text in _texts(group)]))
    y = 0.0
    for page, drawn in zip(pages, groups, strict=True):
        moved = f' transform="translate(0 {_n(y)})"' if y else ""
        lines.append(f'<g id="{names.free("page", str(page.number))}" class="page"{moved}>')
        lines.append(
            f'<rect width="{_n(page.width)}" height="{_n(page.height)}" fill="{layout.theme.page}"/>'
        )
        for group in drawn:
            lines += _group(group, names)
        lines.append("</g>")
        y += page.height + _PAGE_GAP
    lines.append("</svg>")
    return "\n".join(lines) + "\n"


def _families(*first: str) -> str:
    """The families of the typeface in force and what may stand in for it, as CSS writes them."""
    face = typeface()
    own = () if face.bundled else face.families
    listed = dict.fromkeys((*first, *own, "Arial", *_TWINS))
    return ", ".join(f"'{name}'" if " " in name else name for name in listed)


def _embedded(layout: Layout, texts: Iterable[Text]) -> str:
    from rolemap.render.embedding import font_faces

    family = f"rolemap {typeface().families[0]}"
    faces = font_faces(((clean(text.text), text.bold) for text in texts), family)
    rule = f".rolemap.{layout.view} text{{font-family:{_families(family)}}}"
    return f"<style>{faces}@supports (font-kerning:none){{{rule}}}</style>"


def _texts(group: Group) -> Iterator[Text]:
    for part in group.parts:
        if isinstance(part, Group):
            yield from _texts(part)
        elif isinstance(part, Text):
            yield part


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
        case Image(area=area):
            data = b64encode(shape.content).decode("ascii")
            return (
                f'<image x="{_n(area.x)}" y="{_n(area.y)}" width="{_n(area.width)}" height="{_n(area.height)}" '
                f'xlink:href="data:{shape.media};base64,{data}"/>'
            )
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
