"""What planners do to a workbook, and what they are told about it: every defect with its cell, in words of the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rolemap.brakes import MapRules
from rolemap.errors import DefectsFound, FileUnreadable
from rolemap.i18n import use
from rolemap.model import RoleMap
from rolemap.workbook.reading import loads, read
from tests.workbook.packages import ERROR, FORMULA, computed, padded, percent, sheet_xml, workbook

Rows = Sequence[Sequence[Any]]
HEAD: Rows = [
    ["Mục", "Nội dung", "Cách điền"],
    ["Mã sơ đồ *", "m", "Mã ngắn"],
    ["Tên sơ đồ", "Sơ đồ"],
    ["Thời điểm lập sơ đồ *", date(2022, 6, 30)],
    ["Cơ quan của sơ đồ *", "o · UBND tỉnh"],
    ["Các cấp của bộ máy *", "province\ncommune"],
]
UNITS: Rows = [
    ["Mã *", "Tên *", "Loại *", "Cấp *", "Đơn vị cấp trên", "Thuộc bộ máy phải tham gia", "Số đơn vị"],
    ["o", "UBND tỉnh", "Ủy ban nhân dân", "Cấp tỉnh"],
    ["s", "Sở Thông tin và Truyền thông", "department", "province", "UBND tỉnh", "x", 1],
]
POSTS: Rows = [
    ["Mã", "Tên", "Cơ quan, đơn vị", "Cương vị"],
    ["ct", "Chủ tịch UBND tỉnh", "o", "người đứng đầu"],
]


def book(**sheets: Rows | str) -> bytes:
    """A workbook of a small map, with these sheets instead of its own or beside them; by keys of the plan."""
    return workbook({"Thông tin chung": HEAD, "Cơ quan, đơn vị": UNITS, **sheets})


def told(content: bytes, language: str = "vi") -> list[str]:
    """The defects of a workbook that is refused."""
    with use(language), pytest.raises(DefectsFound) as error:
        loads(content, name="x.xlsx", rules=MapRules())
    assert all(one.place.startswith("x.xlsx") for one in error.value.defects)
    return [str(one) for one in error.value.defects]


def units(rows: Rows) -> tuple[Any, ...]:
    """The organizations that are read from the rows of their sheet."""
    return taken({"Cơ quan, đơn vị": rows}).sections["organizations"]


def taken(sheets: Mapping[str, Rows | str], **options: Any) -> RoleMap:
    """The map that is read from the sheets, beside the head of a small one."""
    content = workbook({"Thông tin chung": HEAD, "Cơ quan, đơn vị": UNITS, **sheets}, **options)
    return loads(content, rules=MapRules())


def test_a_small_map_as_it_is_typed() -> None:
    role_map = taken({"Chức vụ": POSTS})
    first, second = role_map.sections["organizations"]
    assert (first.kind, first.level) == ("committee", "province")  # type: ignore[attr-defined]
    assert (second.parent, second.apparatus, second.size) == ("o", True, 1)  # type: ignore[attr-defined]
    assert role_map.sections["positions"][0].rank == "head"  # type: ignore[attr-defined]
    assert role_map.info.as_of == date(2022, 6, 30)
    assert role_map.info.levels == ("province", "commune")


def test_headings_without_accents_by_key_in_english_and_in_any_order() -> None:
    for heads in (
        ["Cap", "LOẠI", "tên", "ma *"],
        ["level", "kind", "name", "id"],
        ["Level *", "Kind", "Name", "Id"],
    ):
        (one,) = units([heads, ["Cấp tỉnh", "doanh nghiệp", "UBND", "o"]])
        assert (one.id, one.name, one.kind, one.level) == ("o", "UBND", "enterprise", "province")


def test_a_title_above_blank_rows_and_a_column_of_numbers_do_not_matter() -> None:
    rows = [
        ["DANH SÁCH CƠ QUAN, ĐƠN VỊ"], [], ["STT", *UNITS[0]], [1, *UNITS[1]], [], [2, *UNITS[2]], [None, None],
    ]  # fmt: skip
    assert [one.id for one in units(rows)] == ["o", "s"]


@pytest.mark.parametrize("hidden", [(), ("Cơ quan, đơn vị",)])
def test_hidden_sheets_and_rows_are_read(hidden: tuple[str, ...]) -> None:
    xml = sheet_xml(UNITS).replace('<row r="3">', '<row r="3" hidden="1">')
    assert len(taken({"Cơ quan, đơn vị": xml}, hidden=hidden).sections["organizations"]) == 2


def test_cells_merged_over_rows_count_for_each_of_them() -> None:
    rows = [*UNITS, ["t", "Sở Tài chính", None, "Cấp tỉnh"], ["y", "Sở Y tế", None, "Cấp tỉnh"]]
    xml = sheet_xml(rows, '<mergeCells><mergeCell ref="C3:C5"/><mergeCell ref="A1:A1"/></mergeCells>')
    kinds = [one.kind for one in taken({"Cơ quan, đơn vị": xml}).sections["organizations"]]  # type: ignore[attr-defined]
    assert kinds == ["committee", "department", "department", "department"]


def test_children_stand_with_their_elements_in_order() -> None:
    role_map = taken(
        {
            "Ngưỡng cảnh báo": [
                ["Mã", "Tên", "Chỉ số", "Phải giữ", "Ngưỡng"],
                ["b", "Tỷ lệ trực tuyến", "Tỷ lệ (%)", "ở trên ngưỡng", "12,5"],
            ],
            "Số liệu đo": [
                ["Ngày", "Giá trị", "Ngưỡng cảnh báo"],
                ["1/6/2022", 41, "b · Tỷ lệ trực tuyến"],
                [date(2022, 5, 1), computed(0.1 + 0.2), "Tỷ lệ trực tuyến"],
            ],
            "Nhóm đơn vị": [["Mã", "Tên"], ["g", "Nhóm"], ["h", "Chưa có ai"]],
            "Thành viên nhóm": [["Nhóm đơn vị", "Thành viên"], ["g", "s · Sở"], ["g", "o"]],
        }
    )
    (threshold,) = role_map.sections["thresholds"]
    assert threshold.limit == 12.5  # type: ignore[attr-defined]
    found = [(one.date, one.value) for one in threshold.measurements]  # type: ignore[attr-defined]
    assert found == [(date(2022, 6, 1), 41), (date(2022, 5, 1), 0.3)]
    assert [one.members for one in role_map.sections["groups"]] == [("s", "o"), ()]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("cell", "share"),
    [(0.8, 0.8), (80, 0.8), ("80%", 0.8), ("0,8", 0.8), (percent(0.8), 0.8), (percent(1.0), 1), ("100%", 1)],
)
def test_shares(cell: Any, share: float) -> None:
    tools = [
        ["id", "name", "kind", "status", "provision"],
        ["t", "T", "hệ thống", "đang dùng", "tự xây dựng"],
    ]
    tools[1][2:] = ["system", "live", "built"]
    role_map = taken({"Công cụ": tools, "Sử dụng": [["from", "to", "active_rate"], ["s", "t", cell]]})
    assert role_map.relations["uses"].column("active_rate")[0] == share  # type: ignore[index]


def test_codes_that_excel_took_for_numbers() -> None:
    heads = [*UNITS[0], "Mã số"]
    row = [*UNITS[2][:6], None]
    rows = [heads, UNITS[1], [*row, padded(34)], ["a", *row[1:], 34], ["b", *row[1:], "034"]]
    assert [one.code for one in units(rows)[1:]] == ["034", "34", "034"]


def test_lists_of_references_with_semicolons_and_commas_in_names() -> None:
    rows = [
        [*UNITS[0], "Người đứng đầu kiêm nhiệm"],
        UNITS[1],
        [*UNITS[2], "ct; Phó Chủ tịch, phụ trách"],
    ]
    posts = [*POSTS, ["p", "Phó Chủ tịch, phụ trách", "o", "deputy"], ["q", "Phó Chủ tịch", "o", "deputy"]]
    role_map = taken({"Cơ quan, đơn vị": rows, "Chức vụ": posts})
    assert role_map.sections["organizations"][1].head_also == ("ct", "p")  # type: ignore[attr-defined]


def test_the_profile_row_by_row() -> None:
    rows = [
        ["Kiểm tra hoặc chỉ số", "Mức độ", "Giới hạn", "Giá trị"],
        ["HD-08", "ghi chú"],
        ["AW-03", None, "warning", 8],
    ]
    profile = taken({"Thiết lập riêng": rows}).profile
    assert profile.severity == {"HD-08": "info"}
    assert profile.limits == {"AW-03": {"warning": 8}}


def test_defects_come_all_at_once_with_their_cells_in_the_order_of_the_sheets() -> None:
    rows = [
        UNITS[0],
        UNITS[1],
        ["s", "Sở", "sơ", "Cấp tinh thần", "UBND tinh Nam", "maybe", "hai"],
        [None, "Sở Y tế", "department", ERROR, FORMULA, None, 1.5],
    ]
    found = told(book(**{"Cơ quan, đơn vị": rows}))
    assert [one.partition(": organizations")[0] for one in found] == [
        f"x.xlsx: Cơ quan, đơn vị!{cell}" for cell in ("C3", "D3", "E3", "F3", "G3", "A4", "D4", "E4", "G4")
    ]
    assert "Có phải là “cấp tỉnh”?" in found[1]
    assert "còn trống" in found[5]
    assert "#REF!" in found[6]
    assert "chưa có giá trị" in found[7]


def test_a_place_has_the_sheet_as_it_is_called_in_the_file() -> None:
    content = workbook({"Map": HEAD, "organizations": [*UNITS, ["x", None, "department", "province"]]})
    (one,) = told(content, "en")
    assert one.startswith("x.xlsx: organizations!B4: organizations[2].name: The column “Name” is empty here.")


def test_a_name_that_two_elements_have() -> None:
    rows = [*UNITS, ["s2", "Sở Thông tin và Truyền thông", "department", "province"]]
    posts = [POSTS[0], ["gd", "Giám đốc", "Sở Thông tin và Truyền thông", "head"]]
    (one,) = told(book(**{"Cơ quan, đơn vị": rows, "Chức vụ": posts}))
    assert one.startswith("x.xlsx: Chức vụ!C2") and "s, s2" in one


def test_an_element_of_another_sheet() -> None:
    (one,) = told(book(**{"Chức vụ": [*POSTS, ["gd", "Giám đốc", "ct · Chủ tịch UBND tỉnh", "head"]]}))
    assert "C3" in one and "“Chức vụ”" in one and "“Cơ quan, đơn vị”" in one


def test_an_element_whose_code_was_changed_is_offered() -> None:
    posts = [
        POSTS[0],
        ["gd", "Giám đốc", "stttt · Sở TTTT", "head"],
        ["pgd", "Phó", "ss · Sở khác", "deputy"],
    ]
    first, second = told(book(**{"Chức vụ": posts}))
    assert "C2" in first and "“s · Sở Thông tin và Truyền thông”" in first
    assert "C3" in second and "“s”" in second


def test_what_the_gate_finds_stands_at_its_cell_too() -> None:
    rows = [*UNITS, ["o", "UBND tỉnh", "committee", "province", "s"]]
    found = told(book(**{"Cơ quan, đơn vị": rows}))
    assert any("!A4" in one and "x.xlsx: Cơ quan, đơn vị!A2" in one for one in found)


def test_headings_that_are_unknown_doubled_or_missing() -> None:
    rows = [
        ["Mã", "Tên", "Tên", "Loai hinh", "Người lập", None],
        ["o", "UBND tỉnh", "UBND", "committee", "An", "ghi thêm"],
        ["s", "Sở", None, "department", None, "ghi thêm"],
    ]
    found = told(book(**{"Cơ quan, đơn vị": rows}))
    places = [one.removeprefix("x.xlsx: Cơ quan, đơn vị!").partition(":")[0] for one in found]
    assert places[:4] == ["C1", "D1", "E1", "F1"]
    assert "lần thứ hai" in found[0]
    assert "“Loại”" in found[1]
    assert sum("Thiếu cột" in one for one in found) == 2
    assert any("!F2" in one and "không có tiêu đề" in one for one in found)
    assert not any("F3" in one for one in found)


def test_sheets_that_are_unknown_doubled_or_without_headings() -> None:
    content = workbook(
        {
            "Thông tin chung": HEAD, "Cơ quan, đơn vị": UNITS, "Organizations": UNITS, "Chức vu.": POSTS,
            "Ghi chép": [["a"]], "Trống": [], "Hướng dẫn": [["không đọc"]], "Công cụ": [["a", "b"], ["c", "d"]],
        },
        hidden=("Ghi chép",),
    )  # fmt: skip
    found = told(content)
    assert [one.partition(": ")[2].partition(": ")[0] for one in found] == [
        "Organizations", "Chức vu.", "Ghi chép", "Công cụ!A1",
    ]  # fmt: skip
    assert "“Cơ quan, đơn vị”" in found[0]
    assert "“Chức vụ”" in found[1]
    assert "ẩn" in found[2]


def test_a_map_without_its_head() -> None:
    (one,) = told(workbook({"Cơ quan, đơn vị": UNITS}))
    assert one.startswith("x.xlsx: map: Thiếu trang tính “Thông tin chung”.")


def test_lines_of_the_head_that_are_missing_or_unknown() -> None:
    head = [*HEAD[:3], ["Cơ quan của sơ đồ", "o"], ["Cac cap bo may", "province"], [None, "gì đó"]]
    found = told(workbook({"Thông tin chung": head, "Cơ quan, đơn vị": UNITS}))
    assert any("!A5" in one and "“Các cấp của bộ máy”" in one for one in found)
    assert any("!A6" in one for one in found)
    assert any("Thời điểm lập sơ đồ" in one for one in found)


@pytest.mark.parametrize(
    "sheets",
    [
        {"Sheet1": [["Tên đơn vị", "Địa chỉ"], ["Sở Y tế", "Số 1"]]},
        {"Công cụ": [["STT", "Tên phần mềm"], [1, "Một cửa"]], "Sheet2": [["a"]]},
        {"Sheet1": []},
    ],
)
def test_a_workbook_of_something_else_gets_one_sentence(sheets: dict[str, Rows]) -> None:
    (one,) = told(workbook(sheets))
    assert one.startswith("x.xlsx: Sổ tính này không có trang tính nào của sơ đồ vai trò.")
    assert "rolemap new" in one


def test_children_without_an_owner() -> None:
    found = told(
        book(**{
            "Nhóm đơn vị": [["Mã", "Tên"], ["g", "Nhóm"]],
            "Thành viên nhóm": [["Nhóm đơn vị", "Thành viên"], ["k", "s"], [None, "s"], ["g", None], ["s", "s"]],
        })
    )  # fmt: skip
    assert [one.partition("!")[2].partition(":")[0] for one in found] == ["A2", "A3", "B4", "A5"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(tmp_path / "none.xlsx")
    with pytest.raises(FileUnreadable):
        read(tmp_path)
