"""Cells as a reader of the sheet sees them: kinds, dates, digits, what is merged and hidden."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

import openpyxl
import pytest

from rolemap.files.document import CellMark, Unreadable
from rolemap.files.limits import FileLimits
from rolemap.files.office import admit
from rolemap.workbook.cell import Area, SheetCells
from rolemap.workbook.cells import Workbook, cells_of
from tests.workbook.packages import (
    ERROR,
    FORMULA,
    OFFICE,
    SHEET,
    Raw,
    archive,
    computed,
    padded,
    percent,
    relation,
    sheet_xml,
    workbook,
)


def sheets(content: bytes, limits: FileLimits | None = None) -> list[SheetCells]:
    """All sheets of a workbook."""
    return list(cells_of(admit(content), limits))


def row(*values: object) -> list[tuple[str, object]]:
    """The kinds and values of the cells of one row."""
    (sheet,) = sheets(workbook({"A": [values]}))
    return [(cell.kind, cell.value) for cell in sheet.rows[0].cells]


def test_every_kind_of_cell() -> None:
    assert row("Sở Y tế", 12, 0.5, True, date(2022, 6, 30), ERROR, FORMULA) == [
        ("text", "Sở Y tế"),
        ("number", 12),
        ("number", 0.5),
        ("flag", True),
        ("date", date(2022, 6, 30)),
        ("error", "#REF!"),
        ("uncomputed", ""),
    ]


def test_traces_of_counting_are_no_digits() -> None:
    assert row(computed(0.1 + 0.2)) == [("number", 0.3)]
    assert row(0.1 + 0.2) == [("number", 0.1 + 0.2)]  # typed, or written by a program that means it
    assert row(Raw("><v>0.56999999999999995</v>")) == [("number", 0.57)]  # as Excel writes 0.57


def test_texts_are_exact() -> None:
    assert row(" a ", "'034", "034", "_x0041_", "_x005F_x0041_", "a_x000D_\nb") == [
        ("text", " a "),
        ("text", "'034"),
        ("text", "034"),
        ("text", "A"),
        ("text", "_x0041_"),
        ("text", "a\nb"),
    ]


def test_a_number_format_may_say_how_many_digits_a_code_has() -> None:
    (sheet,) = sheets(workbook({"A": [[padded(34), 34, percent(0.8)]]}))
    cells = sheet.rows[0].cells
    assert [cell.text for cell in cells] == ["034", "34", "0.8"]
    assert [cell.percent for cell in cells] == [False, False, True]


@pytest.mark.parametrize(
    ("serial", "from_1904", "kind", "value"),
    [
        (44742, False, "date", date(2022, 6, 30)),
        (44742.99999999999, False, "date", date(2022, 7, 1)),
        (44742.6, False, "date", date(2022, 6, 30)),
        (59, False, "date", date(1900, 2, 28)),
        (60, False, "number", 60),  # 29 February 1900, which never was
        (61, False, "date", date(1900, 3, 1)),
        (0.354166666666667, False, "text", "08:30"),
        (-1, False, "number", -1),
        (3_000_000, False, "number", 3_000_000),
        (43280, True, "date", date(2022, 6, 30)),
    ],
)
def test_days(serial: float, from_1904: bool, kind: str, value: object) -> None:
    settings = '<workbookPr date1904="1"/>' if from_1904 else ""
    (sheet,) = sheets(workbook({"A": [[Raw(f' s="1"><v>{serial!r}</v>')]]}, settings=settings))
    assert (sheet.rows[0].cells[0].kind, sheet.rows[0].cells[0].value) == (kind, value)


def test_what_openpyxl_writes_is_read() -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Đơn vị"
    page.append(["a", 1, 2.5, True, date(2022, 6, 30), datetime(2022, 6, 30, 14), time(8, 30), "=1+1"])
    page["A3"] = "gộp"
    page.merge_cells("A3:A5")
    page.row_dimensions[3].hidden = True
    book.create_sheet("Ẩn").sheet_state = "hidden"
    held = io.BytesIO()
    book.save(held)
    first, second = sheets(held.getvalue())
    assert [cell.value for cell in first.rows[0].cells] == [
        "a", 1, 2.5, True, date(2022, 6, 30), date(2022, 6, 30), "08:30", "",
    ]  # fmt: skip
    assert first.rows[0].cells[-1].kind == "uncomputed"
    assert (first.rows[1].number, first.rows[1].hidden) == (3, True)
    assert first.merged == (Area(3, 1, 5, 1),)
    assert (second.title, second.hidden, second.rows) == ("Ẩn", True, ())


def test_a_shared_text_is_put_together_from_its_pieces_without_its_reading_aid() -> None:
    texts = f'<sst xmlns="{SHEET}"><si><r><t>Sở </t></r><r><t>Y tế</t></r><rPh><t>x</t></rPh></si></sst>'
    content = workbook(
        {"A": [[Raw(' t="s"><v>0</v>')]]},
        parts={"xl/sharedStrings.xml": texts},
        links=relation("ss", "sharedStrings", "sharedStrings.xml"),
    )
    assert sheets(content)[0].rows[0].cells[0].value == "Sở Y tế"


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(SHEET, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
        lambda xml: re.sub(r"<(/?)(?=\w)", r"<\1x:", xml).replace("xmlns=", "xmlns:x="),
        lambda xml: xml.replace("<", "\n <").replace("\n <t", "<t").replace("\n </t>", "</t>"),
    ],
    ids=["strict", "prefixed", "indented"],
)
def test_other_ways_to_write_the_same_workbook(change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook({"A": [["Sở", 1, date(2022, 6, 30)]]}))) as file:
        parts = {name: change(file.read(name).decode()) for name in file.namelist()}
    (sheet,) = sheets(archive(parts))
    assert [cell.value for cell in sheet.rows[0].cells] == ["Sở", 1, date(2022, 6, 30)]


def test_gaps_and_false_sizes_cost_nothing() -> None:
    xml = (
        f'<worksheet xmlns="{SHEET}"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData></worksheet>'
    )
    (sheet,) = sheets(workbook({"A": xml}))
    assert [row.number for row in sheet.rows] == [1]


def test_extensions_of_a_sheet_have_no_cells() -> None:
    behind = '<extLst><row r="9"><c r="A9"><f>A1</f><v>1</v></c></row></extLst>'
    (sheet,) = sheets(workbook({"A": sheet_xml([["a"]], behind)}))
    assert len(sheet.rows) == 1


@pytest.mark.parametrize(
    ("limits", "mark"),
    [
        (FileLimits(cells=3), CellMark(1, 2, 2, "A")),
        (FileLimits(sheet_columns=1), CellMark(1, 1, 2, "A")),
    ],
)
def test_too_much_is_told_with_its_cell(limits: FileLimits, mark: CellMark) -> None:
    with pytest.raises(Unreadable) as error:
        sheets(workbook({"A": [[1, 2], [3, 4]]}), limits)
    assert error.value.faults[0][0] == mark


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1048577"/>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1"><v>một</v></c></row>',
        '<row r="1"><c',
    ],
)
def test_what_no_program_writes_is_damaged(rows: str) -> None:
    content = workbook({"A": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'})
    with pytest.raises(Unreadable):
        sheets(content)


def test_only_the_asked_sheet_is_read() -> None:
    damaged = f'<worksheet xmlns="{SHEET}"><sheetData><row r="x"><c r="A1"><v>một</v></c></row></sheetData></worksheet>'
    book = Workbook(admit(workbook({"A": damaged, "B": [["b"]]})))
    assert book.read(book.sheets[1]).rows[0].cells[0].value == "b"
