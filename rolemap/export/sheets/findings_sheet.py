"""The gaps on a sheet of a workbook: one a row, under the number that stands on the pictures, ready to be filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolemap.checks.base import Severity
from rolemap.checks.wording import severity_name
from rolemap.i18n import N_, day, domain
from rolemap.workbook.styling import DARK, DAY, GREY, LINE, RED, Style, on_paper
from rolemap.workbook.widths import LINE as LINE_HEIGHT
from rolemap.workbook.widths import lines_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from rolemap.checks.findings import Finding, Report

_ = domain("export.sheets")

_SHAPES: Final = {Severity.ERROR: "■", Severity.WARNING: "□", Severity.INFO: "○"}
"""As the badges on the pictures: filled square, outlined square, outlined circle."""
_COLUMNS: Final = (
    (N_("No."), 6.0),
    (N_("Severity"), 13.0),
    (N_("Check"), 24.0),
    (N_("What is wrong"), 42.0),
    (N_("Why it matters"), 32.0),
    (N_("What to do"), 32.0),
    (N_("Elements concerned"), 30.0),
    (N_("State"), 13.0),
    (N_("Reason"), 24.0),
    (N_("Approved by"), 20.0),
    (N_("Accepted until the end of"), 13.0),
    (N_("Document"), 20.0),
)
_HEADS: Final = 2
"""The row of the headings."""
_STATE: Final = 7
_UNTIL: Final = 10
_UNUSED: Final = 11.0
"""The width of a column about acceptance where nothing was accepted."""


class FindingsSheet:
    """Writes the gaps of one report."""

    def __init__(self, sheet: Worksheet, style: Style, report: Report) -> None:
        self._sheet = sheet
        self._report = report
        line = {"border": 1, "border_color": LINE}
        self._style = style
        self._text = style.made(text_wrap=True, num_format="@", **line)
        self._number = style.made(align="center", bold=True, **line)
        self._day = style.made(align="center", num_format=DAY, **line)
        self._severity = {
            Severity.ERROR: style.made(bold=True, font_color=RED, **line),
            Severity.WARNING: style.made(bold=True, **line),
            Severity.INFO: style.made(**line),
        }

    def write(self, title: str) -> None:
        """Write title, note, headings, and a row a gap."""
        sheet, made = self._sheet, self._style.made
        sheet.write_string(0, 0, title, made(bold=True, font_size=15, font_color=DARK))
        sheet.set_row(0, 24)
        said = _(
            "Gaps as of {day}, numbered as on the pictures. The program makes this sheet; it is not read back."
        )
        note = made(font_color=GREY, font_size=10)
        sheet.write_string(
            1, 0, f"{said.format(day=day(self._report.graph.as_of))} {self._style.ribbon}".strip(), note
        )
        accepted = any(not finding.open for finding in self._report.findings)
        for index, (name, width) in enumerate(_COLUMNS):
            used = accepted or index <= _STATE
            sheet.set_column(index, index, width if used else _UNUSED)
            sheet.write_string(_HEADS, index, _(name), self._style.required_head)
        sheet.set_row(_HEADS, 34)
        for row, finding in enumerate(self._report.findings, _HEADS + 1):
            self._row(row, finding)
        sheet.autofilter(_HEADS, 0, _HEADS + max(1, len(self._report.findings)), len(_COLUMNS) - 1)
        sheet.freeze_panes(_HEADS + 1, 1)
        on_paper(sheet, self._style, title)
        sheet.repeat_rows(_HEADS, _HEADS)

    def _row(self, row: int, finding: Finding) -> None:
        sheet = self._sheet
        shape = f"{_SHAPES[finding.severity]} {severity_name(finding.severity)}"
        sheet.write_number(row, 0, finding.number, self._number)
        sheet.write_string(row, 1, shape, self._severity[finding.severity])
        texts = self._texts(finding)
        for index, text in enumerate(texts, 2):
            if text:
                sheet.write_string(row, index, text, self._text)
            else:
                sheet.write_blank(row, index, None, self._text)
        if finding.waived is not None:
            sheet.write_datetime(row, _UNTIL, finding.waived.until, self._day)
        high = max(lines_of(text, width) for text, (_name, width) in zip(texts, _COLUMNS[2:], strict=True))
        sheet.set_row(row, min(409, 3 + LINE_HEIGHT * high))

    def _texts(self, finding: Finding) -> tuple[str, ...]:
        """The texts from the third column on."""
        report, graph, waiver = self._report, self._report.graph, finding.waived
        named = "\n".join(graph.name(one) for one in finding.subjects)
        told = (
            f"{finding.check} {report.name(finding)}",
            report.message(finding),
            report.why(finding),
            report.remedy(finding),
            named,
        )
        if waiver is None:
            return (*told, _("Open"), "", "", "", "")
        who, paper = waiver.approved_by, waiver.document or ""
        return (
            *told,
            _("Accepted"),
            waiver.reason,
            graph.name(who) if who in graph else who,
            "",
            graph.name(paper) if paper in graph else paper,
        )
