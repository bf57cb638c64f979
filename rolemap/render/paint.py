"""From a Layout to plain shapes in groups, from back to front: each role drawn as the theme says.

A group says what its shapes stand for, so that a format may give it an id, a tooltip or a link.
"""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.render import change_signs, measure
from rolemap.render.chart import Chart, chart_shapes, sample_chart
from rolemap.render.layout import Area, Box, Frame, Gauge, Layout, Line, Mark, Page, Row, Sign, Words
from rolemap.render.shapes import (
    Ellipse,
    Group,
    Image,
    Polygon,
    Rectangle,
    Shape,
    Text,
    arrow,
    ground,
    hatching,
)
from rolemap.render.theme import BoxStyle, Theme
from rolemap.render.typeface import typeface

CROSS = 7.5
"""Side of the cross in a struck-out cell, in points."""
TAB, TAB_GAP = 2.6, 0.8
"""Width of the bar in the box that a picture is about, and its distance from the border, in points."""
_RADIUS = 5.0
_LANE_RADIUS = 9.0


def page_groups(layout: Layout, page: Page) -> Iterator[Group]:
    """The groups of one page, from back to front."""
    theme, scale = layout.theme, page.scale
    yield from (_frame(frame, theme, scale) for frame in page.frames)
    yield from (_line(line, theme, scale) for line in page.lines)
    yield from (_box(box, theme, scale) for box in page.boxes)
    if page.signs:
        yield Group("legend", "legend", (), tuple(_sign(sign, theme, scale) for sign in page.signs))
    if page.rows or page.loose:
        rows = (
            *(_row(row, theme, scale) for row in page.rows),
            *(_mark(each, theme, scale) for each in page.loose),
        )
        yield Group("findings", "findings", (), rows)
    if page.logo and theme.logo:
        image = Image(page.logo, theme.logo.media, theme.logo.content)
        yield Group("logo", "logo", (), (image,), theme.owner)
    ribbon = _ribbon(page.ribbon, theme) if page.ribbon else ()
    yield Group("block", "block", (), (*ribbon, *(_text(line, theme) for line in page.words)))


def _frame(frame: Frame, theme: Theme, scale: float) -> Group:
    style = theme.lane(frame.role)
    if frame.filled:
        shape = Rectangle(frame.area, 0.0, style.stroke, style.stroke, 0.8 * scale)
    else:
        dash = tuple(part * scale for part in style.dash)
        shape = Rectangle(frame.area, _LANE_RADIUS * scale, style.fill, style.stroke, 0.8 * scale, dash)
    words = tuple(_text(line, theme) for line in frame.words)
    marks = tuple(_mark(each, theme, scale) for each in frame.marks)
    return Group("lane", frame.id, (f"lane-{frame.role}",), (shape, *words, *marks))


def _box(box: Box, theme: Theme, scale: float) -> Group:
    style = theme.box(box.role, box.status)
    found = box.worst not in ("", "waived")
    missing = box.role == "ghost" or box.status == "missing"
    stroke = theme.ink(box.worst) if found and not missing else style.stroke
    width = (theme.sizes.thick if found else style.width) * scale
    radius = (_RADIUS if box.role != "cell" else 2.5) * scale
    dash = tuple(part * scale for part in style.dash)
    parts: list[Shape | Group] = [Rectangle(box.area, radius, style.fill, stroke, width, dash)]
    parts += _second_border(box.area, style, width, radius, scale)
    parts += _tab(box.area, style, width, radius, scale)
    parts += pattern(box, style, scale)
    if box.status == "missing":
        parts += _cross(missing_sign(box, theme, scale), theme, scale)
    parts += (_text(line, theme) for line in box.words)
    parts += (change_signs.strike(line, theme.ink("text"), scale) for line in box.words if line.struck)
    parts += change_signs.tag_shapes(box.tag, theme, scale) if box.tag else ()
    for each in box.gauges:
        parts += _gauge(each, theme, scale)
    parts += (_chart(each, theme, scale) for each in box.charts)
    parts += (_mark(each, theme, scale) for each in box.marks)
    alone = f"element-{box.elements[0]}" if len(box.elements) == 1 else ""
    found_as = f"has-{box.worst}" if box.worst else ""
    classes = tuple(name for name in (box.role, found_as, box.status, alone) if name)
    data = (("element", " ".join(box.elements)),) if box.elements else ()
    return Group("node", box.id, classes, tuple(parts), box.title, data)


def pattern(box: Box, style: BoxStyle, scale: float) -> Iterator[Shape]:
    """The pattern of a cell that is filled by use, beside its words and badges."""
    words = [*(line.area for line in box.words), *(each.area for each in box.marks)]
    yield from ground(style.pattern, box.area, words, style.stroke, scale)


def missing_sign(box: Box, theme: Theme, scale: float) -> Area:
    """Where the cross of a struck-out cell stands: before its first line, or in the middle of an empty one."""
    sizes, side, cell = theme.sizes, CROSS * scale, box.area
    if not box.words and not box.marks:
        return Area(cell.x + (cell.width - side) / 2, cell.y + (cell.height - side) / 2, side, side)
    return Area(cell.x + sizes.pad_x * scale, cell.y + sizes.pad_y * scale + 1.0 * scale, side, side)


def _cross(area: Area, theme: Theme, scale: float) -> Iterator[Shape]:
    ink = theme.ink("missing")
    yield Polygon(((area.x, area.y), (area.right, area.bottom)), "", ink, 1.8 * scale)
    yield Polygon(((area.x, area.bottom), (area.right, area.y)), "", ink, 1.8 * scale)


def _second_border(area: Area, style: BoxStyle, width: float, radius: float, scale: float) -> Iterator[Shape]:
    if not style.double:
        return
    gap = 2.0 * scale + width / 2
    inner = Area(area.x + gap, area.y + gap, area.width - 2 * gap, area.height - 2 * gap)
    yield Rectangle(inner, max(radius - gap / 2, 0.0), "", style.stroke, 0.5 * scale)


def _tab(area: Area, style: BoxStyle, width: float, radius: float, scale: float) -> Iterator[Shape]:
    """The bar inside the left border of the box that a picture is about."""
    if style.tab:
        x, inset = area.x + width / 2 + TAB_GAP * scale, width / 2 + radius / 2
        bar = Area(x, area.y + inset, TAB * scale, area.height - 2 * inset)
        yield Rectangle(bar, 0.0, style.stroke, style.stroke, 0.5 * scale)


def _gauge(each: Gauge, theme: Theme, scale: float) -> Iterator[Shape]:
    area = each.area
    ink = theme.ink("gauge" if each.share < 1 else "gauge-full")
    yield Rectangle(area, 0.0, theme.ink("gauge-ground"), ink, 0.7 * scale)
    if each.share > 0:
        yield Rectangle(Area(area.x, area.y, area.width * each.share, area.height), 0.0, ink)
    yield from (_text(line, theme) for line in each.words)


def _chart(each: Chart, theme: Theme, scale: float) -> Group:
    words = tuple(_text(line, theme) for line in each.words)
    return Group("chart", each.kind, (each.kind,), (*chart_shapes(each, theme, scale), *words))


def _line(line: Line, theme: Theme, scale: float) -> Group:
    style = theme.line(line.role, line.status)
    parts: list[Shape | Group] = [*arrow(line.path, line.tip, style, scale)]
    parts += change_signs.line_cross(line, style.ink, scale)
    parts += (_text(words, theme) for words in line.words)
    parts += (_mark(each, theme, scale) for each in line.marks)
    data: tuple[tuple[str, str], ...] = (("source", line.source), ("target", line.target))
    if line.relations:
        data += (("relations", " ".join(":".join(relation) for relation in line.relations)),)
    name = f"{line.role}.{line.source}.{line.target}"  # of this line for as long as the map has it
    if line.status == "removed":
        name = f"{name}.removed"
    classes = (line.role, line.status) if line.status else (line.role,)
    return Group("edge", name, classes, tuple(parts), line.title, data)


def _mark(each: Mark, theme: Theme, scale: float) -> Group:
    style = theme.mark(each.severity, each.waived, each.status)
    area = each.area
    parts: list[Shape | Group] = []
    if style.shape == "circle":
        parts.append(Ellipse(area, style.fill, style.stroke, 1.3 * scale))
    else:
        parts.append(Rectangle(area, 1.5 * scale, style.fill, style.stroke, 1.3 * scale))
    if style.hatch:
        parts.append(hatching(area, each.words.area, style.hatch, scale))
    if each.status == "fixed":
        parts.append(change_signs.struck_badge(each, theme, scale))
    ink = each.words
    parts.append(Text(ink.x, ink.y, ink.text, ink.size, ink.width, ink.bold, style.ink))
    kind = "waived" if each.waived else each.severity
    if not each.key:  # a sample in the legend
        return Group("badge", f"sample-{each.status or kind}", (kind,), tuple(parts))
    if each.status == "fixed":  # a number of another table: no class or id of this one
        return Group("fixed", str(each.number), (kind,), tuple(parts), "", (("finding", each.key),))
    classes = (kind, f"finding-{each.number}")
    return Group("badge", str(each.number), classes, tuple(parts), "", (("finding", each.key),))


def _sign(sign: Sign, theme: Theme, scale: float) -> Group:
    kind, _colon, role = sign.sign.partition(":")
    area, middle = sign.area, sign.area.y + sign.area.height / 2
    words = tuple(_text(line, theme) for line in sign.words)
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
        parts = (_mark(sample_mark(sign, role, theme), theme, scale),)
    elif kind in ("node", "status"):
        style_box = sample_style(kind, role, theme)
        dash, width = tuple(part * scale for part in style_box.dash), style_box.width * scale
        parts = (
            Rectangle(small, 3.0 * scale, style_box.fill, style_box.stroke, width, dash),
            *_second_border(small, style_box, width, 3.0 * scale, scale),
            *_tab(small, style_box, width, 3.0 * scale, scale),
        )
    elif kind == "cell":
        style_box = theme.box("cell", role)
        dash = tuple(part * scale for part in style_box.dash)
        frame = Rectangle(small, 2.5 * scale, style_box.fill, style_box.stroke, style_box.width * scale, dash)
        side = CROSS * scale
        cross = Area(area.x + (area.width - side) / 2, middle - side / 2, side, side)
        parts = (
            frame,
            *ground(style_box.pattern, small, (), style_box.stroke, scale),
            *(_cross(cross, theme, scale) if role == "missing" else ()),
            *(_gauge(Gauge(sample_bar(small, scale), 0.65, ()), theme, scale) if role == "partial" else ()),
        )
    elif kind == "change":
        parts = tuple(change_signs.sample(sign, role, theme, scale))
    elif kind == "lane":
        lane = theme.lane(role)
        parts = (Rectangle(small, 3.0 * scale, lane.fill, lane.stroke, 0.8 * scale),)
    elif kind == "bar":
        bar = Area(area.x, middle - 2.75 * scale, area.width, 5.5 * scale)
        parts = tuple(_gauge(Gauge(bar, 0.65, ()), theme, scale))
    elif kind in ("light", "chart"):
        parts = tuple(chart_shapes(sample_chart(sign.sign, area, scale), theme, scale))
    return Group("sign", sign.sign, (), (*parts, *words))


_OF_STATUS = {"head": "leader", "national": "tool"}
"""The box that shows a status word in the legend; that of any other word is the plain one."""


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


def _row(row: Row, theme: Theme, scale: float) -> Group:
    parts: tuple[Shape | Group, ...] = (
        _mark(row.mark, theme, scale),
        *(_text(line, theme) for line in row.words),
    )
    kind = "waived" if row.mark.waived else row.mark.severity
    if row.mark.status == "fixed":
        return Group("fixed-finding", str(row.mark.number), (kind,), parts, "", (("finding", row.mark.key),))
    classes = (kind, f"finding-{row.mark.number}")
    return Group("finding", str(row.mark.number), classes, parts, "", (("finding", row.mark.key),))


def _ribbon(ribbon: tuple[Area, Words], theme: Theme) -> tuple[Shape, ...]:
    area, words = ribbon
    return (
        Rectangle(area, 0.0, theme.ink("ribbon"), theme.ink("ribbon-edge"), 1.2),
        _text(words, theme),
    )


def _text(line: Words, theme: Theme) -> Text:
    return Text(line.x, line.y, line.text, line.size, line.width, line.bold, theme.ink(line.ink))
