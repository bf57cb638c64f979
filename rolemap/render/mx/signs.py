"""The small signs on boxes and lines: badges, bars, charts, tags, crosses, each in the cell that it goes with."""

from __future__ import annotations

from rolemap.render import change_signs
from rolemap.render.charts.chart import Chart
from rolemap.render.layout import Area, Gauge, Mark, Point, Tag
from rolemap.render.mx import cells, charts
from rolemap.render.mx.cells import UNIT, dashes, plain, scaled, style
from rolemap.render.mx.paper import Paper
from rolemap.render.shapes import hatching
from rolemap.render.signs import TAB, TAB_GAP
from rolemap.render.styles import BoxStyle


def add_mark(paper: Paper, mark: Mark, parent: str, path: list[Point] | None = None) -> None:
    """A badge in a shape, or beside the line whose path is given."""
    look = paper.theme.mark(mark.severity, mark.waived, mark.status)
    round_ = ("ellipse",) if look.shape == "circle" else ()
    settings = style(
        *round_, rounded=0 if round_ else 1, absoluteArcSize=1, arcSize=3 * paper.scale * UNIT, fillColor=look.fill,
        strokeColor=look.stroke, strokeWidth=1.3 * paper.scale * UNIT, spacing=0, fontStyle=1,
        fontSize=mark.words.size * UNIT, fontColor=look.ink, connectable=0,
    )  # fmt: skip
    data = (("finding", mark.key),) if mark.key else ()
    area = scaled(mark.area)
    if path is None:
        name = paper.cells.vertex(plain(mark.words.text), area, settings, parent=parent, data=data)
    else:
        name = paper.cells.on_edge(plain(mark.words.text), area, settings, parent, path, data)
    if look.hatch:
        stroke = style(endArrow="none", strokeColor=look.hatch, strokeWidth=0.7 * paper.scale * UNIT)
        for start, end in hatching(mark.area, mark.words.area, look.hatch, paper.scale).lines:
            paper.cells.edge((cells.point(start), cells.point(end)), (), stroke, parent=name)
    if mark.status == "fixed":
        line = change_signs.struck_badge(mark, paper.theme, paper.scale)
        stroke = style(endArrow="none", strokeColor=line.stroke, strokeWidth=line.width * UNIT)
        start, end = line.points
        paper.cells.edge((cells.point(start), cells.point(end)), (), stroke, parent=name)


def add_gauge(paper: Paper, gauge: Gauge, parent: str) -> None:
    ink = paper.theme.ink("gauge" if gauge.share < 1 else "gauge-full")
    width = 0.7 * paper.scale * UNIT
    border: dict[str, str | float] = {"strokeColor": ink, "strokeWidth": width, "connectable": 0}
    area = gauge.area
    ground = style(**border, fillColor=paper.theme.ink("gauge-ground"))
    paper.cells.vertex("", scaled(area), ground, parent=parent)
    if gauge.share > 0:
        part = Area(area.x, area.y, area.width * gauge.share, area.height)
        paper.cells.vertex("", scaled(part), style(**border, fillColor=ink), parent=parent)
    paper.words(gauge.words, parent)


def add_chart(paper: Paper, chart: Chart, parent: str) -> None:
    charts.add_parts(paper.cells, chart, paper.theme, paper.scale, parent)
    paper.words(chart.words, parent)


def add_tag(paper: Paper, tag: Tag, parent: str) -> None:
    fill, stroke, ink = change_signs.tag_colours(tag.status, paper.theme)
    settings = style(
        rounded=1, absoluteArcSize=1, arcSize=5 * paper.scale * UNIT, fillColor=fill, strokeColor=stroke,
        strokeWidth=0.9 * paper.scale * UNIT, spacing=0, fontStyle=1, fontSize=tag.words.size * UNIT, fontColor=ink,
        connectable=0, **dashes(change_signs.tag_dash(tag.status, 1.0), paper.scale),
    )  # fmt: skip
    paper.cells.vertex(plain(tag.words.text), scaled(tag.area), settings, parent=parent)


def add_tab(paper: Paper, area: Area, look: BoxStyle, parent: str) -> None:
    """The bar in the box that the picture is about."""
    gap = (TAB_GAP + look.width) * paper.scale
    bar = Area(area.x + gap, area.y + 3 * gap, TAB * paper.scale, area.height - 6 * gap)
    settings = style(fillColor=look.stroke, strokeColor=look.stroke, connectable=0)
    paper.cells.vertex("", scaled(bar), settings, parent=parent)


def add_dot(paper: Paper, cell: Area, look: BoxStyle, parent: str) -> None:
    """The dot of a cell that nobody is asked to fill."""
    side = 2.4 * paper.scale
    area = Area(cell.x + (cell.width - side) / 2, cell.y + (cell.height - side) / 2, side, side)
    sign = style("ellipse", fillColor=look.stroke, strokeColor="none", connectable=0)
    paper.cells.vertex("", scaled(area), sign, parent=parent)


def add_cross(paper: Paper, area: Area, parent: str) -> None:
    ink = paper.theme.ink("missing")
    sign = style(shape="umlDestroy", strokeColor=ink, strokeWidth=1.8 * paper.scale * UNIT, connectable=0)
    paper.cells.vertex("", scaled(area), sign, parent=parent)
