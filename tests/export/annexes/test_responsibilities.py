"""Roles and responsibilities: everybody in their place, what is missing in its place, nothing left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rolemap.export.document import Annex, Cell, Row
from rolemap.export.material import Material
from tests.export.annexes.maps import UNITS, annex_of, cells, line, tables, texts

ONE = (
    UNITS
    + """\
bodies: [{id: bcd, name: Ban Chỉ đạo, scope: u}]
problems:
  - {id: p, name: Bài toán Một, owner: u, status: active, audience: [commune], baseline: 2.5, target: 80,
     unit: phút, due: 2025-12-31}
tools: [{id: t, name: Cổng, kind: system, status: live, provision: rented}]
relations:
  addresses: [{from: t, to: p}]
  sets: [{from: ct, to: p, accountable: true}]
  steers: [{from: pct, to: p, by_delegation: d}, {from: bcd, to: p}]
  chairs: [{from: ct, to: bcd}]
  advises: [{from: s, to: p}]
  delegates: [{id: d, from: ct, to: pct, scope: [steering], basis: 12/QĐ-UBND, valid_from: 2022-01-01}]
  builds: [{from: it, to: t}]
  operates: [{from: it, to: t}]
  owns: [{from: s, to: t}]
  uses: [{from: x1, to: t}, {from: s, to: t}]
"""
)


def rows(text: str) -> tuple[Row, ...]:
    return tables(annex_of(text, "responsibilities"))["responsibilities"].rows


def test_each_role_stands_in_its_column() -> None:
    heading, row = rows(ONE)
    assert heading.group
    assert heading.cells[0].lines == (
        "1. Bài toán Một",
        "Cơ quan chủ trì: UBND tỉnh; trạng thái: đang triển khai; hiện trạng: 2,5; mục tiêu: 80; "
        "đơn vị tính: phút; thời hạn: 31/12/2025",
        "Chưa tham gia ở cấp xã (1): UBND xã Hai",
    )
    setter, steering, tool, builders, owners, users = row.cells
    assert setter.lines == ("Chủ tịch UBND tỉnh (chịu trách nhiệm chính)",)
    assert steering.lines == (
        "Phó Chủ tịch UBND tỉnh (cấp phó)",
        "Ban Chỉ đạo (trưởng ban: Chủ tịch UBND tỉnh)",
        "Chủ tịch UBND tỉnh → Phó Chủ tịch UBND tỉnh: ủy quyền chỉ đạo; từ 01/01/2022, không thời hạn",
        "Tham mưu: Sở Y tế",
    )
    assert tool.lines == ("Cổng (thuê)",)
    assert builders.lines == ("Trung tâm CNTT",)
    assert owners.lines == ("Chủ quản: Sở Y tế", "Vận hành: Trung tâm CNTT")
    assert users.lines == ("Cấp xã: 1/2 (50%)",)


def test_a_delegation_stands_with_the_gaps_that_it_makes() -> None:
    steering = rows(ONE)[1].cells[1]
    assert steering.marks
    assert not rows(ONE)[1].cells[0].marks


def test_what_is_missing_is_named_in_its_cell_with_its_gap() -> None:
    text = UNITS + (
        "problems: [{id: p, name: P, owner: u, status: active, audience: [commune]}]\n"
        "tools: [{id: t, name: Cổng, kind: system, status: live, provision: built}]\n"
        "relations: {addresses: [{from: t, to: p}]}\n"
    )
    setter, _steering, tool, builders, owners, users = rows(text)[1].cells
    assert setter.lines == (
        "Chưa có người đặt bài toán",
        "người đứng đầu cơ quan chủ trì: Chủ tịch UBND tỉnh",
    )
    assert builders.lines == ("Chưa có người phát triển",)
    assert owners.lines == ("Chưa có cơ quan chủ quản",)
    assert users.lines == ("0/2 (0%): chưa đơn vị nào tham gia", "Chưa có người sử dụng")
    for cell in (setter, builders, owners, users):
        assert cell.missing and cell.marks
    assert not tool.missing


def test_a_problem_that_the_head_did_not_set_names_who_did() -> None:
    text = ONE.replace("{from: ct, to: p, accountable: true}", "{from: pct, to: p}")
    setter = rows(text)[1].cells[0]
    assert setter.missing and setter.marks
    assert setter.lines == (
        "Người đứng đầu chưa đặt bài toán",
        "hiện do: Phó Chủ tịch UBND tỉnh (cấp phó)",
        "người đứng đầu cơ quan chủ trì: Chủ tịch UBND tỉnh",
    )


def test_a_problem_without_tool_has_a_row_all_the_same() -> None:
    text = (
        UNITS
        + "problems: [{id: p, name: P, owner: u, status: active}]\nrelations: {sets: [{from: ct, to: p}]}\n"
    )
    _setter, _steering, tool, builders, owners, users = rows(text)[1].cells
    assert tool.lines == ("Chưa có công cụ",) and tool.missing and tool.marks
    assert builders.missing and owners.missing
    assert users.lines == ("Không yêu cầu cấp nào phải tham gia",) and not users.missing


def test_tools_that_are_only_planned_answer_nothing_yet() -> None:
    cell = rows(ONE.replace("status: live", "status: planned"))[1].cells[2]
    assert cell.lines == ("Công cụ mới dự kiến", "Cổng (dự kiến, thuê)")
    assert cell.missing and cell.marks


def test_each_of_several_tools_has_its_own_people_and_the_problem_is_told_once() -> None:
    text = (
        ONE.replace(
            "tools: [",
            "tools: [{id: t0, name: Nền tảng, kind: platform, status: live, provision: national}, ",
        )
        .replace("addresses: [", "addresses: [{from: t0, to: p}, ")
        .replace("uses: [", "uses: [{from: x2, to: t0}, ")
    )
    _heading, first, second = rows(text)
    assert line(first.cells[2]) == "Nền tảng (nền tảng quốc gia)"
    assert line(first.cells[3]) == "Nền tảng quốc gia, không phát triển tại đây"
    assert first.cells[5].lines == ("2/2 (100%): cấp xã", "Riêng công cụ này: Cấp xã: 1/2 (50%)")
    assert [line(cell) for cell in second.cells[:2]] == ["", ""]
    assert second.cells[5].lines == ("Cấp tỉnh: 1/1 (100%)", "Cấp xã: 1/2 (50%)")


def test_several_owners_and_half_a_builder_side_are_gaps_in_their_cells() -> None:
    text = ONE.replace("owns: [", "owns: [{from: u, to: t}, ").replace(
        "provision: rented", "provision: rented, shared: true"
    )
    _heading, row = rows(text)
    assert row.cells[4].lines[0] == "Có 2 cơ quan chủ quản thay vì một: UBND tỉnh, Sở Y tế"
    assert row.cells[4].missing
    assert row.cells[3].lines == ("Trung tâm CNTT", "còn thiếu: doanh nghiệp công nghệ thông tin")
    assert row.cells[3].missing and row.cells[3].marks


def test_a_tool_without_a_problem_stands_in_a_group_of_its_own() -> None:
    text = UNITS + "tools: [{id: t, name: Cổng, kind: system, status: pilot, provision: built}]\n"
    group, row = rows(text)
    assert line(group.cells[0]) == "Công cụ không gắn với bài toán nào trong bảng"
    assert line(row.cells[0]) == "Chưa gắn bài toán" and row.cells[0].missing and row.cells[0].marks
    assert line(row.cells[2]) == "Cổng (thí điểm, tự xây dựng)"
    numbers = [mark.number for cell in row.cells for mark in cell.marks]
    assert len(numbers) == len(set(numbers))


def test_a_platform_that_need_answer_no_problem_is_no_gap() -> None:
    text = (
        UNITS + "tools: [{id: t, name: LGSP, kind: integration_platform, status: live, provision: rented}]\n"
    )
    _group, row = rows(text)
    assert line(row.cells[0]) == "–" and not row.cells[0].missing
    assert line(row.cells[5]) == "Chưa ghi đơn vị sử dụng trực tiếp" and not row.cells[5].missing


def test_bodies_and_delegations_of_no_problem_are_not_left_out() -> None:
    text = UNITS + (
        "bodies: [{id: bcd, name: Ban Chỉ đạo, scope: u, standing_agency: s}]\n"
        "relations:\n  chairs: [{from: pct, to: bcd}]\n"
        "  delegates: [{from: ct, to: pct, basis: 12/QĐ-UBND, scope: [signing]}]\n"
        "tools: [{id: t, name: Cổng, kind: system, status: live, provision: built}]\n"
    )
    body, delegation = tables(annex_of(text, "responsibilities"))["beside"].rows
    assert body.cells[0].lines == ("Ban Chỉ đạo", "của UBND tỉnh") and body.cells[0].marks
    assert body.cells[1].lines == (
        "Trưởng ban: Phó Chủ tịch UBND tỉnh",
        "Cơ quan thường trực: Sở Y tế",
    )
    assert (
        delegation.cells[0].lines == ("Chủ tịch UBND tỉnh → Phó Chủ tịch UBND tỉnh",)
        and delegation.cells[0].marks
    )
    assert delegation.cells[1].lines == ("Ủy quyền ký văn bản", "Không ghi thời hạn", "Căn cứ: 12/QĐ-UBND")


def test_many_missing_units_are_named_up_to_a_limit_and_counted() -> None:
    more = "".join(
        f"  - {{id: y{n}, name: UBND xã {n}, kind: block, level: commune, parent: u, apparatus: true, size: 3}}\n"
        for n in range(20)
    )
    heading, row = rows(ONE.replace("positions:", more + "positions:", 1))
    assert row.cells[5].lines == ("Cấp xã: 1/62 (1,6%)",)
    told = heading.cells[0].lines[2]
    assert told.startswith("Chưa tham gia ở cấp xã (61): UBND xã Hai, UBND xã 0,")
    assert told.endswith("UBND xã 10 … và 27 đơn vị khác")


def test_closed_problems_are_counted_under_the_table() -> None:
    text = ONE.replace("problems:\n", "problems:\n  - {id: q, name: Q, owner: u, status: closed}\n")
    assert "Bảng không nêu 1 bài toán đã kết thúc." in texts(annex_of(text, "responsibilities"))


def test_an_empty_map_says_what_to_do() -> None:
    annex = annex_of(UNITS, "responsibilities")
    assert not tables(annex)
    assert texts(annex)[0].startswith("Sơ đồ chưa ghi bài toán và công cụ nào. Cần ghi các bài toán trước")


@pytest.mark.parametrize("sample", ["thai-binh", "nam-dinh"])
def test_every_problem_and_every_tool_in_service_stands_in_it(
    sample: str, material: Callable[[str, str], Material]
) -> None:
    whole = material(sample, "vi")
    said = "\n".join(line(cell) for cell in cells(_annex(whole).rows))
    for element in (*whole.graph.unclosed_problems, *whole.graph.tools_in_service):
        assert element.name in said


@pytest.mark.parametrize("sample", ["thai-binh", "nam-dinh"])
def test_gaps_of_roles_stand_in_it(sample: str, material: Callable[[str, str], Material]) -> None:
    whole = material(sample, "vi")
    annex = next(one for one in whole.document.annexes if one.slug == "responsibilities")
    told = {
        mark.number for table in tables(annex).values() for cell in cells(table.rows) for mark in cell.marks
    }
    of_roles = {
        one.number for one in whole.report.findings if one.check[:2] in ("PA", "PL", "AW") or _of_posts(one)
    }
    of_roles -= {one.number for one in whole.report.findings if one.check == "AW-03"}
    assert of_roles <= told


def _of_posts(finding: object) -> bool:
    return getattr(finding, "check", "") in (
        "HD-01",
        "HD-02",
        "HD-03",
        "HD-04",
        "HD-05",
        "HD-06",
        "HD-07",
        "HD-10",
    )


def _annex(whole: Material) -> Row | object:
    annex: Annex = next(one for one in whole.document.annexes if one.slug == "responsibilities")
    return tables(annex)["responsibilities"]


def test_missing_cells_never_stand_empty(material: Callable[[str, str], Material]) -> None:
    table = tables(
        next(a for a in material("nam-dinh", "vi").document.annexes if a.slug == "responsibilities")
    )
    missing: list[Cell] = [cell for cell in cells(table["responsibilities"].rows) if cell.missing]
    assert missing and all(cell.lines for cell in missing)


def test_a_whole_level_that_is_missing_is_named_as_well() -> None:
    text = ONE.replace("audience: [commune]", "audience: [province, commune]")
    text = text.replace("{from: x1, to: t}, {from: s, to: t}", "{from: x1, to: t}")
    assert "Chưa tham gia ở cấp tỉnh (1): Sở Y tế" in rows(text)[0].cells[0].lines


def test_who_uses_a_tool_outside_the_apparatus_stands_beside_the_coverage() -> None:
    text = (
        ONE.replace(
            "tools: [",
            "tools: [{id: t0, name: Nền tảng, kind: platform, status: live, provision: national}, ",
        )
        .replace("addresses: [", "addresses: [{from: t0, to: p}, ")
        .replace("uses: [", "uses: [{from: it, to: t0}, ")
    )
    assert rows(text)[1].cells[5].lines[-1] == "Riêng công cụ này còn có: Trung tâm CNTT"
