"""The legend: a sample of each sign in use, drawn as on the picture."""

from __future__ import annotations

from rolemap.render import change_signs, measure, signs
from rolemap.render.charts.chart import chart_shapes, sample_chart
from rolemap.render.layout import Area, Gauge, Mark, Sign, Words
from rolemap.render.shapes import Group, Rectangle, Shape, arrow, ground
from rolemap.render.styles import BoxStyle
from rolemap.render.theme import Theme
from rolemap.render.typeface import typeface

_OF_STATUS = {"head": "leader", "national": "tool"}
"""The box that shows a status word in the legend; that of any other word is the plain one."""


def sign_group(sign: Sign, theme: Theme, scale: float) -> Group:
    """One entry of the legend."""
    kind, _colon, role = sign.sign.partition(":")
    area, middle = sign.area, sign.area.y + sign.area.height / 2
    words = tuple(signs.text(line, theme) for line in sign.words)
    parts: tuple[Shape | Group, ...] = ()
    small = Area(
        area.x + 2.0 * scale, area.y + 0.8 * scale, area.width - 4.0 * scale, area.height - 1.6 * scale
    )
    if kind == "edge":
        style = theme.line(role)
        tip, back = area.right, area.right - theme.sizes.arrow * scale
        third = (back - area.x) / 3
        path = tuple((area.x + step * third, middle) for step in range(4))
        parts = tuple(arrow(path, (tip, middle), style, scale))
    elif kind == "badge":
        parts = (signs.mark(sample_mark(sign, role, theme), theme, scale),)
    elif kind in ("node", "status"):
        style_box = sample_style(kind, role, theme)
        dash, width = tuple(part * scale for part in style_box.dash), style_box.width * scale
        parts = (
            Rectangle(small, 3.0 * scale, style_box.fill, style_box.stroke, width, dash),
            *signs.second_border(small, style_box, width, 3.0 * scale, scale),
            *signs.tab(small, style_box, width, 3.0 * scale, scale),
        )
    elif kind == "cell":
        style_box = theme.box("cell", role)
        dash = tuple(part * scale for part in style_box.dash)
        frame = Rectangle(small, 2.5 * scale, style_box.fill, style_box.stroke, style_box.width * scale, dash)
        side = signs.CROSS * scale
        cross = Area(area.x + (area.width - side) / 2, middle - side / 2, side, side)
        parts = (
            frame,
            *ground(style_box.pattern, small, (), style_box.stroke, scale),
            *(signs.cross(cross, theme, scale) if role == "missing" else ()),
            *(
                signs.gauge(Gauge(sample_bar(small, scale), 0.65, ()), theme, scale)
                if role == "partial"
                else ()
            ),
        )
    elif kind == "change":
        parts = tuple(change_signs.sample(sign, role, theme, scale))
    elif kind == "lane":
        lane = theme.lane(role)
        parts = (Rectangle(small, 3.0 * scale, lane.fill, lane.stroke, 0.8 * scale),)
    elif kind == "bar":
        bar = Area(area.x, middle - 2.75 * scale, area.width, 5.5 * scale)
        parts = tuple(signs.gauge(Gauge(bar, 0.65, ()), theme, scale))
    elif kind in ("light", "chart"):
        parts = tuple(chart_shapes(sample_chart(sign.sign, area, scale), theme, scale))
    return Group("sign", sign.sign, (), (*parts, *words))


def sample_style(kind: str, role: str, theme: Theme) -> BoxStyle:
    """The box of the legend for a ``node`` of that role, or for a ``status`` word."""
    if kind == "status":
        return theme.box(_OF_STATUS.get(role, "default"), role)
    return theme.box(role) if role in theme.boxes else theme.box("default", role)


def sample_bar(cell: Area, scale: float) -> Area:
    """The bar of a cell of the legend that is filled in part."""
    inset = 2.5 * scale
    return Area(cell.x + inset, cell.bottom - inset - 3.0 * scale, cell.width - 2 * inset, 3.0 * scale)


def sample_mark(sign: Sign, role: str, theme: Theme) -> Mark:
    """A badge of the legend, with the sign “n” in place of a number."""
    side = sign.area.height
    status, text = (role, "+n" if role == "new" else "n") if role in ("new", "fixed") else ("", "n")
    wide = side * (1.75 if role == "waived" else 1.4 if status == "new" else 1.0)
    area = Area(sign.area.x + (sign.area.width - wide) / 2, sign.area.y, wide, side)
    size = side * theme.sizes.mark / theme.sizes.badge
    length = measure.width(text, size, bold=True)
    base = area.y + side / 2 + typeface().x_height * size / 2
    words = Words(area.x + (wide - length) / 2, base, text, size, length, bold=True)
    severity = "error" if role == "waived" else "warning" if status else role
    return Mark(area, words, severity, role == "waived", "", 0, status)
