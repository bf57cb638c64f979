"""Gaps: each with its number and state, under why and what to do; many of a kind are counted and none is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rolemap.export.content import gap_rows
from rolemap.export.material import Material
from tests.export.annexes.maps import UNITS, annex_of, line, report_of, tables, texts

NO_SETTER = UNITS + "problems: [{id: p, name: Bài toán Một, owner: u, status: active}]\n"
WAIVED = (
    NO_SETTER
    + """\
documents: [{id: q, name: Quyết định 5/QĐ-UBND, kind: other}]
waivers:
  - {check: PA-02, subjects: [p], reason: Chờ nền tảng quốc gia, approved_by: ct, until: 2030-12-31, document: q}
"""
)


@pytest.mark.parametrize("sample", ["thai-binh", "nam-dinh"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_gap_stands_in_it_once_under_its_brake(
    sample: str, language: str, material: Callable[[str, str], Material]
) -> None:
    whole = material(sample, language)
    annex = next(one for one in whole.document.annexes if one.slug == "gaps")
    told = [
        (f"gaps-{whole.report.group(whole.report.findings[mark.number - 1])}", mark.number)
        for name, table in tables(annex).items()
        for row in table.rows
        for mark in row.cells[0].marks
        if name == f"gaps-{whole.report.group(whole.report.findings[mark.number - 1])}"
    ]
    assert sorted(number for _table, number in told) == [one.number for one in whole.report.findings]


def test_a_kind_of_gap_says_why_and_what_to_do_over_its_gaps() -> None:
    report = report_of(NO_SETTER)
    table = tables(annex_of(NO_SETTER, "gaps"))["gaps-participation"]
    heading, row = table.rows[:2]
    assert heading.group
    name, why, remedy = heading.cells[0].lines
    finding = next(one for one in report.findings if one.check == "PA-01")
    assert name == "PA-01 · Thiếu người đặt bài toán · LỖI"
    assert why == f"Vì sao cần khắc phục: {report.why(finding)}"
    assert remedy == f"Kiến nghị: {report.remedy(finding)}"
    assert row.cells[0].marks[0].number == finding.number
    assert line(row.cells[1]) == report.message(finding)
    assert line(row.cells[2]) == "Chưa khắc phục"


def test_a_waived_gap_says_who_accepted_it_until_when_why_and_by_which_document() -> None:
    table = tables(annex_of(WAIVED, "gaps"))["gaps-participation"]
    (row,) = (row for row in table.rows if row.cells[0].marks and row.cells[0].marks[0].waived)
    assert row.cells[2].lines == (
        "Chấp nhận có lý do đến hết ngày 31/12/2030",
        "Lý do: Chờ nền tảng quốc gia",
        "Người phê duyệt: Chủ tịch UBND tỉnh",
        "Văn bản: Quyết định 5/QĐ-UBND",
    )


def test_the_table_in_front_counts_each_gap_once() -> None:
    counts = tables(annex_of(WAIVED, "gaps"))["gaps"].rows
    assert line(counts[-1].cells[0]) == "Tổng"
    *severities, waived, everything = (line(cell).replace("–", "0") for cell in counts[-1].cells[1:])
    assert (sum(map(int, severities)), int(waived)) == (int(everything) - 1, 1)
    assert int(everything) == len(report_of(WAIVED).findings)


def test_the_brake_with_most_errors_comes_first() -> None:
    report = report_of(NO_SETTER)
    first = next(iter(tables(annex_of(NO_SETTER, "gaps")))), list(tables(annex_of(NO_SETTER, "gaps")))[1]
    errors = [report.group(one) for one in report.findings if one.severity.value == "error"]
    assert first == ("gaps", f"gaps-{max(set(errors), key=errors.count)}")


def test_a_gap_names_the_one_from_which_it_follows(material: Callable[[str, str], Material]) -> None:
    whole = material("thai-binh", "vi")
    following = next(one for one in whole.report.findings if one.caused_by)
    cause = whole.report.by_key[following.caused_by[0]].number
    annex = next(one for one in whole.document.annexes if one.slug == "gaps")
    rows = [row for table in tables(annex).values() for row in table.rows]
    (row,) = (row for row in rows if row.cells[0].marks and row.cells[0].marks[0].number == following.number)
    assert row.cells[1].lines[-1] == f"Hệ quả của khoảng trống số {cause}."


def many(count: int) -> str:
    """A map with so many problems that nobody has set, of which the last is waived."""
    problems = "".join(f"  - {{id: p{n:03}, name: P{n}, owner: u, status: active}}\n" for n in range(count))
    waiver = f"{{check: PA-01, subjects: [p{count - 1:03}], reason: x, approved_by: ct, until: 2030-12-31}}"
    return UNITS + f"problems:\n{problems}waivers: [{waiver}]\n"


def test_many_gaps_of_a_kind_are_told_first_ones_first_and_the_rest_is_counted() -> None:
    text = many(gap_rows.MOST + 21)
    annex = annex_of(text, "gaps")
    rows = tables(annex)["gaps-participation"].rows
    start = next(at for at, row in enumerate(rows) if row.group and line(row.cells[0]).startswith("PA-01"))
    own = rows[start + 1 : start + gap_rows.MOST + 3]
    assert [len(row.cells[0].marks) for row in own] == [1] * (gap_rows.MOST + 1) + [0]
    assert own[-2].cells[0].marks[0].waived
    finding = [one.number for one in report_of(text).findings if one.check == "PA-01"]
    assert line(own[-1].cells[1]) == (
        f"… và 20 khoảng trống khác cùng loại, trong khoảng từ số {finding[gap_rows.MOST]} đến số {finding[-2]}."
    )
    assert any("bảng tính Excel" in text for text in texts(annex))


def test_a_few_gaps_too_many_are_told_rather_than_counted() -> None:
    rows = tables(annex_of(many(gap_rows.MOST + 10), "gaps"))["gaps-participation"].rows
    start = next(at for at, row in enumerate(rows) if row.group and line(row.cells[0]).startswith("PA-01"))
    own = rows[start + 1 : start + gap_rows.MOST + 11]
    assert all(len(row.cells[0].marks) == 1 for row in own)


def test_settings_of_the_map_are_told_because_they_decide_what_is_found() -> None:
    text = NO_SETTER + "profile: {severity: {PA-02: 'off'}, limits: {AW-03: {warning: 8}}}\n"
    told = texts(annex_of(text, "gaps"))
    assert "Sơ đồ này có thiết lập riêng khi kiểm tra:" in told
    assert [one for one in told if "PA-02" in one] == ["Mức của kiểm tra PA-02: tắt"]
    assert any("AW-03" in one and one.endswith(": 8") for one in told)


def test_a_map_without_gaps_says_so_and_has_no_table() -> None:
    text = UNITS.replace(
        "kind: committee, level: commune, parent: u", "kind: committee, level: commune, parent: u"
    )
    profile = "profile: {severity: {MH-03: 'off', HD-07: 'off'}}\n"
    annex = annex_of(text + profile, "gaps")
    assert texts(annex)[0] == "Không phát hiện khoảng trống nào."
    assert not tables(annex)
