"""The cells of a workbook that anybody made, as they stand: sheets, rows and what is merged, nothing interpreted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from rolemap.i18n import number
from rolemap.workbook.cell import Area, Cell, SheetCells

Value: TypeAlias = str | int | float | bool | date | None

MOST_ROWS = 5000
MOST_COLUMNS = 60
"""A planner's list is shorter and narrower; a sheet that is not is cut here, and says so."""


@dataclass(frozen=True)
class RawSheet:
    """One sheet: the values of its rows, the first of which is row 1 of Excel."""

    title: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Area, ...] = ()
    cut: bool = False
    """Whether there is more in the sheet than was read."""
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    """Cells, by row and column, with a formula that no program has computed yet."""

    @property
    def width(self) -> int:
        """How many columns have anything in them."""
        return max(map(len, self.rows), default=0)

    def value(self, row: int, column: int) -> Value:
        """The value of a cell; None for an empty one and beyond the end."""
        if not 0 < row <= len(self.rows):
            return None
        cells = self.rows[row - 1]
        return cells[column - 1] if 0 < column <= len(cells) else None

    def text(self, row: int, column: int) -> str:
        """What a reader sees in a cell."""
        return shown(self.value(row, column))

    def address(self, row: int, column: int) -> str:
        """Where a cell stands, as Excel names it: ``Sheet!C7``."""
        return f"{self.title}!{letters(column)}{row}"

    def area_at(self, row: int, column: int) -> Area | None:
        """The merged cells to which this one belongs."""
        return self._covered.get((row, column))

    @cached_property
    def _covered(self) -> dict[tuple[int, int], Area]:
        """The merged cells by each cell that they cover, as far as the sheet has anything."""
        return {
            (row, column): one
            for one in self.merged
            for row in range(one.top, min(one.bottom, len(self.rows)) + 1)
            for column in range(one.left, min(one.right, MOST_COLUMNS) + 1)
        }


def read_grid(content: bytes, name: str = "") -> tuple[RawSheet, ...]:
    """The visible sheets of a workbook that hold anything; raises `DefectsFound` for what the gate refuses."""
    from rolemap.files.document import Unreadable
    from rolemap.files.office import admit
    from rolemap.files.placing import refused
    from rolemap.workbook.cells import cells_of

    try:
        found = [_raw(one) for one in cells_of(admit(content)) if not one.hidden]
    except Unreadable as error:
        raise refused(error, name) from None
    return tuple(one for one in found if one.rows)


def shown(value: Value) -> str:
    """A value as text: days as 31/12/2025, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "x" if value else ""
        case date():
            return f"{value:%d/%m/%Y}"
        case float():
            return str(int(value)) if value.is_integer() else number(value, 9)
        case _:
            return str(value).strip()


def letters(column: int) -> str:
    """How Excel names a column: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _raw(sheet: SheetCells) -> RawSheet:
    rows: list[tuple[Value, ...]] = []
    uncomputed = set()
    cut = False
    for row in sheet.rows:
        if row.number > MOST_ROWS:
            cut = True
            break
        rows += [()] * (row.number - 1 - len(rows))
        width = min(max((cell.column for cell in row.cells), default=0), MOST_COLUMNS)
        values: list[Value] = [None] * width
        for cell in row.cells:
            if cell.column > MOST_COLUMNS:
                cut = True
            elif cell.kind == "uncomputed":
                uncomputed.add((row.number, cell.column))
            else:
                values[cell.column - 1] = _plain(cell)
        rows.append(tuple(values))
    return RawSheet(sheet.title, tuple(rows), sheet.merged, cut, frozenset(uncomputed))


def _plain(cell: Cell) -> Value:
    """The value; a number that is written with leading zeros is a code, and an empty text is nothing."""
    if cell.kind == "number" and cell.digits > 1:
        return cell.text
    if isinstance(cell.value, str):
        return cell.value if cell.value.strip() else None
    return cell.value
