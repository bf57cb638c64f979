"""The rows of a grid, measured, and cut into pages: a heading is repeated where its group goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolemap.i18n import domain
from rolemap.render.grids.cells import cell_box, raised
from rolemap.render.grids.columns import GAP
from rolemap.render.layout import Box, scaled
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Cell, Column, Grid, GridRow

_ = domain("render")

INDENT = 9.0
"""How far each depth of a row moves its first cell to the right, in points."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a box for each column at x = 0, or such that span the page together."""

    row: GridRow
    place: int
    """Its place in the grid, from 0."""
    cells: tuple[Box, ...]
    height: float
    spans: bool
    again: bool = False
    """Whether it is a heading that stands on an earlier page already."""

    @property
    def room(self) -> float:
        """What it takes on a page, the gap below it included."""
        return self.height + GAP


def measured(grid: Grid, widths: Sequence[float], width: float, sizes: Sizes) -> tuple[Row, ...]:
    """The rows of a grid whose columns have these widths, on pages that are `width` points wide."""
    return tuple(_row(row, place, grid.columns, widths, width, sizes) for place, row in enumerate(grid.rows))


def _row(
    row: GridRow,
    place: int,
    columns: Sequence[Column],
    widths: Sequence[float],
    width: float,
    sizes: Sizes,
    again: str = "",
) -> Row:
    indent = INDENT * row.depth
    spans = row.strip or (len(row.cells) == 1 and len(columns) > 1)
    each = (width - GAP * (len(row.cells) - 1)) / max(len(row.cells), 1)
    roles = [column.role for column in columns]
    cells = []
    for at, cell in enumerate(row.cells):
        column = columns[0 if row.strip else at]
        room = (each if spans else widths[at]) - (0.0 if at else indent)
        alone = roles.count(column.role) == 1 and not row.strip
        name = f"{row.id} {column.role}{again}" if alone else f"{row.id} {at}{again}"
        box = cell_box(name, cell, room, column.role, sizes, heading=row.heading)
        cells.append(box if at else scaled(box, 1.0, indent, 0.0))
    height = max((box.area.height for box in cells), default=0.0)
    return Row(row, place, tuple(raised(box, height) for box in cells), height, spans, bool(again))


class Chunks:
    """Cuts measured rows into pages, the headings of a group that goes on first on the next."""

    def __init__(self, grid: Grid, widths: Sequence[float], width: float, sizes: Sizes) -> None:
        self._grid, self._widths, self._width, self._sizes = grid, widths, width, sizes
        self.rows = measured(grid, widths, width, sizes)
        self._again: dict[tuple[int, int], Row] = {}

    def height(self, start: int, count: int) -> float:
        """The height of so many rows from one place, with the headings that stand above them again."""
        rows = [*self._repeated(start, 0), *self.rows[start : start + count]]
        return sum(row.room for row in rows)

    def cut(self, room: float) -> list[list[Row]]:
        """The rows on pages of that height, each filled; a page has at least one row, and ends with no heading."""
        pages: list[list[Row]] = []
        start = 0
        while start < len(self.rows) or not pages:
            page = self._repeated(start, len(pages))
            used = sum(row.room for row in page)
            end = start
            while end < len(self.rows) and (end == start or used + self.rows[end].room <= room + GAP):
                used += self.rows[end].room
                end += 1
            last = end
            while start + 1 < last < len(self.rows) and self._goes_on(last - 1):
                last -= 1
            end = end if last == start + 1 and self._goes_on(start) else last
            pages.append([*page, *self.rows[start:end]])
            start = end
        return pages

    def _goes_on(self, place: int) -> bool:
        """Whether the row is a heading, and the next one stands under it."""
        row, following = self.rows[place].row, self.rows[min(place + 1, len(self.rows) - 1)].row
        return row.heading and row.depth < following.depth + (not following.heading)

    def _repeated(self, start: int, page: int) -> list[Row]:
        """The headings of the groups that the row at `start` goes on with."""
        if not 0 < start < len(self.rows):
            return []
        row = self.rows[start].row
        open_: list[int] = []
        for place, each in enumerate(self.rows[:start]):
            open_ = [at for at in open_ if self.rows[at].row.depth < each.row.depth + (not each.row.heading)]
            if each.row.heading:
                open_.append(place)
        limit = row.depth + (not row.heading)
        return [self._once_more(at, page) for at in open_ if self.rows[at].row.depth < limit]

    def _once_more(self, place: int, page: int) -> Row:
        key = (place, page)
        if key not in self._again:
            row = self.rows[place].row
            first, *others = row.cells
            self._again[key] = _row(
                replace(row, cells=(_continued(first), *others)),
                place,
                self._grid.columns,
                self._widths,
                self._width,
                self._sizes,
                again=f" {page}",
            )
        return self._again[key]


def _continued(cell: Cell) -> Cell:
    if not cell.lines:
        return cell
    title = _("{title} (continued)").format(title=cell.lines[0])
    return replace(cell, lines=(title, *cell.lines[1:]))
