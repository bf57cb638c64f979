"""A layout as a draw.io file: shapes that can be moved, lanes that hold them, lines attached to both ends.

Each page is a page of the file, uncompressed. A lane is a container; a box goes with its lane, its badges
and bars go with the box; a line goes with its two boxes, and its words and badges with the line. The form
of the cells: https://www.drawio.com/doc/faq/drawio-style-reference
"""

from __future__ import annotations

from base64 import b64encode
from xml.sax.saxutils import quoteattr

from rolemap.render.layout import Layout, Page
from rolemap.render.measure import clean
from rolemap.render.mx.boxes import box_cell, frame_cell
from rolemap.render.mx.cells import LAYER, UNIT, n, plain, scaled, style
from rolemap.render.mx.legend import add_legend
from rolemap.render.mx.lines import line_cell
from rolemap.render.mx.paper import Paper
from rolemap.render.mx.signs import add_mark
from rolemap.render.theme import Theme


def write(layout: Layout) -> bytes:
    """The file as UTF-8."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<mxfile host="rolemap" compressed="false">']
    for page in layout.pages:
        name = f"{layout.title} {page.number}/{page.count}" if page.count > 1 else layout.title
        lines.append(f'<diagram id="page-{page.number}" name={quoteattr(clean(name))}>')
        lines.append(
            f'<mxGraphModel grid="0" gridSize="10" guides="1" tooltips="1" connect="1" arrows="1" fold="1" '
            f'page="1" pageScale="1" pageWidth="{n(page.width * UNIT)}" pageHeight="{n(page.height * UNIT)}" '
            f'math="0" shadow="0" background="{layout.theme.page}"><root>'
        )
        lines += _filled(layout.theme, page).cells.lines
        lines += ["</root></mxGraphModel>", "</diagram>"]
    return ("\n".join([*lines, "</mxfile>"]) + "\n").encode("utf-8")


def _filled(theme: Theme, page: Page) -> Paper:
    """A page of draw.io with everything on it, from back to front."""
    paper = Paper(theme, page.scale)
    lanes = {frame.id: frame_cell(paper, frame) for frame in page.frames}
    boxes = {box.id: box_cell(paper, box, lanes.get(box.lane, LAYER)) for box in page.boxes}
    areas = {box.id: box.area for box in page.boxes}
    for line in page.lines:
        line_cell(paper, line, boxes, areas)
    add_legend(paper, page.signs)
    _findings(paper, page)
    if page.ribbon:
        area, words = page.ribbon
        colours = {"fillColor": theme.ink("ribbon"), "strokeColor": theme.ink("ribbon-edge")}
        paper.cells.vertex(plain(words.text), scaled(area), style(**colours, **paper.type_of(words)))
    if page.logo and theme.logo:
        # draw.io leaves out “;base64”, because a semicolon ends a setting of a style.
        data = f"data:{theme.logo.media},{b64encode(theme.logo.content).decode('ascii')}"
        paper.cells.vertex("", scaled(page.logo), style(shape="image", image=data, imageAspect=0))
    paper.words(page.words, LAYER)
    return paper


def _findings(paper: Paper, page: Page) -> None:
    marks = [*(row.mark for row in page.rows), *page.loose]
    if not marks:
        return
    group = paper.group([mark.area for mark in marks], [line for row in page.rows for line in row.words])
    for mark in marks:
        add_mark(paper, mark, group)
    for row in page.rows:
        paper.words(row.words, group)
