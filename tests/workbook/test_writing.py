"""What is written is what a planner needs: text as text, choices that hold what the map holds, words for what lacks."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pytest

from rolemap.files import loads
from rolemap.i18n import LANGUAGES, use
from rolemap.workbook.places import SPARE
from rolemap.workbook.plan import MISSING, plan
from rolemap.workbook.rows import document_of
from rolemap.workbook.values import CellTooLong, Exact
from rolemap.workbook.writing import dumps
from tests.conftest import sample
from tests.workbook.opened import Opened

MAP = """
rolemap: 1
map: {id: m, title: {vi: Sơ đồ}, as_of: 2022-06-30, root: ubnd, levels: [province, commune]}
organizations:
  - {id: ubnd, name: UBND tỉnh, kind: committee, level: province, code: '034'}
  - {id: cntt, name: Trung tâm CNTT, kind: it_unit, level: province, valid_from: 1899-12-31}
groups:
  - {id: g, name: Khối, members: [ubnd, cntt]}
positions:
  - {id: ct, name: =HYPERLINK("http://a.vn"), organization: ubnd, rank: head}
  - {id: pct, name: Phó Chủ tịch, organization: ubnd, rank: deputy}
problems:
  - {id: p1, name: Nộp giấy, owner: ubnd, status: active, audience: [province, commune], baseline: 0.1, target: 1234567.25}
  - {id: p2, name: Họp nhiều, owner: ubnd, status: active}
  - {id: p3, name: Việc cũ, owner: ubnd, status: closed}
tools:
  - {id: t1, name: Cổng, kind: system, status: live, provision: built, start: 2022-03-17}
  - {id: t2, name: Nền tảng, kind: integration_platform, status: live, provision: national}
relations:
  sets: [{from: ct, to: p1, accountable: true}]
  addresses: [{from: t1, to: p1}]
  owns: [{from: ubnd, to: t1}]
  uses: [{from: g, to: t1, active_rate: 0.8, hours_delta: -6}]
  delegates: [{id: uq1, from: ct, to: pct}]
  steers: [{from: pct, to: p1, by_delegation: uq1}]
"""


@cache
def written(language: str = "vi") -> Opened:
    """The small map in a language."""
    with use(language):
        return Opened(dumps(loads(MAP, "yaml")))


@cache
def written_sample(name: str, language: str) -> Opened:
    """A sample in a language."""
    with use(language):
        return Opened(dumps(sample(name).map))


def test_the_same_map_gives_the_same_bytes() -> None:
    role_map = loads(MAP, "yaml")
    assert dumps(role_map) == dumps(role_map)
    assert dumps(role_map) != dumps(loads(MAP.replace("Nộp giấy", "Nộp bản giấy"), "yaml"))


def test_text_is_text_whatever_it_looks_like() -> None:
    sheet = written().book["Chức vụ"]
    assert sheet["B2"].value == '=HYPERLINK("http://a.vn")'
    assert sheet["B2"].data_type == "s"
    assert sheet["B2"].hyperlink is None
    code = written().book["Cơ quan, đơn vị"]["G2"]
    assert (code.value, code.data_type, code.number_format) == ("034", "s", "@")


def test_only_the_program_writes_formulas() -> None:
    titles = {sheet.title: sheet for sheet in plan(None, "vi")}
    for title, sheet in titles.items():
        for row in written().book[title].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert sheet.columns[cell.column - 1].key == MISSING, cell.coordinate


def test_dates_and_numbers_are_what_they_are() -> None:
    problems, tools = written().book["Bài toán"], written().book["Công cụ"]
    headings = [cell.value for cell in problems[1]]
    assert problems.cell(2, headings.index("Hiện trạng") + 1).value == 0.1
    assert problems.cell(2, headings.index("Mục tiêu") + 1).value == 1234567.25
    start = tools.cell(2, [cell.value for cell in tools[1]].index("Ngày bắt đầu") + 1)
    assert (start.value, start.number_format) == (datetime(2022, 3, 17), "dd/mm/yyyy")
    assert written().column("Cơ quan, đơn vị", "Ngày có hiệu lực") == [None, "1899-12-31"]
    rate = written().book["Sử dụng"]["D2"]
    assert (rate.value, rate.number_format) == (0.8, "0%")


@pytest.mark.parametrize("number", [0.1 + 0.2, 1e12, -1 / 3, 5e-324, 2.0, 123456789.12345679])
def test_no_digit_of_a_number_is_lost(number: float) -> None:
    assert float(f"{Exact(number):.16G}") == number


@pytest.mark.parametrize(("name", "language"), [("thai-binh", "vi"), ("nam-dinh", "en")])
def test_every_choice_of_the_map_is_in_its_list(name: str, language: str) -> None:
    opened = written_sample(name, language)
    document = document_of(sample(name).map)
    checked = 0
    for sheet in plan(document, language):
        rows = opened.values(sheet.title)
        for rule, _column, entries in opened.lists(sheet.title):
            for value in _held(rows, rule):
                parts = value.split("\n") if not rule.showErrorMessage else [value]
                assert set(parts) <= set(entries), (sheet.title, rule.sqref, value)
                checked += 1
    assert checked > 300


def _held(rows: list[list[object]], rule: object) -> list[str]:
    """What stands in the cells of a rule."""
    area = next(iter(rule.sqref.ranges))  # type: ignore[attr-defined]  # of openpyxl, which has no types
    cells = rows[area.min_row - 1 : area.max_row]
    return [str(row[area.min_col - 1]) for row in cells if row[area.min_col - 1] is not None]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_choice_and_flag_has_a_list_also_below_the_last_row(language: str) -> None:
    for sheet in plan({"map": {"levels": ["province"]}}, language):
        if sheet.upright:
            continue
        with_list = {}
        for rule, column, _entries in written(language).lists(sheet.title):
            with_list[column] = next(iter(rule.sqref.ranges))
        for index, column in enumerate(sheet.columns, 1):
            if (
                column.field.kind in ("reference", "choice", "flag", "delegation")
                and len(column.field.targets) < 4
            ):
                area = with_list[index]
                assert area.min_row == 2, (sheet.title, column.heading)
                assert area.max_row >= SPARE


def test_a_list_of_units_goes_on_with_what_is_typed() -> None:
    opened = written()
    lists = opened.book["Danh mục chọn"]
    assert lists.sheet_state == "hidden"
    headings = {cell.value: cell.column for cell in lists[1]}
    rule, _column, entries = next(one for one in opened.lists("Chức vụ") if one[1] == 4)
    assert entries == ["ubnd · UBND tỉnh", "cntt · Trung tâm CNTT"]
    column = headings[rule.formula1]
    assert lists.cell(5, column).value.startswith("=IF('Cơ quan, đơn vị'!$A4")


def test_a_delegation_is_chosen_by_who_and_to_whom() -> None:
    label = 'uq1 · =HYPERLINK("http://a.vn") → Phó Chủ tịch'
    assert written().column("Chỉ đạo", "Theo ủy quyền") == [label]
    assert label in next(entries for _rule, column, entries in written().lists("Chỉ đạo") if column == 3)


def test_missing_roles_are_said_in_words() -> None:
    assert written().column("Bài toán", "Vai trò còn thiếu")[:3] == [
        None,
        "chưa có người đặt bài toán; chưa có công cụ giải quyết",
        None,
    ]
    assert written().column("Công cụ", "Vai trò còn thiếu")[:2] == [
        "chưa có đơn vị phát triển; chưa có đơn vị vận hành",
        None,
    ]
    assert (
        written("en").column("Problems", "Missing roles")[1]
        == "no position that sets it; no tool that answers it"
    )


def test_the_word_for_a_missing_role_looks_at_the_sheet_of_the_role() -> None:
    formula = written().book["Bài toán"]["C3"].value
    assert "COUNTIF('Đặt bài toán'!$B:$B,$A3)" in formula
    assert len(formula) < 8192
    assert written().book["Bài toán"].cell(5, 3).value.startswith("=IF($A5")


def test_the_members_of_a_group_stand_on_a_sheet_of_their_own() -> None:
    assert written().values("Thành viên nhóm")[1:] == [
        ["g · Khối", "ubnd · UBND tỉnh"],
        ["g · Khối", "cntt · Trung tâm CNTT"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_of_the_map_can_be_printed_and_scrolled(language: str) -> None:
    book = written(language).book
    for sheet in plan(None, language):
        page = book[sheet.title]
        assert (page.page_setup.orientation, int(page.page_setup.paperSize)) == ("landscape", 9)
        assert (page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.fitToWidth in (None, 1) or page.print_title_cols == "$A:$B"
        assert "&P" in page.oddFooter.right.text
        assert page.freeze_panes is not None
        assert sheet.upright or page.auto_filter.ref is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_explain_themselves(language: str) -> None:
    book = written(language).book
    for sheet in plan(None, language):
        if sheet.upright:
            continue
        for index, column in enumerate(sheet.columns, 1):
            cell = book[sheet.title].cell(1, index)
            assert cell.value == column.heading
            if column.comment:
                assert cell.comment is not None and column.comment.splitlines()[0] in cell.comment.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_as_short_as_excel_wants_them(language: str) -> None:
    for sheet in written(language).book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.error or "") <= 255
            assert len(rule.errorTitle or "") <= 32
            assert len(rule.formula1) <= 255


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_leads_to_every_sheet(language: str) -> None:
    book = written(language).book
    first = book.worksheets[0]
    targets = {cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink}
    assert targets == {f"'{sheet.title}'!A1" for sheet in plan(None, language)}
    assert book.active is first


def test_a_made_up_map_says_so_on_every_page() -> None:
    book = written_sample("thai-binh", "vi").book
    printed = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert all("DỮ LIỆU MINH HỌA" in (sheet.oddHeader.right.text or "") for sheet in printed)
    assert written().book["Công cụ"].oddHeader.right.text is None


def test_the_guide_counts_rows_and_missing_roles() -> None:
    rows = {
        row[1]: row[3:5]
        for row in written().values("Hướng dẫn")
        if isinstance(row[0], int) and row[3] is not None
    }
    assert rows["Cơ quan, đơn vị"] == [2, None]
    assert rows["Bài toán"] == [3, 1]
    assert rows["Nghiệm thu công cụ"] == [0, None]


def test_what_does_not_fit_into_a_cell_is_refused_and_named() -> None:
    many = ", ".join(f"{'a' * 1900}{n}" for n in range(20))
    text = MAP.replace("status: live, provision: built", f"status: live, provision: built, changes: [{many}]")
    with pytest.raises(CellTooLong, match=r"Công cụ.*Việc được bỏ hoặc thay thế.*t1.*32\.767"):
        dumps(loads(text, "yaml"))
