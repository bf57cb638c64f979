"""Cells from Excel become values: numbers and dates of both languages, names without accents, and honest refusals."""

from __future__ import annotations

from typing import Any

import pytest

from rolemap.editing.edit import ABSENT
from rolemap.editing.fields import Field, relation_fields, section_fields
from rolemap.editing.ids import suggest_id
from rolemap.editing.pasting import Reader, Unread, parse_cell, parse_table

DOCUMENT: dict[str, Any] = {
    "map": {"levels": ["province", "commune"]},
    "organizations": [
        {"id": "tb.syt", "name": "Sở Y tế"},
        {"id": "tb.x1", "name": "UBND xã Hòa Bình"},
        {"id": "tb.x2", "name": "UBND xã Hoà Bình"},
        {"id": "tb.vp", "name": "Văn phòng, lưu trữ"},
    ],
    "groups": [{"id": "tb.g.xa", "name": "Khối xã"}],
    "tools": [{"id": "tb.t.dvc", "name": "Cổng dịch vụ công"}, {"id": "tb.t.hop", "name": "Họp"}],
}


def field(where: str, key: str) -> Field:
    fields = relation_fields(where) if where in ("uses", "delegates") else section_fields(where)
    return next(one for one in fields if one.key == key)


def value(where: str, key: str, text: str) -> Any:
    return parse_cell(field(where, key), text, DOCUMENT)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\tb\nc", (("a", "b"), ("c", ""))),
        ("một ô", (("một ô",),)),
        ('"dòng 1\ndòng 2"\tx\n', (("dòng 1\ndòng 2", "x"),)),
        ('"nói ""thử"" xem"\tx', (('nói "thử" xem', "x"),)),
        ('"Chính quyền số"\tx', (('"Chính quyền số"', "x"),)),
        ('5" màn hình\tx', (('5" màn hình', "x"),)),
        ("a\t\tb", (("a", "", "b"),)),
        ("\u00a0a\u00a0\u00a0b \t\ufeffc\r\n\r\n\t\r\n", (("a b", "c"),)),
        ("To\u0302\u0301t", (("Tốt",),)),
        ("", ()),
    ],
)
def test_tables(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert parse_table(text) == rows


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("35", 35), ("12,5", 12.5), ("12.5", 12.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234.567", 1234567),
        ("1,234,567", 1234567), ("1.200", 1200), ("0,125", 0.125), ("0.125", 0.125), ("1 234,5", 1234.5),
        ("1\u00a0234,5", 1234.5), ("-3", -3), ("\u22123,5", -3.5), ("(3,5)", -3.5), ("35 %", 35), ("35,25%", 35.25),
        ("1.234.567,25", 1234567.25), (",5", 0.5), ("-", ABSENT), ("", ABSENT), (" \u00a0", ABSENT),
    ],
)  # fmt: skip
def test_numbers(text: str, number: object) -> None:
    assert value("problems", "target", text) == number


@pytest.mark.parametrize("text", ["khoảng 35", "1.23.4", "12,34,5", "1.2345,6", "#N/A", "3/4", "٣", "1e5"])
def test_what_is_no_number(text: str) -> None:
    assert isinstance(value("problems", "target", text), Unread)


def test_the_other_cells_of_a_column_say_how_a_number_is_meant() -> None:
    target = field("problems", "target")
    reader = Reader(DOCUMENT)
    assert reader.column(target, ["1.200", "12.500,5", "900"]) == [1200, 12500.5, 900]
    assert reader.column(target, ["1.200", "12.5", "900"]) == [1.2, 12.5, 900]
    assert reader.column(target, ["1,200", "12,5", ""]) == [1.2, 12.5, ABSENT]


@pytest.mark.parametrize(
    ("text", "share"),
    [("80%", 0.8), ("0,8", 0.8), ("0.8", 0.8), ("80", 0.8), ("1", 1), ("12,5 %", 0.125), ("0", 0)],
)
def test_shares(text: str, share: float) -> None:
    assert value("uses", "active_rate", text) == share


@pytest.mark.parametrize(("text", "count"), [("19", 19), ("1.234", 1234), ("1,234", 1234), ("19,0", 19)])
def test_counts(text: str, count: int) -> None:
    assert value("organizations", "size", text) == count


def test_half_a_unit_is_no_count() -> None:
    assert isinstance(value("organizations", "size", "1,5"), Unread)


@pytest.mark.parametrize(
    "text",
    ["31/12/2025", "31-12-2025", "31.12.2025", "31/12/25", "2025-12-31", "2025-12-31 00:00:00", "46022",
     "ngày 31 tháng 12 năm 2025", "31 tháng 12 năm 2025", " 31/12/2025\u00a0"],
)  # fmt: skip
def test_dates(text: str) -> None:
    assert value("problems", "due", text) == "2025-12-31"


@pytest.mark.parametrize("text", ["12/31/2025", "30/2/2025", "12/2025", "cuối năm"])
def test_what_is_no_date(text: str) -> None:
    assert value("problems", "due", text).message == f"“{text}” không phải là ngày."


@pytest.mark.parametrize(
    ("text", "flag"),
    [("có", True), ("Có", True), ("x", True), ("X", True), ("✓", True), ("1", True), ("TRUE", True), ("không", False),
     ("0", False), ("FALSE", False), ("", ABSENT), ("-", ABSENT)],
)  # fmt: skip
def test_flags(text: str, flag: object) -> None:
    assert value("tools", "shared", text) is flag


@pytest.mark.parametrize(
    ("where", "key", "text", "word"),
    [
        ("tools", "status", "live", "live"), ("tools", "status", "Đang dùng", "live"),
        ("tools", "status", "dang dung", "live"), ("tools", "provision", "nen tang", "national"),
        ("organizations", "level", "cấp xã", "commune"), ("organizations", "level", "Cap xa", "commune"),
        ("problems", "audience", "cấp xã; cấp tỉnh", ["commune", "province"]),
        ("delegates", "scope", "ký văn bản, chỉ đạo", ["signing", "steering"]),
    ],
)  # fmt: skip
def test_words(where: str, key: str, text: str, word: object) -> None:
    assert value(where, key, text) == word


def test_a_word_that_is_not_known_is_told_with_those_that_are() -> None:
    found = value("tools", "status", "hỏng")
    assert found.expected == "Viết một trong các từ: dự kiến, thí điểm, đang dùng, đã dừng."


@pytest.mark.parametrize(
    "text", ["tb.syt", "Sở Y tế", "so y te", "SỞ Y TẾ", "Sở  Y\u00a0tế", "Sở Y tế (tb.syt)", "Sở Y-tế"]
)
def test_elements_are_found_by_what_people_call_them(text: str) -> None:
    assert value("positions", "organization", text) == "tb.syt"


def test_a_name_that_two_elements_have_is_told_with_both() -> None:
    found = value("positions", "organization", "UBND xã Hòa Bình")
    assert found.message == "Có 2 đối tượng cùng tên “UBND xã Hòa Bình”: tb.x1, tb.x2."
    assert found.candidates == (("tb.x1", "UBND xã Hòa Bình"), ("tb.x2", "UBND xã Hoà Bình"))


def test_a_name_that_nobody_has_is_told_with_the_nearest() -> None:
    assert value("positions", "organization", "Sở Y tê1").expected == "Có phải là “Sở Y tế”?"


def test_names_of_other_sections_do_not_count() -> None:
    assert value("uses", "from", "Khối xã") == "tb.g.xa"
    assert isinstance(value("positions", "organization", "Khối xã"), Unread)


def test_several_elements_in_one_cell() -> None:
    assert value("groups", "members", "so y te; Văn phòng, lưu trữ") == ["tb.syt", "tb.vp"]
    assert value("groups", "members", "Sở Y tế, tb.x1") == ["tb.syt", "tb.x1"]
    assert value("groups", "members", "Văn phòng, lưu trữ") == ["tb.vp"]
    assert isinstance(value("groups", "members", "Sở Y tế; Sở Lạ"), Unread)


def test_texts() -> None:
    assert value("tools", "changes", "bỏ nộp bản giấy\n bỏ họp giao ban ;") == [
        "bỏ nộp bản giấy",
        "bỏ họp giao ban",
    ]
    assert value("tools", "name", " Cổng\n dịch  vụ ") == "Cổng dịch vụ"
    assert value("tools", "justification", "dòng 1\n dòng 2") == "dòng 1\ndòng 2"
    assert value("tools", "name", "-") == "-"


@pytest.mark.parametrize(
    ("section", "name", "expected"),
    [
        ("organizations", "Sở Thông tin và Truyền thông", "tb.stttt"),
        ("organizations", "Sở Y tế", "tb.syt2"),
        ("organizations", "UBND xã Đông Á 2", "tb.uxda2"),
        ("tools", "Trung tâm điều hành thông minh (IOC)", "tb.t.ioc"),
        ("tools", "Họp", "tb.t.hop2"),
        ("problems", "Thủ tục hành chính", "tb.p.tthc"),
        ("budgets", "2022", "tb.kp.2022"),
        ("positions", "…", "tb.moi"),
    ],
)
def test_ids_for_new_elements(section: str, name: str, expected: str) -> None:
    assert suggest_id(DOCUMENT, section, name) == expected


def test_the_first_id_of_an_empty_map() -> None:
    assert suggest_id({"map": {}}, "organizations", "1 cửa") == "x1cua"


OFFICES: dict[str, Any] = {
    "map": {"root": "nd.ubnd"},
    "organizations": [
        {"id": "nd.ubnd", "name": "Ủy ban nhân dân tỉnh Nam Định"},
        {"id": "nd.vp", "name": "Văn phòng UBND tỉnh"},
        {"id": "nd.tp", "name": "UBND thành phố Nam Định"},
        {"id": "nd.sttt", "name": "Sở Thông tin và Truyền thông"},
        {"id": "nd.skhcn", "name": "Sở KH&CN"},
        {"id": "nd.gt", "name": "UBND huyện Giao Thủy"},
    ],
}


def office(text: str) -> Any:
    return parse_cell(field("positions", "organization"), text, OFFICES)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("UBND tinh nam dinh", "nd.ubnd"), ("UBND tỉnh", "nd.ubnd"), ("uỷ ban nhân dân tỉnh", "nd.ubnd"),
        ("VPUBND tỉnh", "nd.vp"), ("VP Ủy ban nhân dân tỉnh", "nd.vp"), ("UBND TP", "nd.tp"),
        ("Sở TT&TT", "nd.sttt"), ("so tttt", "nd.sttt"), ("Sở Khoa học và Công nghệ", "nd.skhcn"),
    ],
)  # fmt: skip
def test_offices_are_known_by_their_abbreviations(text: str, id: str) -> None:
    assert office(text) == id


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("UBND huyện", "UBND huyện Giao Thủy"),
        ("Truyền thông", "Sở Thông tin và Truyền thông"), ("UBND tỉnh Nam Đinhh", "Ủy ban nhân dân tỉnh Nam Định"),
    ],
)  # fmt: skip
def test_the_name_that_holds_all_typed_words_is_offered_first(text: str, meant: str) -> None:
    assert office(text).expected == f"Có phải là “{meant}”?"
