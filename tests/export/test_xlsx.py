"""The exported workbook: the map as it can be brought back, the role matrix, and the gaps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from rolemap.checks.evaluate import evaluate
from rolemap.export.formats.xlsx import write
from rolemap.export.material import Material
from rolemap.export.sheets.matrix import FEW, Matrix
from rolemap.i18n import LANGUAGES, use
from rolemap.workbook.reading import loads
from tests.conftest import graph_of
from tests.export.conftest import material_of

MAP = """
rolemap: 1
map: {id: m, title: {vi: Sơ đồ}, as_of: 2022-06-30, root: ubnd, levels: [province, commune]}
organizations:
  - {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
  - {id: cntt, name: Trung tâm CNTT, kind: it_unit, level: province, parent: ubnd}
  - {id: so, name: Sở Y tế, kind: department, level: province, parent: ubnd, apparatus: true}
  - {id: cu, name: Sở cũ, kind: department, level: province, parent: ubnd, apparatus: true, valid_to: 2020-01-01}
  - {id: khoi, name: Khối xã, kind: block, level: commune, parent: ubnd, apparatus: true, size: 19}
positions:
  - {id: ct, name: Chủ tịch, organization: ubnd, rank: head}
  - {id: pct, name: Phó Chủ tịch, organization: ubnd, rank: deputy}
  - {id: cv, name: Chuyên viên, organization: so, rank: staff}
bodies:
  - {id: bcd, name: Ban Chỉ đạo, scope: ubnd}
problems:
  - {id: p1, name: Nộp giấy, owner: ubnd, status: active, audience: [province, commune]}
  - {id: p2, name: Họp nhiều, owner: so, status: active}
tools:
  - {id: t1, name: Cổng, kind: system, status: live, provision: built}
relations:
  sets: [{from: ct, to: p1, accountable: true}, {from: pct, to: p1}]
  steers: [{from: bcd, to: p1}]
  advises: [{from: so, to: p1}]
  addresses: [{from: t1, to: p1}]
  builds: [{from: cntt, to: t1}]
  operates: [{from: cntt, to: t1}]
  owns: [{from: ubnd, to: t1}]
  uses: [{from: so, to: t1}]
waivers:
  - {check: PA-01, subjects: [p2], reason: Đang trình, approved_by: ct, document: 12/TB-UBND, until: 2022-12-31}
"""
BASE = """
rolemap: 1
map: {id: m, title: {vi: Sơ đồ}, as_of: 2022-06-30, root: ubnd, levels: [commune]}
problems: [{id: p, name: Nộp giấy, owner: ubnd, status: active, audience: [commune]}]
tools: [{id: t, name: Cổng, kind: system, status: live, provision: built}]
organizations:
  - {id: ubnd, name: UBND tỉnh, kind: committee, level: central}
"""


def matrix_of(text: str) -> dict[str, list[str | None]]:
    """By the name of a row: what stands in its cells."""
    lines = Matrix(evaluate(graph_of(text))).lines
    return {line.name: [mark and mark.text for mark in line.marks] for line in lines}


def many(units: int, using: int) -> str:
    """A map with so many communes, of which some use the tool."""
    rows = "".join(
        f"  - {{id: x{n}, name: Xã {n}, kind: committee, level: commune, parent: ubnd, apparatus: true}}\n"
        for n in range(units)
    )
    uses = ", ".join(f"{{from: x{n}, to: t}}" for n in range(using))
    return f"{BASE}{rows}relations:\n  addresses: [{{from: t, to: p}}]\n  uses: [{uses}]\n"


def test_letters_say_who_does_what() -> None:
    rows = matrix_of(MAP)
    assert rows["UBND tỉnh"] == ["CT", None, "CQ"]
    assert rows["Chủ tịch"] == ["Đ*", None, None]
    assert rows["Phó Chủ tịch"] == ["Đ", None, None]
    assert rows["Ban Chỉ đạo"] == ["CĐ", None, None]
    assert rows["Trung tâm CNTT"] == [None, None, "PT, VH"]
    assert rows["Sở Y tế"] == ["TM, SD", "CT", "SD"]


def test_who_must_use_and_does_not_is_missing() -> None:
    line = next(line for line in Matrix(evaluate(graph_of(MAP))).lines if line.name.startswith("Khối xã"))
    assert line.name == "Khối xã (19 đơn vị)"
    assert line.marks[0] is not None
    assert (line.marks[0].text, line.marks[0].missing) == ("thiếu", True)


def test_who_has_no_part_or_is_dissolved_has_no_row() -> None:
    rows = matrix_of(MAP)
    assert "Chuyên viên" not in rows
    assert "Sở cũ" not in rows


def test_rows_stand_by_level_and_positions_under_their_organization() -> None:
    lines = [(line.kind, line.name) for line in Matrix(evaluate(graph_of(MAP))).lines]
    assert lines[:5] == [
        ("level", "Cấp tỉnh"),
        ("organization", "UBND tỉnh"),
        ("position", "Chủ tịch"),
        ("position", "Phó Chủ tịch"),
        ("position", "Ban Chỉ đạo"),
    ]
    assert ("level", "Cấp xã") in lines


def test_heads_name_the_missing_roles_and_the_gaps() -> None:
    report = evaluate(graph_of(MAP))
    matrix = Matrix(report)
    assert [head.missing for head in matrix.problems] == [
        "",
        "chưa có người đặt bài toán; chưa có công cụ giải quyết",
    ]
    opened = {finding.number for finding in report.by_subject("p2") if finding.open}
    assert set(matrix.problems[1].gaps) == opened


def test_few_units_have_rows_many_are_counted() -> None:
    assert "Xã 0" in matrix_of(many(FEW, 3))
    rows = matrix_of(many(FEW + 1, 3))
    assert "Xã 0" not in rows
    assert rows[f"Các đơn vị còn lại của cấp này ({FEW + 1})"] == [f"SD 3/{FEW + 1}"] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_exported_workbook_can_be_brought_back(
    material: Callable[[str, str], Material], language: str
) -> None:
    given = material("thai-binh", language)
    with use(language):
        content = write(given)
        assert write(given) == content
    assert loads(content) == given.graph.map


def sheet_of(title: str) -> Any:
    """A sheet of the small map."""
    return load_workbook(BytesIO(write(material_of(evaluate(graph_of(MAP))))))[title]


def test_gaps_stand_under_their_number_with_state_and_reason() -> None:
    report = evaluate(graph_of(MAP))
    sheet = sheet_of("Khoảng trống và kiến nghị")
    heads = [cell.value for cell in sheet[3]]
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert [row["Số"] for row in rows] == [finding.number for finding in report.findings]
    for row, finding in zip(rows, report.findings, strict=True):
        assert row["Nội dung khoảng trống"] == report.message(finding)
        assert row["Kiến nghị"] == report.remedy(finding)
        assert row["Kiểm tra"].startswith(finding.check)
    waived = next(row for row in rows if row["Kiểm tra"].startswith("PA-01"))
    assert waived["Tình trạng"] == "Được chấp nhận"
    assert (waived["Lý do chấp nhận"], waived["Người phê duyệt"]) == ("Đang trình", "Chủ tịch")
    assert (waived["Chấp nhận đến hết ngày"], waived["Văn bản"]) == (datetime(2022, 12, 31), "12/TB-UBND")
    assert sheet.auto_filter.ref.startswith("A3:")
    assert sheet.freeze_panes == "B4"


def test_severities_have_the_shapes_of_the_badges() -> None:
    shapes = {str(cell.value) for cell in sheet_of("Khoảng trống và kiến nghị")["B"][3:]}
    assert {"■ lỗi", "□ cảnh báo"} <= shapes


def test_the_matrix_says_that_it_is_not_read_back() -> None:
    sheet = sheet_of("Ma trận vai trò")
    assert "không đọc lại" in sheet["A2"].value
    assert "Đ*: đặt bài toán và chịu trách nhiệm chính" in sheet["A3"].value
    assert sheet.freeze_panes == "B6"
    heads = [cell.value for cell in sheet[5]]
    assert heads[1:4] == ["Nộp giấy", "Họp nhiều", "Cổng"]
    missing = sheet["C7"]
    assert missing.value == "chưa có người đặt bài toán; chưa có công cụ giải quyết"
    assert missing.font.color.rgb == "FFC00000"


def test_a_made_up_map_says_so_beside_the_matrix() -> None:
    text = MAP.replace("as_of: 2022-06-30", "as_of: 2022-06-30, illustrative: true")
    book = load_workbook(BytesIO(write(material_of(evaluate(graph_of(text))))))
    for title in ("Ma trận vai trò", "Khoảng trống và kiến nghị"):
        assert book[title]["A2"].value.endswith("DỮ LIỆU MINH HỌA")


def test_the_matrix_of_a_map_without_problems_and_tools_is_written() -> None:
    bare = "\n".join(line for line in BASE.splitlines() if not line.startswith(("problems", "tools")))
    content = write(material_of(evaluate(graph_of(bare))))
    assert "Ma trận vai trò" in load_workbook(BytesIO(content)).sheetnames


def test_the_guide_leads_to_the_sheets_of_the_program_too() -> None:
    book = load_workbook(BytesIO(write(material_of(evaluate(graph_of(MAP))))))
    links = {cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.hyperlink}
    assert {"Ma trận vai trò", "Khoảng trống và kiến nghị"} <= links
