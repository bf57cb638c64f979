"""Lines, attached to their two boxes, with their words and badges beside them."""

from __future__ import annotations

from rolemap.render.layout import Area, Line
from rolemap.render.mx import cells
from rolemap.render.mx.cells import UNIT, dashes, plain, scaled, style
from rolemap.render.mx.paper import NO_SHAPE, Paper
from rolemap.render.mx.signs import add_mark
from rolemap.render.styles import LineStyle

_HEADS = {"full": ("block", 1), "open": ("block", 0), "vee": ("open", 0), "double": ("doubleBlock", 1),
          "dot": ("oval", 1), "diamond": ("diamond", 1), "none": ("none", 0)}  # fmt: skip


def line_cell(paper: Paper, line: Line, boxes: dict[str, str], areas: dict[str, Area]) -> None:
    start, end = line.path[0], line.tip
    middle = cells.sampled(line.path)
    points = [cells.point(each) for each in (start, *middle, end)]
    sides = "".join(
        f"{side}X={x:.4f};{side}Y={y:.4f};{side}Dx=0;{side}Dy=0;{side}Perimeter=0;"
        for side, area, place in (("exit", areas[line.source], start), ("entry", areas[line.target], end))
        for x, y in (cells.share(area, place),)
    )
    data = (("relations", " ".join(":".join(each) for each in line.relations)),) if line.relations else ()
    name = paper.cells.edge(
        (boxes[line.source], boxes[line.target]),
        points[1:-1],
        stroke(paper, paper.theme.line(line.role, line.status)) + sides,
        data=data,
    )
    if line.words:
        first = line.words[0]
        label = plain("\n".join(words.text for words in line.words))
        area = scaled(cells.around(words.area for words in line.words))
        settings = style("text", **NO_SHAPE, **paper.type_of(first), align="left", connectable=0)
        paper.cells.on_edge(label, area, settings, name, points)
    for mark in line.marks:
        add_mark(paper, mark, name, points)


def stroke(paper: Paper, look: LineStyle) -> str:
    head, filled = _HEADS[look.head]
    return style(
        edgeStyle="none", curved=1, strokeColor=look.ink, strokeWidth=look.width * paper.scale * UNIT, endArrow=head,
        endFill=filled, endSize=paper.theme.sizes.arrow * paper.scale * UNIT, **dashes(look.dash, paper.scale),
    )  # fmt: skip
