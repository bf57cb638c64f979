"""Puts a Grid together: cells under column heads, paged by rows on A4 landscape.

Columns share the width by their weights. Type is made smaller, down to what can be read, before a page
holds fewer rows than the grid asks for; all pages of a grid have the same type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolemap.render import boxes, measure, sheet
from rolemap.render.layout import A4, Area, Box, Frame, Page, Words, scaled
from rolemap.render.paint import CROSS
from rolemap.render.setting import SECTION
from rolemap.render.table_pages import table_pages, with_footer
from rolemap.render.theme import Sizes
from rolemap.render.typeface import typeface
from rolemap.views.diagram import Cell, Column, Grid, GridRow

_SCALES = (1.0, 0.95, 0.9, 0.85, 0.81, 0.78)
"""How small a page may be made; nine points of type at 0.78 are seven."""
_GAP = 4.0
"""Between two cells, in points."""
_BULLET = "• "
"""How a view marks one of several names in a cell; the lines that follow are set under the name."""
_HEAD = 17.0
"""Height of a column head, in points."""


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    cells: tuple[Box, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Paged:
    scale: float
    widths: tuple[float, ...]
    pages: list[list[_Row]]


def pages(grid: Grid, sizes: Sizes, paper: tuple[float, float] | None) -> tuple[Page, ...]:
    """The pages of a grid on A4 landscape; on other paper the same pages, made larger."""
    enlarged = (paper or A4)[0] / A4[0]
    small = A4[0] - 2 * sizes.margin, A4[1] - 2 * sizes.margin
    listed = bool(grid.findings or grid.unplaced)
    made = _on_one_page(grid, sizes, small) if listed else None
    if made is None:
        paged = _paged(grid, sizes, small, _SCALES)
        made = [_page(grid, paged, rows, sizes, small) for rows in paged.pages]
        whole = _with_table(grid, made[-1], paged, sizes, small) if listed else None
        if whole is not None:
            made[-1] = whole
    with_table = any(page.rows or page.loose for page in made)
    tables = table_pages(grid, sizes, A4, after=len(made)) if listed and not with_table else ()
    count = len(made) + len(tables)
    done = [
        with_footer(replace(page, number=at + 1, count=count), grid, sizes) for at, page in enumerate(made)
    ]
    return tuple(_enlarged(page, enlarged, paper or A4) for page in (*done, *tables))


def _enlarged(page: Page, factor: float, paper: tuple[float, float]) -> Page:
    if factor == 1.0:
        return page
    return replace(scaled(page, factor), width=paper[0], height=paper[1], scale=page.scale * factor)


def _on_one_page(grid: Grid, sizes: Sizes, small: tuple[float, float]) -> list[Page] | None:
    """All rows and the table of findings on one page, at the largest type at which they fit; None where
    they do not.
    """
    for scale in _SCALES:
        paged = _paged(grid, sizes, small, (scale,))
        if len(paged.pages) > 1:
            continue
        whole = _with_table(grid, _page(grid, paged, paged.pages[0], sizes, small), paged, sizes, small)
        if whole is not None:
            return [whole]
    return None


def _paged(grid: Grid, sizes: Sizes, small: tuple[float, float], scales: Sequence[float]) -> _Paged:
    for scale in scales:
        width, height = small[0] / scale, small[1] / scale
        widths = _widths(grid.columns, width)
        room = height - _around(grid, width, sizes)
        rows = [_row(row, grid.columns, widths, sizes) for row in grid.rows]
        asked = [rows[at : at + grid.rows_per_page] for at in range(0, len(rows), grid.rows_per_page)] or [[]]
        if all(_height(chunk) <= room for chunk in asked):
            return _Paged(scale, widths, asked)
    return _Paged(scale, widths, _filled(rows, room, grid.rows_per_page))


def _filled(rows: Sequence[_Row], room: float, most: int) -> list[list[_Row]]:
    filled: list[list[_Row]] = [[]]
    for row in rows:
        if filled[-1] and (len(filled[-1]) == most or _height([*filled[-1], row]) > room):
            filled.append([])
        filled[-1].append(row)
    return filled


def _height(rows: Sequence[_Row]) -> float:
    return sum(row.height + _GAP for row in rows)


def _around(grid: Grid, width: float, sizes: Sizes) -> float:
    """Height of all that stands on every page beside its rows."""
    head = sheet.header(grid.block, width, sizes).height + SECTION + _HEAD + _GAP
    legend = sheet.legend(grid.legend, width, sizes).height
    _words, footer = sheet.footer(grid.block.notice, 1, 1, width, sizes)
    return head + (legend + SECTION if legend else 0.0) + footer + SECTION


def _widths(columns: Sequence[Column], width: float) -> tuple[float, ...]:
    shares = sum(column.weight for column in columns) or 1.0
    free = width - _GAP * (len(columns) - 1)
    return tuple(free * column.weight / shares for column in columns)


def _row(row: GridRow, columns: Sequence[Column], widths: Sequence[float], sizes: Sizes) -> _Row:
    cells = [
        _cell(f"{row.id} {column.role}", cell, width, column.role, sizes)
        for cell, column, width in zip(row.cells, columns, widths, strict=False)
    ]
    height = max((cell.area.height for cell in cells), default=0.0)
    return _Row(row.id, tuple(cells), height)


def _cell(id: str, cell: Cell, width: float, role: str, sizes: Sizes) -> Box:
    """One cell at (0, 0): its lines, beside them its badges, under them its bars."""
    missing = cell.state == "missing"
    left = sizes.pad_x + (CROSS + 4.0 if missing else 0.0)
    marks_room = min(boxes.marks_width(cell.badges, sizes), 0.4 * width)
    marks = boxes.mark_rows(cell.badges, width - 4.0, 4.0, marks_room, sizes)
    inner = width - left - (4.0 + marks_room + 4.0 if marks else sizes.pad_x)
    words: list[Words] = []
    y = sizes.pad_y
    for at, text in enumerate(cell.lines):
        bold = at == 0 and (role == "problems" or missing)
        size = sizes.title if bold else sizes.detail
        hang = measure.width(_BULLET, size, bold) if text.startswith(_BULLET) else 0.0
        lines = measure.wrap(
            text.removeprefix(_BULLET) if hang else text, size, inner - hang, bold=bold, lines=4
        )
        ink = "missing" if missing and bold else "text" if at == 0 or role != "problems" else "muted"
        if hang:
            words += boxes.text_lines([_BULLET.strip()], left, y, size, bold=bold, ink=ink)
        words += boxes.text_lines(lines, left + hang, y, size, bold=bold, ink=ink)
        y += len(lines) * typeface().line_height * size
    under = max((each.area.bottom for each in marks), default=0.0) + 1.0
    bars_room = width - 2 * sizes.pad_x if y >= under else inner
    bars, bars_height = boxes.gauges(cell.bars, sizes.pad_x, y, bars_room, sizes)
    height = max(y + bars_height + sizes.pad_y, under + 3.0 if marks else 0.0)
    return Box(
        id=id,
        role="cell",
        area=Area(0.0, 0.0, width, height),
        title="\n".join(cell.lines),
        words=tuple(words),
        marks=marks,
        gauges=bars,
        elements=cell.elements,
        status=cell.state,
        worst=boxes.worst(cell.badges),
        lane=role,
    )


def _page(grid: Grid, paged: _Paged, rows: Sequence[_Row], sizes: Sizes, small: tuple[float, float]) -> Page:
    """One page without its number: title, column heads, rows, and the legend at the foot."""
    scale = paged.scale
    width, height = small[0] / scale, small[1] / scale
    head = sheet.header(grid.block, width, sizes)
    y = head.height + SECTION
    frames = _heads(grid.columns, paged.widths, y, sizes)
    y += _HEAD + _GAP
    placed: list[Box] = []
    for row in rows:
        x = 0.0
        for cell in row.cells:
            even = replace(cell, area=replace(cell.area, height=row.height))
            placed.append(scaled(even, 1.0, x, y))
            x += cell.area.width + _GAP
        y += row.height + _GAP
    legend = sheet.legend(grid.legend, width, sizes)
    _words, footer = sheet.footer(grid.block.notice, 1, 1, width, sizes)
    signs = scaled(legend.signs, 1.0, 0.0, height - footer - SECTION - legend.height)
    page = Page(
        1,
        1,
        *A4,
        scale=scale,
        frames=frames,
        boxes=tuple(placed),
        words=head.words,
        ribbon=head.ribbon,
        signs=signs,
    )
    return _on_paper(page, scale, sizes)


def _on_paper(page: Page, scale: float, sizes: Sizes) -> Page:
    return replace(scaled(page, scale, sizes.margin, sizes.margin), width=A4[0], height=A4[1])


def _heads(columns: Sequence[Column], widths: Sequence[float], y: float, sizes: Sizes) -> tuple[Frame, ...]:
    frames = []
    x = 0.0
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        lines = measure.wrap(column.title, sizes.lane, width - 2 * sizes.pad_x, bold=True, lines=1)
        top = y + (_HEAD - boxes.text_height(1, sizes.lane)) / 2
        words = boxes.text_lines(lines, x + sizes.pad_x, top, sizes.lane, bold=True, ink="inverse")
        frames.append(Frame(f"column {at}", column.role, Area(x, y, width, _HEAD), words, filled=True))
        x += width + _GAP
    return tuple(frames)


def _with_table(
    grid: Grid, page: Page, paged: _Paged, sizes: Sizes, small: tuple[float, float]
) -> Page | None:
    """The last page with the table of findings under its rows; None where it does not fit."""
    scale = paged.scale
    width = small[0] / scale
    rows_end = max((box.area.bottom for box in page.boxes), default=0.0)
    ends = [sign.area.y for sign in page.signs] or [page.height - sizes.margin - 2 * SECTION]
    top = (rows_end - sizes.margin) / scale + SECTION
    room = (min(ends) - sizes.margin) / scale - SECTION - top
    for columns in (3, 2):
        table = sheet.table(grid.findings, grid.unplaced, width, columns, sizes)
        if table.height <= room:
            moved = scaled((table.heading, *table.words), 1.0, 0.0, top)
            margin = sizes.margin
            return replace(
                page,
                words=(*page.words, *scaled(moved, scale, margin, margin)),
                rows=scaled(scaled(table.rows, 1.0, 0.0, top), scale, margin, margin),
                loose=scaled(scaled(table.loose, 1.0, 0.0, top), scale, margin, margin),
            )
    return None
