"""A layout as PDF: vectors, the fonts of the typeface in force embedded, text that can be searched and copied.

One page of the layout is one page of the document, with a bookmark where there are several. A reader's window
bears the title; the language is told for those who have it read out. There is no clock in it: the date of
creation is fixed, and the document's identifier follows from its content.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from rolemap.errors import PartMissing
from rolemap.render.layout import Area, Layout, Page, Point
from rolemap.render.measure import clean, is_drawn
from rolemap.render.paint import page_groups
from rolemap.render.shapes import Curve, Ellipse, Group, Image, Polygon, Rectangle, Shape, Stripes, Text
from rolemap.render.typeface import typeface

if TYPE_CHECKING:
    from fpdf import FPDF

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_PAPER = "#ffffff"
_FAMILY = "rolemap"
"""What the typeface is called among the fonts of the document; its own name goes with its files."""


def write(layout: Layout) -> bytes:
    """The PDF of all pages; raises PartMissing without fpdf2."""
    document = _document(layout)
    with _quiet():
        for page in layout.pages:
            document.add_page(format=(page.width, page.height))
            _ground(document, layout, page)
            if page.count > 1:
                document.start_section(clean(_heading(layout, page)))
            for group in page_groups(layout, page):
                _draw(document, group)
        return bytes(document.output())


def _ground(document: FPDF, layout: Layout, page: Page) -> None:
    """The ground of the page, where it is not that of paper."""
    if layout.theme.page.lower() != _PAPER:
        _shape(document, Rectangle(Area(0.0, 0.0, page.width, page.height), 0.0, layout.theme.page), "")


def _heading(layout: Layout, page: Page) -> str:
    """What a page is called in the list of bookmarks: its subtitle, else the title, and its number."""
    return f"{page.number}. {page.heading or layout.title}"


def _document(layout: Layout) -> FPDF:
    try:
        from fpdf import FPDF
        from fpdf.prefs import ViewerPreferences
    except ImportError as missing:
        raise PartMissing("fpdf2") from missing

    identifier = (
        hashlib.sha256(repr((layout.title, layout.language, layout.pages)).encode("utf-8"))
        .hexdigest()[:32]
        .upper()
    )

    class Document(FPDF):
        """An FPDF whose identifier follows from the layout and not from the clock."""

        def file_id(self) -> str:
            return f"<{identifier}><{identifier}>"

    document = Document(orientation="portrait", unit="pt")
    document.set_auto_page_break(False)
    document.set_margin(0)
    document.c_margin = 0
    face = typeface()
    for style, bold in (("", False), ("B", True)):
        document.add_font(_FAMILY, style, face.path(bold))
    document.set_title(clean(layout.title))
    document.set_subject(clean(layout.description))
    document.set_creator("rolemap")
    if layout.theme.owner:
        document.set_author(clean(layout.theme.owner))
    document.viewer_preferences = ViewerPreferences(display_doc_title=True)
    document.set_lang(layout.language)
    document.set_creation_date(_EPOCH)
    return document


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep fpdf2 quiet about letters that the font lacks: `_drawable` has replaced them."""
    loggers = [logging.getLogger(name) for name in ("fpdf", "fontTools")]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.ERROR)
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _draw(document: FPDF, group: Group) -> None:
    for part in group.parts:
        if isinstance(part, Group):
            _draw(document, part)
        else:
            _shape(document, part, group.title)


def _shape(document: FPDF, shape: Shape, title: str) -> None:
    """Draw a shape; `title` says in words what it belongs to."""
    match shape:
        case Text():
            _text(document, shape)
        case Curve(points=points):
            _curve(document, shape, points)
        case Rectangle(area=area, radius=radius):
            document.set_dash_pattern(*shape.dash[:2]) if shape.dash else document.set_dash_pattern()
            document.rect(
                area.x, area.y, area.width, area.height,
                style=_pens(document, shape.fill, shape.stroke, shape.width),
                round_corners=radius > 0, corner_radius=radius,
            )  # fmt: skip
        case Image(area=area):
            document.image(
                BytesIO(shape.content), area.x, area.y, area.width, area.height, alt_text=title or None
            )
        case Ellipse(area=area):
            document.set_dash_pattern()
            style = _pens(document, shape.fill, shape.stroke, shape.width)
            document.ellipse(area.x, area.y, area.width, area.height, style=style)
        case Polygon(points=points):
            document.set_dash_pattern()
            style = _pens(document, shape.fill, shape.stroke, shape.width)
            (document.polygon if shape.fill else document.polyline)(list(points), style=style)
        case Stripes(lines=lines):
            document.set_dash_pattern()
            _pens(document, "", shape.stroke, shape.width)
            for (a, b), (c, d) in lines:
                document.line(a, b, c, d)


def _pens(document: FPDF, fill: str, stroke: str, width: float) -> str:
    """Set colours and line width; the answer is fpdf2's word for what is to be drawn."""
    if fill:
        document.set_fill_color(fill)
    if stroke:
        document.set_draw_color(stroke)
        document.set_line_width(width)
    return ("D" if stroke else "") + ("F" if fill else "")


def _curve(document: FPDF, curve: Curve, points: tuple[Point, ...]) -> None:
    from fpdf.drawing import PaintedPath
    from fpdf.drawing_primitives import color_from_hex_string
    from fpdf.enums import PathPaintRule

    path = PaintedPath(*points[0])
    path.style.stroke_color = color_from_hex_string(curve.stroke)
    path.style.stroke_width = curve.width
    path.style.stroke_dash_pattern = curve.dash or None
    path.style.paint_rule = PathPaintRule.STROKE
    path.style.auto_close = False
    for first, second, end in zip(points[1::3], points[2::3], points[3::3], strict=True):
        path.curve_to(*first, *second, *end)
    with document.drawing_context() as context:
        context.add_item(path)


def _text(document: FPDF, text: Text) -> None:
    document.set_font(_FAMILY, "B" if text.bold else "", text.size)
    document.set_text_color(text.ink)
    document.text(text.x, text.y, _drawable(text.text, text.bold))


def _drawable(text: str, bold: bool) -> str:
    """The text with an empty square for every letter that the font lacks."""
    return "".join(sign if is_drawn(sign, bold) else "\u25a1" for sign in text)
