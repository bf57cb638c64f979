"""Which column of a sheet is which: found by the headings, wherever they stand; what cannot be found is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rolemap.files.faults import visible
from rolemap.files.suggest import Suggester, did_you_mean, sentences
from rolemap.i18n import domain
from rolemap.workbook.cell import Row, SheetCells
from rolemap.workbook.intake.known import COUNTED, Known, word
from rolemap.workbook.intake.noted import Noted

_ = domain("workbook")

_LOOKED_AT: Final = 10
"""Rows at the top of a sheet among which the headings are looked for: somebody may have put a title above."""

_FEWEST: Final = 2


def heading_row(known: Known, rows: Sequence[Row]) -> Row | None:
    """The row that has most headings of the sheet; None where no row has two."""
    best, most = None, _FEWEST - 1
    for row in rows[:_LOOKED_AT]:
        found = len({known.key_of(cell.text) for cell in row.cells} - {None})
        if found > most:
            best, most = row, found
    return best


def columns_of(
    known: Known, sheet: SheetCells, head: Row, below: Sequence[Row], noted: Noted, suggester: Suggester
) -> dict[str, int]:
    """The column of each key that has one; headings that are unknown, doubled or missing are noted."""
    columns: dict[str, int] = {}
    headed = set()
    unknown = []
    for cell in head.cells:
        headed.add(cell.column)
        key = known.key_of(cell.text)
        if key is None:
            if word(cell.text) not in COUNTED:
                unknown.append(cell)
        elif key in columns:
            noted.add(
                sheet.mark(head.number, cell.column),
                _("“{heading}” stands here for the second time.").format(heading=visible(cell.text)),
                _("Keep one of them."),
            )
        else:
            columns[key] = cell.column
    lacking = [column for column in known.sheet.columns if column.key not in columns and not column.computed]
    free = {word(column.heading): known.heading(column.key) for column in lacking}
    needed = [word(column.heading) for column in lacking if column.field.required]
    for cell in unknown:
        longer = (one for one in needed if word(cell.text).startswith(one))  # “Loại hình” for “Loại”
        near = next(longer, None) or suggester.nearest(word(cell.text), tuple(free))
        noted.add(
            sheet.mark(head.number, cell.column),
            _("The heading “{heading}” is unknown on this sheet.").format(heading=visible(cell.text)),
            sentences(did_you_mean(free[near] if near else None), _("Correct it, or delete the column.")),
        )
    if below:
        _tell_missing(known, sheet, head, columns, noted)
        _tell_unheaded(sheet, below, headed, noted)
    return columns


def _tell_missing(known: Known, sheet: SheetCells, head: Row, columns: dict[str, int], noted: Noted) -> None:
    for column in known.sheet.columns:
        if column.field.required and column.key not in columns:
            noted.add_column(
                sheet.mark(head.number, head.cells[-1].column + 1),
                known.sheet.key,
                column.key,
                _("The column “{heading}” is missing.").format(heading=known.heading(column.key)),
                _("Insert it with this heading, and fill it in."),
            )


def _tell_unheaded(sheet: SheetCells, below: Sequence[Row], headed: set[int], noted: Noted) -> None:
    """The first cell of each column that has content and no heading."""
    told: set[int] = set()
    for row in below:
        for cell in row.cells:
            if cell.column not in headed and cell.column not in told:
                told.add(cell.column)
                noted.add(
                    sheet.mark(row.number, cell.column),
                    _("Something stands here in a column without a heading."),
                    _("Give the column its heading, or delete what stands in it."),
                )
