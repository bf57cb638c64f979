"""A sheet of a workbook as it stands: rows, cells and what is merged, nothing interpreted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

from rolemap.files.document import CellMark
from rolemap.i18n import typed

Value: TypeAlias = str | int | float | bool | date
Kind: TypeAlias = Literal["text", "number", "date", "flag", "error", "uncomputed"]
"""``error`` is one of the spreadsheet, such as ``#REF!``; ``uncomputed`` a formula without a value."""

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384


class Cell(NamedTuple):
    """A cell with something in it."""

    column: int
    kind: Kind
    value: Value
    digits: int = 0
    """How many digits its number format always shows: 034 has three."""
    formula: bool = False
    percent: bool = False
    """Whether it is shown in percent: 0.8 reads 80%."""

    @property
    def text(self) -> str:
        """What stands in the cell, as it could be typed; dates as 31/12/2025."""
        if self.kind == "date" and isinstance(self.value, date):
            return f"{self.value:%d/%m}/{self.value.year:04d}"
        if self.kind == "number" and isinstance(self.value, int | float):
            return typed(self.value) if not self.digits else f"{self.value:0{self.digits}.0f}"
        return str(self.value)


class Area(NamedTuple):
    """Cells that are merged into one; rows and columns count from 1, the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is one of them."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class Row(NamedTuple):
    """A row that has cells with something in them, in their order."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, column: int) -> Cell | None:
        """The cell in that column; None where it is empty."""
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True)
class SheetCells:
    """One sheet: its rows that have content, and what is merged in it."""

    number: int
    """From 1, in the order of the tabs."""
    title: str
    hidden: bool
    rows: tuple[Row, ...]
    merged: tuple[Area, ...]

    def mark(self, row: int = 0, column: int = 0) -> CellMark:
        """The place of a cell, or of the sheet as a whole."""
        return CellMark(self.number, row, column, self.title)


class SheetName(NamedTuple):
    """A sheet by its tab."""

    number: int
    title: str
    hidden: bool
    part: str
    """The part of the package in which it stands."""
