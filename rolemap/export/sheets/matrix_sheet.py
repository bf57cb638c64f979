"""The role matrix on a sheet of a workbook: heads that stay in sight, missing roles in red with their word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rolemap.export.sheets.letters import legend
from rolemap.export.sheets.matrix import Head, Line, Mark, Matrix
from rolemap.i18n import day, domain, number
from rolemap.workbook.styling import DARK, GREY, LINE, PALE, PALE_RED, RED, Style, on_paper
from rolemap.workbook.widths import lines_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from rolemap.checks.findings import Report

_ = domain("export.sheets")

_UPRIGHT_FROM: Final = 24
"""From so many columns on their heads are turned, so that a screen shows most of them."""
_ON_A_PAGE: Final = 26
_NAME, _GAPS = 46, 12
_A3: Final = 8
_LEGEND, _TITLES, _HEADS, _FIRST = 2, 3, 4, 5
"""Rows: behind the title and the note the letters, the groups of columns, the heads, the first one below them."""
_LEGEND_WIDTH: Final = 150


def matrix_rows(matrix: Matrix) -> int:
    """How many rows the matrix has, titles of levels left out."""
    return sum(line.kind != "level" for line in matrix.lines)


class MatrixSheet:
    """Writes one matrix."""

    def __init__(self, sheet: Worksheet, style: Style, report: Report, matrix: Matrix) -> None:
        self._sheet = sheet
        self._matrix = matrix
        self._report = report
        self._columns: Sequence[Head] = (*matrix.problems, *matrix.tools)
        self._turned = len(self._columns) > _UPRIGHT_FROM
        self._widths = [_NAME, *[7.5 if self._turned else 13.0] * len(self._columns), _GAPS]
        self._style = style
        line = {"border": 1, "border_color": LINE}
        made = style.made
        turn = {"rotation": 90} if self._turned else {}
        centre = {"align": "center", "valign": "vcenter", "text_wrap": True, **line}
        self._title = made(bold=True, font_size=15, font_color=DARK)
        self._note = made(font_color=GREY, font_size=10)
        self._group = made(bold=True, font_color="#FFFFFF", bg_color=DARK, align="center", **line)
        self._head = made(bold=True, bg_color=PALE, **centre, **turn)
        self._side = made(bold=True, bg_color=PALE, text_wrap=True, valign="vcenter", **line)
        self._last = made(bold=True, bg_color=PALE, **centre)
        self._gap = made(font_size=9, **centre)
        self._lack = made(bold=True, font_color=RED, bg_color=PALE_RED, **centre, **turn)
        self._lacking = made(bold=True, font_color=RED, bg_color=PALE_RED, **centre)
        self._cell = made(**centre)
        self._level = made(bold=True, bg_color="#D9D9D9", **line)
        self._names = {
            "organization": made(text_wrap=True, valign="vcenter", **line),
            "position": made(text_wrap=True, valign="vcenter", italic=True, indent=2, **line),
            "counted": made(text_wrap=True, valign="vcenter", bold=True, **line),
        }

    def write(self, title: str) -> None:
        """Write it from the top down."""
        sheet, last = self._sheet, len(self._columns) + 1
        sheet.hide_gridlines(2)
        for index, width in enumerate(self._widths):
            sheet.set_column(index, index, width)
        sheet.write_string(0, 0, title, self._title)
        sheet.set_row(0, 24)
        said = _("Who does what as of {day}. The program makes this sheet; it is not read back.")
        sheet.write_string(
            1, 0, f"{said.format(day=day(self._report.graph.as_of))} {self._style.ribbon}".strip(), self._note
        )
        self._heads(last)
        self._legend(last)
        self._lines(_FIRST + 2)
        sheet.freeze_panes(_FIRST, 1)
        on_paper(sheet, self._style, title)
        sheet.repeat_rows(_TITLES, _HEADS)
        sheet.repeat_columns(0, 0)
        pages = -(-len(self._columns) // _ON_A_PAGE)
        sheet.fit_to_pages(max(1, pages), 0)
        if pages > 1:
            sheet.set_paper(_A3)

    def _heads(self, last: int) -> None:
        sheet, matrix = self._sheet, self._matrix
        sheet.merge_range(_TITLES, 0, _HEADS, 0, "", self._side)
        sheet.write_string(_TITLES, 0, _("Organization, position, body"), self._side)
        sheet.merge_range(_TITLES, last, _HEADS, last, "", self._last)
        sheet.write_string(_TITLES, last, _("Gaps no."), self._last)
        column = 1
        for name, heads in ((_("PROBLEMS"), matrix.problems), (_("TOOLS"), matrix.tools)):
            if len(heads) > 1:
                sheet.merge_range(_TITLES, column, _TITLES, column + len(heads) - 1, "", self._group)
            if heads:
                sheet.write_string(_TITLES, column, name, self._group)
            column += len(heads)
        longest = max((len(head.name) for head in self._columns), default=0)
        sheet.set_row(_HEADS, 150 if self._turned else min(150, 12 + 15 * -(-longest // 10)))
        sheet.write_string(_FIRST, 0, _("Gaps no."), self._side)
        sheet.write_string(_FIRST + 1, 0, _("Missing roles"), self._side)
        if self._turned:
            sheet.set_row(_FIRST, 38)
        sheet.set_row(_FIRST + 1, 110 if self._turned else self._lack_height())
        sheet.write_blank(_FIRST, last, None, self._cell)
        sheet.write_blank(_FIRST + 1, last, None, self._cell)
        for index, head in enumerate(self._columns, 1):
            sheet.write_string(_HEADS, index, head.name, self._head)
            sheet.write_string(_FIRST, index, _numbers(head.gaps), self._gap)
            if head.missing:
                sheet.write_string(_FIRST + 1, index, head.missing, self._lack)
            else:
                sheet.write_blank(_FIRST + 1, index, None, self._cell)

    def _lack_height(self) -> float:
        longest = max((len(head.missing) for head in self._columns), default=0)
        return min(150, 18 + 15 * (longest // 11))

    def _lines(self, row: int) -> None:
        for line in self._matrix.lines:
            self._line(row, line)
            row += 1

    def _line(self, row: int, line: Line) -> None:
        sheet, last = self._sheet, len(self._columns) + 1
        if line.kind == "level":
            sheet.write_string(row, 0, line.name, self._level)
            for index in range(1, last + 1):
                sheet.write_blank(row, index, None, self._level)
            return
        sheet.write_string(row, 0, line.name, self._names[line.kind])
        for index, mark in enumerate(line.marks, 1):
            self._mark(row, index, mark)
        sheet.write_string(row, last, _numbers(line.gaps), self._gap)
        texts = [line.name, *("" if mark is None else mark.text for mark in line.marks), _numbers(line.gaps)]
        high = max(lines_of(text, width) for text, width in zip(texts, self._widths, strict=True))
        if high > 1:
            sheet.set_row(row, 4 + 14 * high)

    def _mark(self, row: int, index: int, mark: Mark | None) -> None:
        if mark is None:
            self._sheet.write_blank(row, index, None, self._cell)
        else:
            self._sheet.write_string(row, index, mark.text, self._lacking if mark.missing else self._cell)

    def _legend(self, last: int) -> None:
        """Tell the letters above the heads, over as many columns as fit on a screen."""
        width = _NAME + sum(self._widths[1:])
        across = next((n for n in range(1, last) if sum(self._widths[: n + 1]) >= _LEGEND_WIDTH), last)
        form = self._style.made(text_wrap=True, font_size=10)
        self._sheet.merge_range(_LEGEND, 0, _LEGEND, across, "", form)
        self._sheet.write_string(_LEGEND, 0, legend(), form)
        self._sheet.set_row(_LEGEND, 4 + 14 * lines_of(legend(), min(width, _LEGEND_WIDTH)))


def _numbers(gaps: Sequence[int]) -> str:
    return ", ".join(map(number, gaps))
