"""From a Layout to plain shapes in groups, from back to front: each role drawn as the theme says.

A group says what its shapes stand for, so that a format may give it an id, a tooltip or a link.
"""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.render import change_signs, signs
from rolemap.render.charts.chart import Chart, chart_shapes
from rolemap.render.layout import Area, Box, Frame, Layout, Line, Page, Row, Words
from rolemap.render.samples import sign_group
from rolemap.render.shapes import Group, Image, Rectangle, Shape, arrow, ground
from rolemap.render.styles import BoxStyle
from rolemap.render.theme import Theme

_RADIUS = 5.0
_LANE_RADIUS = 9.0


def page_groups(layout: Layout, page: Page) -> Iterator[Group]:
    """The groups of one page, from back to front.

    To be asked for in the typeface of the theme (`rolemap.render.typeface.set_in`), as `output.Writer` does.
    """
    theme, scale = layout.theme, page.scale
    yield from (_frame(frame, theme, scale) for frame in page.frames)
    yield from (_line(line, theme, scale) for line in page.lines)
    yield from (_box(box, theme, scale) for box in page.boxes)
    if page.signs:
        yield Group("legend", "legend", (), tuple(sign_group(sign, theme, scale) for sign in page.signs))
    if page.rows or page.loose:
        rows = (
            *(_row(row, theme, scale) for row in page.rows),
            *(signs.mark(each, theme, scale) for each in page.loose),
        )
        yield Group("findings", "findings", (), rows)
    if page.logo and theme.logo:
        image = Image(page.logo, theme.logo.media, theme.logo.content)
        yield Group("logo", "logo", (), (image,), theme.owner)
    ribbon = _ribbon(page.ribbon, theme) if page.ribbon else ()
    yield Group("block", "block", (), (*ribbon, *(signs.text(line, theme) for line in page.words)))


def _frame(frame: Frame, theme: Theme, scale: float) -> Group:
    style = theme.lane(frame.role)
    if frame.filled:
        shape = Rectangle(frame.area, 0.0, style.stroke, style.stroke, 0.8 * scale)
    else:
        dash = tuple(part * scale for part in style.dash)
        shape = Rectangle(frame.area, _LANE_RADIUS * scale, style.fill, style.stroke, 0.8 * scale, dash)
    words = tuple(signs.text(line, theme) for line in frame.words)
    marks = tuple(signs.mark(each, theme, scale) for each in frame.marks)
    data = (("element", " ".join(frame.elements)),) if frame.elements else ()
    return Group("lane", frame.id, (f"lane-{frame.role}",), (shape, *words, *marks), "", data)


def _box(box: Box, theme: Theme, scale: float) -> Group:
    style = theme.box(box.role, box.status)
    found = box.worst not in ("", "waived")
    missing = box.role == "ghost" or box.status == "missing"
    stroke = theme.ink(box.worst) if found and not missing else style.stroke
    width = (theme.sizes.thick if found else style.width) * scale
    radius = (_RADIUS if box.role != "cell" else 2.5) * scale
    dash = tuple(part * scale for part in style.dash)
    parts: list[Shape | Group] = [Rectangle(box.area, radius, style.fill, stroke, width, dash)]
    parts += signs.second_border(box.area, style, width, radius, scale)
    parts += signs.tab(box.area, style, width, radius, scale)
    parts += pattern(box, style, scale)
    if box.status == "missing":
        parts += signs.cross(missing_sign(box, theme, scale), theme, scale)
    parts += (signs.text(line, theme) for line in box.words)
    parts += (change_signs.strike(line, theme.ink("text"), scale) for line in box.words if line.struck)
    parts += change_signs.tag_shapes(box.tag, theme, scale) if box.tag else ()
    for each in box.gauges:
        parts += signs.gauge(each, theme, scale)
    parts += (_chart(each, theme, scale) for each in box.charts)
    parts += (signs.mark(each, theme, scale) for each in box.marks)
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
    sizes, side, cell = theme.sizes, signs.CROSS * scale, box.area
    if not box.words and not box.marks:
        return Area(cell.x + (cell.width - side) / 2, cell.y + (cell.height - side) / 2, side, side)
    return Area(cell.x + sizes.pad_x * scale, cell.y + sizes.pad_y * scale + 1.0 * scale, side, side)


def _chart(each: Chart, theme: Theme, scale: float) -> Group:
    words = tuple(signs.text(line, theme) for line in each.words)
    return Group("chart", each.kind, (each.kind,), (*chart_shapes(each, theme, scale), *words))


def _line(line: Line, theme: Theme, scale: float) -> Group:
    style = theme.line(line.role, line.status)
    parts: list[Shape | Group] = [*arrow(line.path, line.tip, style, scale)]
    parts += change_signs.line_cross(line, style.ink, scale)
    parts += (signs.text(words, theme) for words in line.words)
    parts += (signs.mark(each, theme, scale) for each in line.marks)
    data: tuple[tuple[str, str], ...] = (("source", line.source), ("target", line.target))
    if line.relations:
        data += (("relations", " ".join(":".join(relation) for relation in line.relations)),)
    name = f"{line.role}.{line.source}.{line.target}"  # of this line for as long as the map has it
    if line.status == "removed":
        name = f"{name}.removed"
    classes = (line.role, line.status) if line.status else (line.role,)
    return Group("edge", name, classes, tuple(parts), line.title, data)


def _row(row: Row, theme: Theme, scale: float) -> Group:
    parts: tuple[Shape | Group, ...] = (
        signs.mark(row.mark, theme, scale),
        *(signs.text(line, theme) for line in row.words),
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
        signs.text(words, theme),
    )
