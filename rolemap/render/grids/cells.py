"""One cell of a grid as a box: lines under each other with their badges, or a narrow cell filled by use.

A filled cell keeps its words in the middle, so that a pattern beside them leaves every number readable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolemap.render import boxes, measure
from rolemap.render.charts.chart import LIGHT, Chart, light
from rolemap.render.charts.dials import dial_chart
from rolemap.render.charts.sparklines import sparkline_chart
from rolemap.render.layout import Area, Box, Gauge, Mark, Words, scaled
from rolemap.render.signs import CROSS
from rolemap.render.theme import Sizes
from rolemap.render.typeface import typeface
from rolemap.views.diagram import Cell

FILLS = ("full", "partial", "none", "free")
"""The states of a cell that is filled by use."""
_BULLET = "• "
"""How a view marks one of several names in a cell; the lines that follow are set under the name."""
_NARROW_PAD = 3.0
_BAR = 3.6
_BAR_GAP = 1.5
_MOST_LINES, _MOST_ROOM = 8, 1440.0
"""So many lines a text takes, more in a narrow cell: as many as give it that width in points altogether."""
_BESIDE = 56.0
"""Less room than this beside the sign and the badges of a cell breaks words: the text stands under them."""
_PROSE = 260.0
"""From this width on lines are filled like a paragraph: of equal length they would look like a column of their own."""


def cell_box(id: str, cell: Cell, width: float, role: str, sizes: Sizes, *, heading: bool = False) -> Box:
    """The cell at (0, 0), as high as its content; `raised` gives it the height of its row.

    `role` is that of its column. A missing cell without words is a narrow one too: its cross stands in the
    middle.
    """
    if cell.state in FILLS or (cell.state == "missing" and not cell.lines):
        return _narrow(id, cell, width, role, sizes)
    return _wide(id, cell, width, role, sizes, heading=heading)


def raised(box: Box, height: float) -> Box:
    """The cell in the height of its row; what stands in the middle stays there, its bar at the foot."""
    down = height - box.area.height
    area = replace(box.area, height=height)
    if down <= 0 or box.status not in FILLS:
        return replace(box, area=area)
    return replace(
        box,
        area=area,
        words=scaled(box.words, 1.0, 0.0, down / 2),
        marks=scaled(box.marks, 1.0, 0.0, down / 2),
        gauges=scaled(box.gauges, 1.0, 0.0, down),
    )


def _narrow(id: str, cell: Cell, width: float, role: str, sizes: Sizes) -> Box:
    inner = width - 2 * _NARROW_PAD
    size = sizes.detail
    bold = cell.state in ("partial", "none")
    counts = [bar.label or boxes.bar_count(bar) for bar in cell.bars]
    lines = [(line, bold) for count in counts for line in _count_lines(count, size, inner, bold)]
    lines += [
        (line, bold and not counts)
        for text in cell.lines
        for line in measure.wrap(text, size, inner, bold=bold and not counts, lines=3)
    ]
    widest = max((measure.width(line, size, heavy) for line, heavy in lines), default=0.0)
    marks_wide = boxes.marks_width(cell.badges, sizes)
    beside = bool(marks_wide) and widest + 3.0 + marks_wide <= inner and bool(lines)
    left = (width - (widest + 3.0 + marks_wide if beside else widest)) / 2
    middle = left + widest / 2
    words: list[Words] = []
    y = sizes.pad_y
    for line, heavy in lines:
        start = middle - measure.width(line, size, heavy) / 2
        words += boxes.text_lines([line], start, y, size, bold=heavy)
        y += typeface().line_height * size
    marks: tuple[Mark, ...] = ()
    if beside:
        top = sizes.pad_y + (boxes.text_height(len(lines), size) - sizes.badge) / 2
        marks = boxes.mark_rows(cell.badges, left + widest + 3.0 + marks_wide, top, marks_wide, sizes)
        y = max(y, top + sizes.badge)
    elif cell.badges:
        marks = boxes.mark_rows(cell.badges, width - _NARROW_PAD, y, inner, sizes)
        y = max(each.area.bottom for each in marks) + 1.0
    elif not lines:
        y += CROSS + 2.0
    gauges: tuple[Gauge, ...] = ()
    if cell.state == "partial" and cell.bars:
        gauges = (Gauge(Area(_NARROW_PAD, y + _BAR_GAP, inner, _BAR), boxes.bar_share(cell.bars[0]), ()),)
        y += _BAR_GAP + _BAR
    height = y + (_NARROW_PAD if gauges else sizes.pad_y - 1.0)
    return _box(id, cell, Area(0.0, 0.0, width, height), role, words, marks, gauges)


def _count_lines(count: str, size: float, room: float, bold: bool) -> Sequence[str]:
    """ "11.000/11.099" in one line, or in two where it is too wide; other words as they break."""
    done, slash, total = count.partition("/")
    if measure.width(count, size, bold) <= room or not slash or " " in count:
        return measure.wrap(count, size, room, bold=bold)
    return [f"{done}{slash}", total]


def _wide(id: str, cell: Cell, width: float, role: str, sizes: Sizes, *, heading: bool) -> Box:
    """Its lines, beside them its badges, under them its bars."""
    missing = cell.state == "missing"
    left = sizes.pad_x + (CROSS + 4.0 if missing else LIGHT + 4.0 if cell.light else 0.0)
    marks_room = min(boxes.marks_width(cell.badges, sizes), 0.4 * width)
    marks = boxes.mark_rows(cell.badges, width - 4.0, 4.0, marks_room, sizes)
    inner = width - left - (4.0 + marks_room + 4.0 if marks else sizes.pad_x)
    under = max((each.area.bottom for each in marks), default=0.0) + 1.0
    words: list[Words] = []
    y = sizes.pad_y
    if inner < _BESIDE and (marks or left > sizes.pad_x):
        signs = boxes.text_height(1, sizes.title) if left > sizes.pad_x else 0.0
        y = max(under + 1.0 if marks else y, y + signs)
        left, inner = sizes.pad_x, width - 2 * sizes.pad_x
    titled = heading or role == "problems"
    for at, text in enumerate(cell.lines):
        bold = at == 0 and (titled or missing)
        size = sizes.title if bold else sizes.detail
        hang = measure.width(_BULLET, size, bold) if text.startswith(_BULLET) else 0.0
        room = inner if y < under else width - left - sizes.pad_x
        lines = measure.wrap(
            text.removeprefix(_BULLET) if hang else text,
            size,
            room - hang,
            bold=bold,
            lines=max(_MOST_LINES, int(_MOST_ROOM / max(room, 1.0))),
            even=bold or room < _PROSE,
        )
        ink = "missing" if missing and bold else "text" if at == 0 or not titled else "muted"
        if hang:
            words += boxes.text_lines([_BULLET.strip()], left, y, size, bold=bold, ink=ink)
        words += boxes.text_lines(lines, left + hang, y, size, bold=bold, ink=ink)
        y += len(lines) * typeface().line_height * size
    bars_room = width - 2 * sizes.pad_x if y >= under else inner
    bars, bars_height = boxes.gauges(cell.bars, sizes.pad_x, y, bars_room, sizes)
    charts = _charts(cell, y + bars_height, width if y >= under else inner + 2 * sizes.pad_x, sizes)
    bottom = max([y + bars_height, *(each.bottom for each in charts)])
    height = max(bottom + sizes.pad_y, under + 3.0 if marks else 0.0)
    return _box(id, cell, Area(0.0, 0.0, width, height), role, words, marks, bars, charts, heading=heading)


def _charts(cell: Cell, y: float, width: float, sizes: Sizes) -> tuple[Chart, ...]:
    """Its light beside its first line, and from `y` its dial and its sparkline under each other."""
    made: list[Chart] = []
    if cell.light:
        made.append(light(cell.light, sizes.pad_x, sizes.pad_y, boxes.text_height(1, sizes.title)))
    room = width - 2 * sizes.pad_x
    if cell.dial is not None:
        made.append(dial_chart(cell.dial, sizes.pad_x, y, room, sizes))
        y = made[-1].bottom
    if cell.spark is not None:
        made.append(sparkline_chart(cell.spark, sizes.pad_x, y, room, sizes))
    return tuple(made)


def _box(
    id: str,
    cell: Cell,
    area: Area,
    role: str,
    words: list[Words],
    marks: tuple[Mark, ...],
    gauges: tuple[Gauge, ...],
    charts: tuple[Chart, ...] = (),
    *,
    heading: bool = False,
) -> Box:
    counts = [] if cell.state not in FILLS else [bar.label or boxes.bar_count(bar) for bar in cell.bars]
    return Box(
        id=id,
        role="cell",
        area=area,
        title="\n".join([*counts, *cell.lines]),
        words=tuple(words),
        marks=marks,
        gauges=gauges,
        charts=charts,
        elements=cell.elements,
        status="heading" if heading and cell.state == "plain" else cell.state,
        worst=boxes.worst(cell.badges),
        lane=role,
    )
