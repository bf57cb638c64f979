"""The sheets of a workbook that are sheets of a map, with the cells of each row by the keys of the columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from rolemap.files.document import CellMark
from rolemap.files.faults import visible
from rolemap.files.suggest import Suggester, did_you_mean, sentences
from rolemap.i18n import LANGUAGES, domain
from rolemap.workbook.cell import Area, Cell, Row, SheetCells
from rolemap.workbook.cells import Workbook
from rolemap.workbook.intake.headings import columns_of, heading_row
from rolemap.workbook.intake.known import Known, known_sheets, titles, titles_aside, word
from rolemap.workbook.intake.noted import Noted

_ = domain("workbook")


class Line(NamedTuple):
    """One row of a table: its cells with content by the keys of their columns."""

    row: int
    cells: dict[str, Cell]


@dataclass
class Table:
    """One sheet of the map as it stands in the workbook."""

    known: Known
    language: str
    """In which its title is; that of its words where they mean different things in two languages."""
    sheet: SheetCells
    columns: dict[str, int] = field(default_factory=dict)
    """The column of each key; in a form all values stand in one."""
    rows: dict[str, int] = field(default_factory=dict)
    """In a form the row of each key."""
    lines: list[Line] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key of the sheet in the plan."""
        return self.known.sheet.key

    def mark(self, row: int = 0, key: str = "") -> CellMark:
        """The cell of a key in a row; that of the first column where the key has none."""
        if key in self.rows:
            row = self.rows[key]
        first = min(self.columns.values(), default=1)
        return self.sheet.mark(row, self.columns.get(key, first) if row else 0)


def tell_blank(table: Table, line: Line, key: str, noted: Noted) -> None:
    """Note that a cell is empty without which its row says nothing."""
    noted.add(
        table.mark(line.row, key),
        _("The column “{heading}” is empty here.").format(heading=table.known.heading(key)),
        _("Fill it in, or delete the row."),
    )


def tables_in(book: Workbook, noted: Noted) -> dict[str, Table]:
    """The tables of a map in a workbook by their keys; none where it is the workbook of something else."""
    tables: dict[str, Table] = {}
    strangers = []
    suggester = Suggester()
    for name in book.sheets:
        title = word(name.title)
        if title in titles_aside():
            continue
        sheet = book.read(name)
        key = titles().get(title)
        if key is None:
            if sheet.rows:
                strangers.append(sheet)
        elif key in tables:
            if sheet.rows:
                _tell_double(sheet, tables[key], noted)
        else:
            table = _table(known_sheets()[key], sheet, title)
            _fill(table, noted, suggester)
            tables[key] = table
    if not any(table.columns for table in tables.values()):
        return {}
    for sheet in strangers:
        _tell_unknown(sheet, noted, suggester)
    return tables


def _table(known: Known, sheet: SheetCells, title: str) -> Table:
    fitting = (code for code in LANGUAGES if word(known.in_language[code].title) == title)
    return Table(known, next(fitting, LANGUAGES[0]), sheet)


def _fill(table: Table, noted: Noted, suggester: Suggester) -> None:
    if table.known.sheet.upright:
        _fill_form(table, noted, suggester)
        return
    head = heading_row(table.known, table.sheet.rows)
    if head is None:
        if table.sheet.rows:
            noted.add(
                table.mark(table.sheet.rows[0].number),
                _("The headings of this sheet are not found."),
                _("Copy row 1 from a workbook that rolemap has written; “rolemap new” writes one."),
                (table.key,),
            )
        return
    below = [row for row in table.sheet.rows if row.number > head.number]
    table.columns = columns_of(table.known, table.sheet, head, below, noted, suggester)
    table.lines = [line for line in _lines(table, below) if line.cells]


def _lines(table: Table, rows: list[Row]) -> Iterator[Line]:
    """The rows, each with what is merged into it from the rows above."""
    sheet = table.known.sheet
    keys = {column: key for key, column in table.columns.items() if not sheet.column(key).computed}
    areas: dict[int, list[Area]] = {}
    for area in sorted(table.sheet.merged, reverse=True):
        if area.left in keys and area.bottom > area.top:
            areas.setdefault(area.left, []).append(area)
    shared: dict[int, Cell] = {}
    for row in rows:
        cells = {keys[cell.column]: cell for cell in row.cells if cell.column in keys}
        filled = bool(cells)
        for column, waiting in areas.items():
            while waiting and waiting[-1].bottom < row.number:
                waiting.pop()
                shared.pop(column, None)
            if not waiting or row.number < waiting[-1].top:
                continue
            own = cells.get(keys[column])
            if own is not None:
                shared[column] = own
            elif filled and column in shared:
                cells[keys[column]] = shared[column]
        yield Line(row.number, cells)


def _fill_form(table: Table, noted: Noted, suggester: Suggester) -> None:
    """Labels in the first column, values in the second; what stands further right explains them."""
    cells: dict[str, Cell] = {}
    known = table.known
    for row in table.sheet.rows:
        label, value = row.cell(1), row.cell(2)
        key = known.key_of(label.text) if label is not None else None
        if key is not None:
            if key in table.rows:
                noted.add(
                    table.sheet.mark(row.number, 1),
                    _("“{heading}” stands here for the second time.").format(heading=known.heading(key)),
                    _("Keep one of them."),
                    ("map", *key.split(".")),
                )
                continue
            table.rows[key] = row.number
            if value is not None:
                cells[key] = value
        elif value is not None and row.number > 1:
            shown = label.text if label is not None else ""
            _tell_unknown_heading(table.sheet.mark(row.number, 1), known, shown, noted, suggester)
    if table.rows:
        table.columns = dict.fromkeys(table.rows, 2)
        table.lines = [Line(min(table.rows.values()), cells)]


def _tell_unknown_heading(
    mark: CellMark, known: Known, heading: str, noted: Noted, suggester: Suggester
) -> None:
    names = {word(column.heading): known.heading(column.key) for column in known.sheet.columns}
    near = suggester.nearest(word(heading), tuple(names)) if heading else None
    noted.add(
        mark,
        _("The heading “{heading}” is unknown on this sheet.").format(heading=visible(heading))
        if heading
        else _("A value stands here without a heading."),
        sentences(
            did_you_mean(names[near] if near else None), _("Correct the heading, or delete the value.")
        ),
    )


def _tell_double(sheet: SheetCells, first: Table, noted: Noted) -> None:
    noted.add(
        sheet.mark(),
        _("This sheet is the same as “{title}”.").format(title=first.sheet.title),
        _("Move its rows there, and delete it."),
    )


def _tell_unknown(sheet: SheetCells, noted: Noted, suggester: Suggester) -> None:
    names = {word(one.sheet.title): one.sheet.title for one in known_sheets().values()}
    near = suggester.nearest(word(sheet.title), tuple(names))
    noted.add(
        sheet.mark(),
        _("This hidden sheet is none of a map.") if sheet.hidden else _("This sheet is none of a map."),
        sentences(
            did_you_mean(names[near] if near else None),
            _("Rename it, move its rows to the right sheet, or delete it."),
        ),
    )
