"""The sheets that stand beside the map in an exported workbook, as its writer takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.export.sheets.findings_sheet import FindingsSheet
from rolemap.export.sheets.matrix import Matrix
from rolemap.export.sheets.matrix_sheet import MatrixSheet, matrix_rows
from rolemap.workbook.headings import aside_title
from rolemap.workbook.writing import Aside

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from rolemap.checks.findings import Report
    from rolemap.workbook.styling import Style


def asides(report: Report) -> tuple[Aside, ...]:
    """The role matrix and the gaps of a report."""
    matrix = Matrix(report)

    def write_matrix(sheet: Worksheet, style: Style) -> None:
        MatrixSheet(sheet, style, report, matrix).write(aside_title("matrix"))

    def write_findings(sheet: Worksheet, style: Style) -> None:
        FindingsSheet(sheet, style, report).write(aside_title("findings"))

    return (
        Aside("matrix", matrix_rows(matrix), write_matrix),
        Aside("findings", len(report.findings), write_findings),
    )
