"""The rows of one sheet, read element by element: its cells with content, and which are merged."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from rolemap.files.document import CellMark, Unreadable
from rolemap.files.faults import Fault
from rolemap.files.limits import FileLimits
from rolemap.files.office_xml import Attributes, BadXml, Walk
from rolemap.files.suggest import sentences
from rolemap.i18n import domain, number
from rolemap.workbook.cell import LAST_COLUMN, LAST_ROW, Area, Cell, Kind, Row, SheetName, Value
from rolemap.workbook.number_formats import PLAIN, NumberFormat, day_of
from rolemap.workbook.shared_texts import unescaped

_ = domain("workbook")

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_AREA: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_ISO_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(T.*)?")
_DIGITS_OF_EXCEL: Final = (
    15  # what stands behind them in the file are traces of counting: 0.30000000000000004
)
_LARGEST_WHOLE: Final = 1e15
_MOST_MERGED: Final = 10_000
_LONGEST_TEXT: Final = 32_767  # of a cell, in Excel


@dataclass(frozen=True)
class Surroundings:
    """What the cells of a sheet need of the workbook."""

    texts: list[str]
    formats: list[NumberFormat]
    from_1904: bool
    limits: FileLimits


class SheetRows(Walk):
    """Reads one sheet; `cells` counts on from the sheets before."""

    def __init__(self, sheet: SheetName, around: Surroundings, cells: int) -> None:
        super().__init__()
        self.found: list[Row] = []
        self.merged: list[Area] = []
        self.cells = cells
        self._sheet = sheet
        self._around = around
        self._in_data = self._in_cell = self._reading_aid = False
        self._row = 0
        self._hidden = False
        self._in_row: list[Cell] = []
        self._column = 0
        self._cell: Attributes = {}
        self._has_value = self._formula = False
        self._columns: dict[str, int] = {}
        self.starts |= {
            "sheetData": self._data_begins, "row": self._row_begins, "c": self._cell_begins, "f": self._formula_begins,
            "v": self._value_begins, "t": self._value_begins, "rPh": self._aid_begins, "mergeCell": self._merge,
        }  # fmt: skip
        self.ends |= {
            "sheetData": self._data_ends, "row": self._row_ends, "c": self._cell_ends, "v": self._value_ends,
            "t": self._value_ends, "rPh": self._aid_ends,
        }  # fmt: skip

    def _data_begins(self, given: Attributes) -> None:
        self._in_data = True

    def _data_ends(self) -> None:
        self._in_data = False  # extensions of the sheet have elements of the same names

    def _row_begins(self, given: Attributes) -> None:
        if not self._in_data:
            return
        asked = given.get("r", "")
        row = int(asked) if asked.isdecimal() and len(asked) < 8 else self._row + 1
        if not self._row < row <= LAST_ROW:  # no program writes them in another order
            raise BadXml
        self._row, self._column, self._in_row = row, 0, []
        self._hidden = given.get("hidden", "0") in ("1", "true")

    def _row_ends(self) -> None:
        if self._in_data and self._in_row:
            self.found.append(Row(self._row, tuple(self._in_row), self._hidden))

    def _cell_begins(self, given: Attributes) -> None:
        if not self._in_data:
            return
        column = self._column_of(given.get("r", ""))
        if not self._column < column <= LAST_COLUMN:
            raise BadXml
        self._column, self._cell = column, given
        self._in_cell, self._has_value, self._formula = True, False, False

    def _column_of(self, reference: str) -> int:
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            return self._column + 1
        letters = match[1]
        if letters not in self._columns:
            self._columns[letters] = column_number(letters)
        return self._columns[letters]

    def _formula_begins(self, given: Attributes) -> None:
        self._formula = True

    def _value_begins(self, given: Attributes) -> None:
        if self._in_cell and not self._reading_aid:
            self.hears = self._has_value = True

    def _value_ends(self) -> None:
        self.hears = False

    def _aid_begins(self, given: Attributes) -> None:
        self._reading_aid = True

    def _aid_ends(self) -> None:
        self._reading_aid = False

    def _cell_ends(self) -> None:
        if not self._in_cell:
            return
        self._in_cell = False
        text = "".join(self.text)
        self.text.clear()
        if not self._has_value and not self._formula:
            return
        kind, value = self._read(text)
        if value == "" and kind == "text":
            return
        form = self._format() if kind == "number" else PLAIN
        digits = form.digits if isinstance(value, int) else 0
        self._keep(Cell(self._column, kind, value, digits, self._formula, form.percent))

    def _keep(self, cell: Cell) -> None:
        self.cells += 1
        if self.cells > self._around.limits.cells:
            self._stop(
                _("The workbook has more than {most} cells with content."),
                self._around.limits.cells,
                _("The limit is raised with ROLEMAP_MAX_FILE_MB."),
            )
        if cell.column > self._around.limits.sheet_columns:
            self._stop(_("The sheet has more than {most} columns."), self._around.limits.sheet_columns)
        if type(cell.value) is str and len(cell.value) > _LONGEST_TEXT:
            self._stop(_("The cell has more than {most} characters, more than Excel takes."), _LONGEST_TEXT)
        self._in_row.append(cell)

    def _stop(self, sentence: str, most: int, otherwise: str = "") -> None:
        mark = CellMark(self._sheet.number, self._row, self._column, self._sheet.title)
        remedy = sentences(_("Delete what is not needed, and save it again."), otherwise)
        fault = Fault(sentence.format(most=number(most)), remedy)
        raise Unreadable((mark, fault))

    def _read(self, text: str) -> tuple[Kind, Value]:
        """The kind and the value of the cell."""
        given_as = self._cell.get("t", "n")
        if not self._has_value:
            return "uncomputed", ""
        if given_as == "s":
            return "text", self._shared(text)
        if given_as in ("str", "inlineStr"):
            return "text", unescaped(text)
        if given_as == "b":
            return "flag", text.strip() in ("1", "true")
        if given_as == "e":
            return "error", text
        if given_as == "d":
            return self._iso(text)
        return self._number(text)

    def _shared(self, text: str) -> str:
        try:
            return self._around.texts[int(text)]
        except (ValueError, IndexError):
            raise BadXml from None

    def _iso(self, text: str) -> tuple[Kind, Value]:
        match = _ISO_DAY.fullmatch(text.strip())
        try:
            return ("date", date.fromisoformat(match[1])) if match else ("text", text)
        except ValueError:
            return "text", text

    def _number(self, text: str) -> tuple[Kind, Value]:
        if not text.strip():
            return ("uncomputed" if self._formula else "text"), ""
        try:
            value = float(text)
        except ValueError:
            raise BadXml from None
        if not math.isfinite(value):
            return "error", text
        if self._formula:
            value = float(f"{value:.{_DIGITS_OF_EXCEL}g}")
        if self._format().of_days and (day := day_of(value, self._around.from_1904)) is not None:
            return ("text" if isinstance(day, str) else "date"), day
        return "number", int(value) if value.is_integer() and abs(value) < _LARGEST_WHOLE else value

    def _format(self) -> NumberFormat:
        style = self._cell.get("s", "0")
        formats = self._around.formats
        return formats[int(style)] if style.isdecimal() and int(style) < len(formats) else PLAIN

    def _merge(self, given: Attributes) -> None:
        match = _AREA.fullmatch(given.get("ref", ""))
        if match and len(self.merged) < _MOST_MERGED:
            left, top, right, bottom = match.groups()
            self.merged.append(Area(int(top), column_number(left), int(bottom), column_number(right)))


def column_number(letters: str) -> int:
    """The number of a column from 1 by its letters: A, Z, AA."""
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return column
