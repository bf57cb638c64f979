"""Every missing role stands where it should, tied to what lacks it, with the number of its finding."""

from __future__ import annotations

import pytest

from rolemap.views.choice import WHOLE as LIMITS
from tests.views.maps import PROBLEM, TOOL, WHOLE, replaced, waiver, without
from tests.views.picture import as_text, checks_on, diagram, neighbours, node_of

PROBLEM_NAME = "Họp mất thời gian đi lại"
TOOL_NAME = "Họp trực tuyến"


@pytest.mark.parametrize(
    ("kinds", "title", "lane", "lacks", "check"),
    [
        (("sets",), "Chưa có người đặt bài toán", "leaders", PROBLEM_NAME, "PA-01"),
        (("addresses",), "Chưa có công cụ", "tools", PROBLEM_NAME, "PA-02"),
        (("addresses",), "Chưa gắn bài toán", "problems", TOOL_NAME, "PA-10"),
        (("builds", "operates"), "Chưa có người phát triển", "builders", TOOL_NAME, "PA-03"),
        (("uses",), "Chưa có người sử dụng", "users", TOOL_NAME, "PA-04"),
        (("owns",), "Chưa có chủ quản", "builders", TOOL_NAME, "PA-11"),
    ],
)
def test_a_missing_role(kinds: tuple[str, ...], title: str, lane: str, lacks: str, check: str) -> None:
    picture = diagram(without(*kinds))
    assert neighbours(picture, title, "missing") == {lacks}
    assert checks_on(picture, title) == [check]
    assert check in checks_on(picture, lacks)
    ghost = next(node for node in picture.nodes if node.title == title)
    assert (ghost.role, ghost.lane) == ("ghost", lane)


def test_dashed_lines_follow_the_work() -> None:
    lines = as_text(diagram(without("sets", "uses"))).splitlines()
    assert f"Chưa có người đặt bài toán --missing--> {PROBLEM_NAME}" in lines
    assert f"{TOOL_NAME} --missing--> Chưa có người sử dụng" in lines


def test_a_whole_map_has_no_ghost() -> None:
    assert not [node for node in diagram(WHOLE).nodes if node.role == "ghost"]


def test_two_owners_are_named_and_are_no_missing_owner() -> None:
    picture = diagram(
        replaced(("owns: [{from: so, to: t}]", "owns: [{from: so, to: t}, {from: ubnd, to: t}]"))
    )
    assert checks_on(picture, TOOL_NAME) == ["PA-11"]
    assert not [node for node in picture.nodes if node.role == "ghost"]
    tool = next(node for node in picture.nodes if node.id == "t")
    assert tool.details == ("đang dùng", "cơ quan chủ quản: Sở Nội vụ; UBND tỉnh Ví Dụ")


def test_a_level_that_takes_no_part_stands_under_its_level() -> None:
    picture = diagram(replaced(("{from: g.huyen, to: t}, ", "")))
    titles = [node.title for node in picture.nodes if node.lane == "users"]
    assert titles == [
        "Cơ quan cấp\u00a0tỉnh × 1",
        "UBND cấp\u00a0huyện × 1",
        "Cấp huyện chưa tham gia",
        "UBND cấp\u00a0xã × 32",
    ]
    assert neighbours(picture, "Cấp huyện chưa tham gia", "missing") == {TOOL_NAME}
    assert checks_on(picture, "Cấp huyện chưa tham gia") == ["PA-06"]


def test_a_level_without_units_is_another_sentence() -> None:
    picture = diagram(
        replaced(("level: district, parent: ubnd, apparatus: true", "level: district, parent: ubnd"))
    )
    assert neighbours(picture, "Cấp huyện không có đơn vị nào trên sơ đồ", "missing") == {TOOL_NAME}


def test_where_nobody_uses_the_tool_one_ghost_says_so() -> None:
    ghosts = [node.title for node in diagram(without("uses")).nodes if node.role == "ghost"]
    assert ghosts == ["Chưa có người sử dụng"]


def test_the_head_who_has_not_set_the_problem() -> None:
    picture = diagram(replaced(("{from: chutich, to: p", "{from: pct, to: p")))
    title = "Người đứng đầu chưa đặt bài toán"
    ghost = next(node for node in picture.nodes if node.title == title)
    assert ghost.details == ("Chủ tịch UBND tỉnh", "UBND tỉnh Ví Dụ")
    assert neighbours(picture, title, "missing") == {PROBLEM_NAME}
    assert checks_on(picture, title) == ["HD-01", "HD-07"]
    assert neighbours(picture, PROBLEM_NAME, "sets") == {"Phó Chủ tịch UBND tỉnh"}


def test_the_head_who_takes_no_part_although_one_above_set_the_problem() -> None:
    picture = diagram(replaced(("owner: ubnd, status", "owner: so, owner_scope: ubnd, status")))
    title = "Người đứng đầu chưa trực tiếp tham gia"
    ghost = next(node for node in picture.nodes if node.title == title)
    assert ghost.details == ("Giám đốc Sở Nội vụ", "Sở Nội vụ")
    assert checks_on(picture, title) == ["HD-07"]
    assert neighbours(picture, title, "missing") == {PROBLEM_NAME}


def test_what_is_said_of_a_head_is_not_said_of_the_organization_as_builder_or_user() -> None:
    text = replaced(
        ("owner: ubnd, status", "owner: so, owner_scope: ubnd, status"),
        ("builds: [", "builds: [{from: so, to: t}, "),
    )
    picture = diagram(text)
    assert checks_on(picture, "Người đứng đầu chưa trực tiếp tham gia") == ["HD-07"]
    assert [node.role for node in picture.nodes if node.title == "Sở Nội vụ"] == ["builder"]
    assert checks_on(picture, "Sở Nội vụ") == []


def test_the_head_who_does_not_chair() -> None:
    text = replaced(
        ("problems:\n", "bodies:\n- {id: bcd, name: Ban Chỉ đạo, scope: so}\nproblems:\n"),
        ("relations:\n", "relations:\n  chairs: [{from: pct, to: bcd}]\n"),
    )
    picture = diagram(text)
    title = "Người đứng đầu chưa làm trưởng ban"
    ghost = next(node for node in picture.nodes if node.title == title)
    assert ghost.details == ("Giám đốc Sở Nội vụ", "Sở Nội vụ")
    assert neighbours(picture, title, "missing") == {"Ban Chỉ đạo"}
    assert neighbours(picture, "Ban Chỉ đạo", "chairs") == {"Phó Chủ tịch UBND tỉnh"}


def test_what_the_profile_turned_off_is_no_ghost() -> None:
    picture = diagram(without("owns") + "profile:\n  severity: {PA-11: off}\n")
    assert not [node for node in picture.nodes if node.role == "ghost"]


def test_what_was_accepted_with_a_reason_stays_with_a_hatched_badge() -> None:
    picture = diagram(without("owns") + waiver("PA-11", "t"))
    (ghost,) = [node for node in picture.nodes if node.role == "ghost"]
    assert [one.waived for one in ghost.badges] == [True]
    assert picture.block.summary == "0 lỗi · 0 cảnh báo · 0 lưu ý · 1 chấp nhận có lý do"
    assert picture.findings[0].text.endswith("(chấp nhận có lý do đến hết ngày 31/12/2022)")
    assert any(entry.sign == "badge:waived" for entry in picture.legend)


def test_too_many_ghosts_share_one_box_for_each_kind() -> None:
    count = LIMITS.ghosts + 1
    problems = "".join(f"- {PROBLEM.replace('{id: p,', f'{{id: p{n},')}\n" for n in range(count))
    text = without("sets", "addresses").replace(f"- {PROBLEM}\n", problems).replace(f"- {TOOL}\n", "")
    text = text[: text.index("relations:")].replace("tools:\n", "")
    picture = diagram(text)
    setter = node_of(picture, "Chưa có người đặt bài toán")
    assert sum(edge.source == setter for edge in picture.edges) == count
    ghost = next(node for node in picture.nodes if node.id == setter)
    assert ghost.details == (f"{count} khoảng trống",)
