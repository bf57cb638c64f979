"""The legend: a sample of each sign in use, drawn as on the picture, and its meaning."""

from __future__ import annotations

from collections.abc import Sequence

from rolemap.render import change_signs
from rolemap.render.charts.chart import sample_chart
from rolemap.render.layout import Area, Gauge, Sign
from rolemap.render.mx import cells
from rolemap.render.mx.cells import UNIT, dashes, hatched, scaled, style
from rolemap.render.mx.lines import stroke
from rolemap.render.mx.paper import Paper
from rolemap.render.mx.signs import add_chart, add_cross, add_dot, add_gauge, add_mark, add_tab, add_tag
from rolemap.render.samples import sample_bar, sample_mark, sample_style
from rolemap.render.signs import CROSS


def add_legend(paper: Paper, signs: Sequence[Sign]) -> None:
    if not signs:
        return
    group = paper.group([sign.area for sign in signs], [line for sign in signs for line in sign.words])
    for sign in signs:
        _sign(paper, sign, group)
        paper.words(sign.words, group)


def _sign(paper: Paper, sign: Sign, group: str) -> None:
    kind, _colon, role = sign.sign.partition(":")
    area, theme = scaled(sign.area), paper.theme
    middle = area.y + area.height / 2
    if kind == "edge":
        ends = ((area.x, middle), (area.right, middle))
        paper.cells.edge(ends, (), stroke(paper, theme.line(role)), parent=group)
    elif kind == "badge":
        add_mark(paper, sample_mark(sign, role, theme), group)
    elif kind == "bar":
        bar = Area(sign.area.x, middle / UNIT - 2.75 * paper.scale, sign.area.width, 5.5 * paper.scale)
        add_gauge(paper, Gauge(bar, 0.65, ()), group)
    elif kind in ("light", "chart"):
        add_chart(paper, sample_chart(sign.sign, sign.area, paper.scale), group)
    elif kind == "change":
        _sample_of_change(paper, sign, role, group)
    elif kind == "lane":
        lane = theme.lane(role)
        paper.cells.vertex(
            "", area, style(fillColor=lane.fill, strokeColor=lane.stroke, rounded=1), parent=group
        )
    elif kind in ("node", "status", "cell"):
        look = theme.box("cell", role) if kind == "cell" else sample_style(kind, role, theme)
        double: dict[str, str | float] = {"shape": "ext", "double": 1} if look.double else {}
        width = look.width * paper.scale * UNIT
        settings = style(rounded=1, fillColor=look.fill, strokeColor=look.stroke, strokeWidth=width,
                         **double, **dashes(look.dash, paper.scale), **hatched(look, paper.scale))  # fmt: skip
        paper.cells.vertex("", area, settings, parent=group)
        if look.tab:
            add_tab(paper, sign.area, look, group)
        if look.pattern == "dot":
            add_dot(paper, sign.area, look, group)
        if (kind, role) == ("cell", "partial"):
            add_gauge(paper, Gauge(sample_bar(sign.area, paper.scale), 0.65, ()), group)
        if (kind, role) == ("cell", "missing"):
            side = CROSS * paper.scale
            x, y = sign.area.x + (sign.area.width - side) / 2, middle / UNIT - side / 2
            add_cross(paper, Area(x, y, side, side), group)


def _sample_of_change(paper: Paper, sign: Sign, status: str, group: str) -> None:
    look = paper.theme.box("default", status)
    width = look.width * paper.scale * UNIT
    settings = style(rounded=1, fillColor=look.fill, strokeColor=look.stroke, strokeWidth=width,
                     **dashes(look.dash, paper.scale))  # fmt: skip
    paper.cells.vertex("", scaled(change_signs.sample_box(sign.area, paper.scale)), settings, parent=group)
    if status in change_signs.SIGNS:
        add_tag(paper, change_signs.sample_tag(sign, status, paper.theme), group)
    path, tip = change_signs.sample_line(sign.area, sign.area.y + sign.area.height / 2)
    ends = cells.point(path[0]), cells.point(tip)
    paper.cells.edge(ends, (), stroke(paper, paper.theme.line("sample", status)), parent=group)
