"""A planner's own sheet: its headings, what each column holds, which rows are entries."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.i18n import use
from rolemap.workbook.grid import RawSheet, read_grid, shown
from rolemap.workbook.guessing import guess
from rolemap.workbook.own.entries import entries_of
from rolemap.workbook.own.heads import headings, headings_key
from rolemap.workbook.own.mapping import SheetMapping, doubled, mapping_of, needed, target_of, unnamed
from rolemap.workbook.own.synonyms import by_name, by_value
from rolemap.workbook.own.telling import is_role_map
from tests.workbook import planners_sheets


def sheet(*heads: str, values: tuple[object, ...] = (), title: str = "Sheet1") -> RawSheet:
    """A sheet with one row of headings and a row of values."""
    row = values or tuple("abc"[at % 3] for at in range(len(heads)))
    return RawSheet(title, (heads, row, row))  # type: ignore[arg-type]  # values of any kind of cell


def test_cells_are_read_as_they_stand() -> None:
    first, second, third, _note = read_grid(planners_sheets.all_lists(), "bảng.xlsx")
    assert (first.title, second.title, third.title) == ("DS đơn vị", "Danh mục", "Phần mềm")
    assert first.text(8, 2) == "Sở Lao động, Thương binh và Xã hội"
    assert second.address(7, 3) == "Danh mục!C7" and second.value(8, 6) == date(2027, 6, 30)
    assert second.text(8, 6) == "30/06/2027" and shown(1250.5) == "1.250,5" and shown(2027.0) == "2027"
    assert second.text(99, 1) == "" and second.text(1, 99) == ""


def test_a_list_of_units_below_its_title() -> None:
    (units,) = read_grid(planners_sheets.units())
    mapping = guess(units)
    assert (mapping.row, mapping.first, mapping.last) == ("organizations", 5, 5)
    assert mapping.columns == {1: "-", 2: "name", 3: "code", 4: "level", 6: "note"}
    taken = [entry.number for entry in entries_of(units, mapping) if not entry.why_not]
    assert taken == [7, 8, 9, 10, 12, 13, 14]
    with use("vi"):
        left = {entry.number: entry.reason for entry in entries_of(units, mapping) if entry.why_not}
    assert left == {
        6: "dòng tiêu đề của một nhóm.",
        11: "dòng tiêu đề của một nhóm.",
        15: "dòng cộng.",
        17: "dòng nằm dưới bảng.",
    }


def test_headings_in_two_rows_with_merged_cells() -> None:
    (projects,) = read_grid(planners_sheets.projects())
    mapping = guess(projects)
    assert (mapping.row, mapping.first, mapping.last) == ("problems", 4, 5)
    assert mapping.columns == {
        1: "-", 2: "name", 3: "owner", 4: "<advises", 5: "note", 6: "due", 7: "<sets", 8: "status", 9: "note",
    }  # fmt: skip
    assert headings(projects, 4, 5)[2:4] == ("Đơn vị thực hiện\nChủ trì", "Đơn vị thực hiện\nPhối hợp")
    numbering = entries_of(projects, mapping)[0]
    assert numbering.number == 6 and numbering.why_not


def test_tools_carry_relations_and_abbreviations_are_known() -> None:
    (tools,) = read_grid(planners_sheets.tools())
    mapping = guess(tools)
    assert mapping.row == "tools"
    assert list(mapping.columns.values()) == [
        "-", "name", "<owns", "<builds", "<operates", "<uses", "provision", "status", "start",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "row", "columns"),
    [
        (
            ("STT", "Họ và tên", "Chức vụ", "Đơn vị công tác"),
            "positions",
            {2: "holder", 3: "name", 4: "organization"},
        ),
        (("TT", "ĐƠN VỊ", "PHẦN MỀM", "TỶ LỆ SỬ DỤNG (%)"), "uses", {2: "from", 3: "to", 4: "active_rate"}),
        (
            ("Nội dung chi", "Kinh phí (tỷ đồng)", "Năm"),
            "budgets",
            {1: "name", 2: "amount_vnd_m@billion", 3: "period"},
        ),
        (
            ("Nội dung chi", "Số tiền (đồng)", "Năm"),
            "budgets",
            {1: "name", 2: "amount_vnd_m@vnd", 3: "period"},
        ),
        (("Trich yeu", "So ky hieu", "Ngay ban hanh"), "documents", {1: "name", 2: "number", 3: "date"}),
        (
            ("Name", "Kind", "Level", "Parent organization"),
            "organizations",
            {1: "name", 2: "kind", 3: "level"},
        ),
        (("a", "b", "c"), "", {}),
    ],
)
def test_headings_are_known_without_accents_in_both_languages(
    heads: tuple[str, ...], row: str, columns: dict[int, str]
) -> None:
    mapping = guess(sheet(*heads))
    assert mapping.row == row
    assert {column: key for column, key in mapping.columns.items() if key != "-"}.items() >= columns.items()


def test_values_speak_where_the_heading_does_not() -> None:
    day = date(2027, 1, 31)
    found = guess(
        sheet("Tên nhiệm vụ", "Mốc", "???", values=("Số hóa", day, "Sở Nội vụ")),
        lambda text, sections: text == "Sở Nội vụ" and "organizations" in sections,
    )
    assert found.columns[1] == "name" and found.columns[2] in ("start", "due") and found.columns[3] == "owner"


def test_a_mapping_survives_as_text_and_loses_what_the_format_no_longer_has() -> None:
    mapping = SheetMapping("tools", 2, 3, {1: "name", 2: "<owns", 3: "-"}, {"kind": "system"}, True)
    assert mapping_of(mapping.to_json()) == mapping
    data = {
        **mapping.to_json(),
        "columns": {"1": "name", "2": "colour", "3": "<paints"},
        "defaults": {"colour": "x"},
    }
    assert mapping_of(data).columns == {1: "name"} and mapping_of(data).defaults == {}
    assert mapping_of({**data, "row": "planets"}) == SheetMapping("", 2, 3, {}, {}, True)


def test_what_lacks_and_what_is_doubled_is_told_by_field() -> None:
    columns = {1: "name", 2: "status", 3: "status", 4: "note", 5: "note", 6: "<builds", 7: "<builds"}
    assert [one.key for one in doubled("tools", columns)] == ["status"]
    assert [one.key for one in needed("tools", columns)] == ["kind", "provision"]
    assert [one.key for one in unnamed("uses", {1: "from"})] == ["to"]
    assert unnamed("tools", columns) == ()


def test_money_is_scaled_by_its_unit() -> None:
    factors = {
        unit: target_of("budgets", f"amount_vnd_m@{unit}")
        for unit in ("vnd", "thousand", "million", "billion")
    }
    assert [one.factor for one in factors.values() if one] == [1e-6, 1e-3, 1.0, 1e3]


def test_names_and_values_of_offices_say_choices() -> None:
    assert by_name("organizations", "kind", "Uỷ ban nhân dân xã Đông Hưng") == ("committee",)
    assert by_name("organizations", "level", "UBND phường Trần Lãm")[0] == "commune"
    assert by_name("positions", "rank", "Phó Giám đốc Sở Nội vụ") == ("deputy",)
    assert by_name("positions", "rank", "Giám đốc Sở Nội vụ") == ("head",)
    assert by_name("organizations", "kind", "Hội người mù") == ()
    assert by_value("tools", "status", "Đang vận hành") == ("live",)


def test_headings_are_remembered_in_no_order_and_without_accents() -> None:
    assert headings_key(("Tên đơn vị", "GHI CHÚ")) == headings_key(("Ghi chú", "TÊN  ĐƠN VỊ", ""))


def test_the_template_is_known_from_a_list() -> None:
    from rolemap.services.maps.importing.templates import empty_workbook

    for language in ("vi", "en"):
        with use(language):
            assert is_role_map(empty_workbook().content)
    assert not is_role_map(planners_sheets.all_lists())


def test_formulas_without_a_value_hidden_sheets_and_codes() -> None:
    import io

    from openpyxl import Workbook

    book = Workbook()
    first = book.worksheets[0]
    first.append(["Tên", "Mã", "Tổng"])
    first.append(["Sở A", 34, "=1+1"])
    first["B2"].number_format = "000"
    book.create_sheet("Ẩn").append(["x"])
    book.worksheets[1].sheet_state = "hidden"
    content = io.BytesIO()
    book.save(content)
    (one,) = read_grid(content.getvalue())
    assert one.uncomputed == {(2, 3)} and one.value(2, 3) is None
    assert one.value(2, 2) == "034"


def test_a_sheet_that_is_too_long_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from rolemap.workbook import grid

    monkeypatch.setattr(grid, "MOST_ROWS", 9)
    (units,) = read_grid(planners_sheets.units())
    assert units.cut and len(units.rows) == 9
