"""Where the columns of the map stand in the workbook, for formulas that look at other sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rolemap.workbook.plan import Sheet
from rolemap.workbook.rows import Row

SPARE: Final = 300
"""Rows below the last one that are ready to be typed in: with drop-downs, formulas and colours."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sheet with what it holds. Rows and columns are counted from 0, as the library counts."""

    sheet: Sheet
    rows: list[Row]

    @property
    def last(self) -> int:
        """The last row that is ready to be typed in."""
        return len(self.rows) + SPARE

    def index(self, key: str) -> int:
        """Which column a key has; raises KeyError where it has none."""
        for index, column in enumerate(self.sheet.columns):
            if column.key == key:
                return index
        raise KeyError(key)

    def letter(self, key: str) -> str:
        """The letter of the column of a key."""
        return letter(self.index(key))

    def cell(self, key: str, row: int) -> str:
        """A cell of the sheet, from another sheet."""
        return f"{quoted(self.sheet.title)}!${self.letter(key)}{row + 1}"

    def in_row(self, row: int) -> Callable[[str], str]:
        """Gives the cell of a key in that row, as a formula of the same sheet names it."""
        return lambda key: f"${self.letter(key)}{row + 1}"

    def whole(self, key: str) -> str:
        """The whole column of a key, from another sheet: it grows with what is typed below."""
        column = self.letter(key)
        return f"{quoted(self.sheet.title)}!${column}:${column}"


def letter(index: int) -> str:
    """The letters of a column."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(index))


def quoted(title: str) -> str:
    """The title of a sheet as a formula names it."""
    return "'" + title.replace("'", "''") + "'"
