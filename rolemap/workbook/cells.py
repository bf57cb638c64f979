"""The cells of a workbook, sheet by sheet: what a reader sees in them, and where nothing can be seen, that.

The sheets are read as they stand in the package, element by element, and not by openpyxl: its read-only mode knows
no merged cells and no hidden rows, takes a formula without a value for an empty cell, fills gaps up to row
1,048,576 with empty rows, and drops ``x005F_`` from texts that have it. What a sheet says of its own size is not
asked. Rows and cells without content cost no memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from rolemap.files.faults import Fault
from rolemap.files.limits import FileLimits
from rolemap.files.office_package import Package
from rolemap.files.office_xml import MOST_ELEMENTS, Attributes, BadXml, TooManyElements, Walk
from rolemap.files.office_zip import damaged, refusal
from rolemap.i18n import domain
from rolemap.workbook.cell import SheetCells, SheetName
from rolemap.workbook.number_formats import Formats, NumberFormat
from rolemap.workbook.shared_texts import SharedTexts, unescaped
from rolemap.workbook.sheet_rows import SheetRows, Surroundings

_ = domain("workbook")


def cells_of(package: Package, limits: FileLimits | None = None) -> Iterator[SheetCells]:
    """The sheets of a workbook, one after the other; raises Unreadable."""
    book = Workbook(package, limits)
    return map(book.read, book.sheets)


class Workbook:
    """A workbook, of which only the names of the sheets are read until a sheet is asked for."""

    def __init__(self, package: Package, limits: FileLimits | None = None) -> None:
        if package.kind != "xlsx":
            raise refusal(Fault(_("The file is no workbook."), _("Take a file that Excel saved as .xlsx.")))
        self._package = package
        self._limits = limits or FileLimits.from_environment()
        self._cells = 0
        self._left = MOST_ELEMENTS
        walk = _Tabs()
        self._walk(walk, package.main)
        self._from_1904 = walk.from_1904
        leads = package.relations(package.main)
        self._parts = {relation.kind: relation.target for relation in leads.values()}
        self.sheets = tuple(
            SheetName(number, title, hidden, leads[id].target)
            for number, (title, hidden, id) in enumerate(walk.found, 1)
            if id in leads and leads[id].kind == "worksheet" and leads[id].target in package
        )
        """Its sheets in the order of their tabs, without those that are only a chart."""

    def read(self, sheet: SheetName) -> SheetCells:
        """The cells of a sheet; raises Unreadable for one that is damaged or too large."""
        around = Surroundings(self._texts, self._formats, self._from_1904, self._limits)
        walk = SheetRows(sheet, around, self._cells)
        self._walk(walk, sheet.part)
        self._cells = walk.cells
        return SheetCells(sheet.number, sheet.title, sheet.hidden, tuple(walk.found), tuple(walk.merged))

    @cached_property
    def _texts(self) -> list[str]:
        walk = SharedTexts()
        self._walk(walk, self._parts.get("sharedStrings", ""))
        return walk.found

    @cached_property
    def _formats(self) -> list[NumberFormat]:
        walk = Formats()
        self._walk(walk, self._parts.get("styles", ""))
        return walk.found

    def _walk(self, walk: Walk, part: str) -> None:
        """Walk over a part, where there is one; all parts of a workbook share one allowance of elements."""
        walk.left = self._left
        try:
            walk.over(self._package.pieces(part) if part in self._package else (b"<none/>",))
        except TooManyElements:
            raise refusal(_mostly_empty()) from None
        except BadXml:
            raise refusal(damaged()) from None
        self._left = walk.left


def _mostly_empty() -> Fault:
    return Fault(
        _("The workbook has millions of rows and cells, most of them empty."),
        _("Copy the rows with content into a new workbook, and take that."),
    )


class _Tabs(Walk):
    """The names of the sheets, and from which year days are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, bool, str]] = []
        self.from_1904 = False
        self.starts |= {"sheet": self._sheet, "workbookPr": self._settings}

    def _sheet(self, given: Attributes) -> None:
        id = next((value for key, value in given.items() if key.endswith(" id")), "")
        hidden = given.get("state", "visible") != "visible"
        self.found.append((unescaped(given.get("name", "")), hidden, id))

    def _settings(self, given: Attributes) -> None:
        self.from_1904 = given.get("date1904", "0") in ("1", "true", "on")
