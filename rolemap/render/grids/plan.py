"""A grid measured at one scale for its paper: which rows and columns stand on which page, put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from rolemap.i18n import domain, number
from rolemap.render import boxes, sheet
from rolemap.render.around import SECTION
from rolemap.render.grids.columns import GAP, heads, spread
from rolemap.render.grids.rows import Chunks, Row
from rolemap.render.layout import Box, Frame, Mark, Page, Words, scaled
from rolemap.render.layout import Row as Finding
from rolemap.render.sheet import Table
from rolemap.render.table_pages import as_much
from rolemap.render.theme import Sizes
from rolemap.views.diagram import FindingLine, Grid, GridRow

_ = domain("render")

_TABLE_COLUMN = 260.0
"""Least width of a column of the table of findings under the rows, in points."""
_FIRST_FINDINGS = 6
"""So many findings at least stand under the last rows where the table goes on on a page of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows: some rows, the places of some columns, and which part of the whole that is."""

    rows: tuple[Row, ...]
    columns: tuple[int, ...]
    where: str


class Plan:
    """A grid at `scale` on `paper` (width and height in points)."""

    def __init__(self, grid: Grid, sizes: Sizes, paper: tuple[float, float], scale: float) -> None:
        self.grid, self.sizes, self.paper, self.scale = grid, sizes, paper, scale
        self.width = (paper[0] - 2 * sizes.margin) / scale
        self.height = (paper[1] - 2 * sizes.margin) / scale
        self.spread = spread(grid, self.width)

    @cached_property
    def _heads(self) -> tuple[tuple[Frame, ...], float]:
        return heads(self.grid.columns, self.spread.widths, self.sizes)

    @cached_property
    def _header(self) -> sheet.Header:
        return sheet.header(self.grid.block, self.width, self.sizes)

    @cached_property
    def _legend(self) -> sheet.Legend:
        return sheet.legend(self.grid.legend, self.width, self.sizes)

    @cached_property
    def _foot(self) -> float:
        """The height of the legend and the footer, with the gap above each."""
        _words, footer = sheet.footer(self.grid.block.notice, 1, 1, self.width, self.sizes)
        return footer + SECTION + (self._legend.height + SECTION if self._legend.height else 0.0)

    def _top(self, where: bool) -> float:
        """Where the column heads begin."""
        said = boxes.text_height(1, self.sizes.detail) + 3.0 if where else 0.0
        return self._header.height + SECTION + said

    def _room(self, where: bool) -> float:
        """The height that a page has for rows."""
        return self.height - self._top(where) - self._heads[1] - GAP - self._foot

    @cached_property
    def _chunks(self) -> Chunks:
        return Chunks(self.grid, self.spread.widths, self.width, self.sizes)

    @cached_property
    def _cut(self) -> list[list[Row]]:
        if len(self.spread.pages) == 1:
            whole = self._chunks.cut(self._room(False))
            if len(whole) == 1:
                return whole
        return self._chunks.cut(self._room(True))

    @property
    def is_one_page(self) -> bool:
        """Whether one page holds all rows and columns."""
        return len(self.spread.pages) == 1 and len(self._cut) == 1

    @property
    def is_listed(self) -> bool:
        """Whether there is a table of findings."""
        return bool(self.grid.findings or self.grid.unplaced)

    @property
    def is_complete(self) -> bool:
        """Whether one page holds all, the table of findings included."""
        return self.is_one_page and (not self.is_listed or self.whole_table is not None)

    @property
    def holds_wish(self) -> bool:
        """Whether a page holds as many rows as the view would like."""
        most, room = self.grid.rows_per_page, self._room(True)
        return all(
            self._chunks.height(start, most) <= room + GAP for start in range(0, len(self.grid.rows), most)
        )

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The pages from the left to the right, then down."""
        return tuple(
            Part(tuple(rows), columns, self._where(rows, columns))
            for rows in self._cut
            for columns in self.spread.pages
        )

    def _where(self, rows: Sequence[Row], columns: Sequence[int]) -> str:
        said: list[str] = []
        if len(self.spread.pages) > 1:
            fixed = self.grid.fixed
            counts = [column.stands_for for column in self.grid.columns[fixed:]]
            said += _range(
                self.grid.across or _("Columns"), counts, columns[fixed] - fixed, columns[-1] - fixed
            )
        if len(self._cut) > 1:
            places = [row.place for row in rows if not row.again]
            counts = [0 if _is_title(row) else row.stands_for for row in self.grid.rows]
            said += _range(self.grid.down or _("Rows"), counts, places[0], places[-1])
        return " · ".join(said)

    @cached_property
    def _free(self) -> float:
        """The height that is left under the last rows, with a gap above it."""
        last = self.parts[-1]
        return self._room(bool(last.where)) - sum(row.room for row in last.rows) - SECTION

    @cached_property
    def whole_table(self) -> Table | None:
        """The table of all findings, where it fits under the last rows."""
        for columns in range(max(1, min(4, int(self.width / _TABLE_COLUMN))), 0, -1):
            table = sheet.table(self.grid.findings, self.grid.unplaced, self.width, columns, self.sizes)
            if table.height <= self._free:
                return table
        return None

    def begun_table(self, left: Sequence[FindingLine]) -> tuple[Table, int] | None:
        """As many of the findings that are left as fit under the last rows, and their number; None where that is
        hardly any.
        """
        if len(left) <= _FIRST_FINDINGS or self._free <= 0:
            return None
        table, many = as_much(self.grid, left, self.width, self._free, self.sizes)
        return (table, many) if many >= _FIRST_FINDINGS and table.height <= self._free else None

    def page(self, part: Part, table: Table | None, *, cropped: bool) -> Page:
        """One page without its number; a cropped one ends under its content and not where the paper does."""
        head, sizes = self._header, self.sizes
        top = self._top(bool(part.where))
        words: list[Words] = list(head.words)
        if part.where:
            words += boxes.text_lines([part.where], 0.0, head.height + SECTION, sizes.detail, bold=True)
        placed: list[Box] = []
        over = list(takewhile(lambda row: row.row.strip, part.rows))
        y = top
        for row in over:
            placed += self._placed(row, part.columns, y)
            y += row.room
        frames = self._placed_heads(part.columns, y)
        y += self._heads[1] + GAP
        for row in part.rows[len(over) :]:
            placed += self._placed(row, part.columns, y)
            y += row.room
        rows: tuple[Finding, ...] = ()
        loose: tuple[Mark, ...] = ()
        if table is not None:
            y += SECTION - GAP
            words += scaled((table.heading, *table.words), 1.0, 0.0, y)
            rows, loose = scaled(table.rows, 1.0, 0.0, y), scaled(table.loose, 1.0, 0.0, y)
            y += table.height
        height = y + self._foot if cropped else self.height
        signs = scaled(self._legend.signs, 1.0, 0.0, y + SECTION)
        page = Page(
            1,
            1,
            *self.paper,
            scale=self.scale,
            frames=frames,
            boxes=tuple(placed),
            words=tuple(words),
            ribbon=head.ribbon,
            logo=head.logo,
            signs=signs,
            rows=rows,
            loose=loose,
        )
        moved = scaled(page, self.scale, sizes.margin, sizes.margin)
        return replace(moved, width=self.paper[0], height=round(height * self.scale + 2 * sizes.margin, 2))

    def _placed_heads(self, columns: Sequence[int], y: float) -> tuple[Frame, ...]:
        frames, x = [], 0.0
        for at in columns:
            frames.append(scaled(self._heads[0][at], 1.0, x, y))
            x += self.spread.widths[at] + GAP
        return tuple(frames)

    def _placed(self, row: Row, columns: Sequence[int], y: float) -> list[Box]:
        if row.spans:
            width = sum(self.spread.widths[at] + GAP for at in columns) - GAP
            each = (width + GAP) / len(row.cells) - GAP
            boxes_ = [scaled(box, 1.0, at * (each + GAP), y) for at, box in enumerate(row.cells)]
            return [
                replace(box, area=replace(box.area, width=(at + 1) * (each + GAP) - GAP - box.area.x))
                for at, box in enumerate(boxes_)
            ]
        found, x = [], 0.0
        for at in columns:
            if at < len(row.cells):
                found.append(scaled(row.cells[at], 1.0, x, y))
            x += self.spread.widths[at] + GAP
        return found


def _is_title(row: GridRow) -> bool:
    """Whether the row only names those that follow, or sums them up over the whole width."""
    return row.strip or (row.heading and len(row.cells) == 1)


def _range(what: str, counts: Sequence[int], first: int, last: int) -> Iterator[str]:
    """ "Bài toán 11–20/40", from the places of the first and the last, and how many things each place counts for."""
    before, through = sum(counts[:first]), sum(counts[: last + 1])
    if before + 1 == through:
        yield _("{what} {one}/{all}").format(what=what, one=number(through), all=number(sum(counts)))
    elif before < through:
        yield _("{what} {first}–{last}/{all}").format(
            what=what, first=number(before + 1), last=number(through), all=number(sum(counts))
        )
