"""The scorecard as text: one row a problem, each person named or struck out, badges in their cell."""

from __future__ import annotations

import pytest

from rolemap.brakes.participation import carried_by_three
from rolemap.checks.evaluate import evaluate
from tests.conftest import sample
from tests.views.maps import ORGANIZATIONS, POSITIONS, WHOLE, replaced, with_relations, without
from tests.views.picture import grid, rows_as_text

WHOLE_ROW = """\
Bài toán: Họp mất thời gian đi lại | đã phê duyệt
Người đặt bài toán: Chủ tịch UBND tỉnh
Công cụ: Họp trực tuyến
Người phát triển công cụ: • Trung tâm CNTT | • Doanh nghiệp A
Người sử dụng và độ phủ: [Cấp tỉnh 1/1] [Cấp huyện 1/1] [Cấp xã 32/32]"""


def cells(text: str) -> dict[str, str]:
    """The cells of the first row by the title of their column."""
    first = rows_as_text(grid(text)).split("\n\n")[0]
    return dict(line.split(":", 1) for line in first.splitlines())


def test_a_problem_that_all_three_persons_carry() -> None:
    text = rows_as_text(grid(WHOLE)).replace(":  [", ": [")
    assert text == WHOLE_ROW


@pytest.mark.parametrize(
    ("kinds", "column", "cell"),
    [
        (("sets",), "Người đặt bài toán", " x Chưa có người đặt bài toán (HD-07) (PA-01)"),
        (("addresses",), "Công cụ", " x Chưa có công cụ (PA-02)"),
        (("addresses",), "Người phát triển công cụ", " x Chưa có, vì chưa có công cụ"),
        (("addresses",), "Người sử dụng và độ phủ", " x Chưa có, vì chưa có công cụ"),
        (("builds", "operates"), "Người phát triển công cụ", " x Chưa có người phát triển (PA-03)"),
        (("owns",), "Công cụ", " Họp trực tuyến (PA-11)"),
    ],
)
def test_what_is_missing_is_struck_out_in_its_cell(kinds: tuple[str, ...], column: str, cell: str) -> None:
    assert cells(without(*kinds))[column] == cell


def test_nobody_uses_it() -> None:
    cell = cells(without("uses"))["Người sử dụng và độ phủ"]
    assert cell.startswith(" x Chưa có người sử dụng [Cấp tỉnh 0/1]")
    assert cell.endswith("(PA-04) (PA-05) (PA-06)")


def test_a_level_without_users_is_struck_out_beside_the_bars() -> None:
    cell = cells(replaced(("{from: g.huyen, to: t}, ", "")))["Người sử dụng và độ phủ"]
    assert cell == " x Cấp huyện chưa tham gia [Cấp tỉnh 1/1] [Cấp huyện 0/1] [Cấp xã 32/32] (PA-06) (PA-05)"


def test_the_head_who_did_not_set_it_is_struck_out_and_who_did_is_named() -> None:
    cell = cells(replaced(("{from: chutich, to: p", "{from: pct, to: p")))["Người đặt bài toán"]
    named = "hiện do: Phó Chủ tịch UBND tỉnh (cấp phó)"
    assert cell == f" x Người đứng đầu chưa đặt bài toán | {named} (HD-01) (HD-07)"


def test_leadership_handed_down_stands_where_the_last_hand_acts() -> None:
    steers = "  steers: [{from: pct, to: p}]\n"
    delegates = (
        "  delegates: [{from: chutich, to: pct, scope: [steering], basis: 12/QĐ, valid_to: 2022-12-31}]\n"
    )
    cell = cells(with_relations(steers + delegates))["Người đặt bài toán"]
    assert cell.endswith("| • chỉ đạo: Phó Chủ tịch UBND tỉnh (cấp phó) (HD-03)")


def test_a_tool_that_nobody_builds_beside_one_that_is_built() -> None:
    second = (
        "- {id: t2, name: Nhắn tin, kind: service, status: pilot, provision: rented, start: 2022-02-01}\n"
    )
    text = replaced(
        ("relations:\n", f"{second}relations:\n"), ("{from: t, to: p}", "{from: t, to: p}, {from: t2, to: p}")
    )
    found = cells(text)
    assert found["Công cụ"].startswith(" • Họp trực tuyến | • Nhắn tin (thí điểm)")
    assert "chưa có người phát triển: Nhắn tin (PA-03)" in found["Người phát triển công cụ"]


def test_a_national_platform_lacks_no_builder_and_has_its_owner_named_where_the_map_knows_it() -> None:
    found = cells(without("builds", "operates", "owns").replace("provision: rented", "provision: national"))
    assert found["Công cụ"] == " Họp trực tuyến (nền tảng quốc gia)"
    assert found["Người phát triển công cụ"] == ""
    owned = cells(without("builds", "operates").replace("provision: rented", "provision: national"))
    assert owned["Người phát triển công cụ"] == " chủ quản: Sở Nội vụ"


def test_a_tool_that_is_only_planned_has_builders_and_users_to_come() -> None:
    found = cells(replaced(("status: live", "status: planned")))
    assert found["Công cụ"].startswith(" x Công cụ mới dự kiến | Họp trực tuyến (dự kiến)")
    assert found["Người phát triển công cụ"] == (
        " x Chưa có, vì công cụ mới dự kiến | • dự kiến: Trung tâm CNTT | • dự kiến: Doanh nghiệp A"
    )
    assert found["Người sử dụng và độ phủ"].startswith(" x Chưa có, vì công cụ mới dự kiến")


def test_a_name_that_tells_the_state_is_not_marked_with_it_again() -> None:
    text = replaced(
        ("status: live", "status: pilot"), ("name: Họp trực tuyến", "name: Họp trực tuyến (thí điểm)")
    )
    assert cells(text)["Công cụ"] == " Họp trực tuyến (thí điểm)"


def test_a_delegation_that_only_another_problem_uses_has_no_badge_in_the_row() -> None:
    graph = sample("thai-binh")
    picture = grid((graph, evaluate(graph)))
    rows = {row.id: [one.key for one in row.cells[1].badges] for row in picture.rows}
    assert [name for name, keys in rows.items() if any("HD-05" in key for key in keys)] == ["tb.p.dancu"]


def test_without_an_audience_the_users_are_named_and_nobody_is_missed() -> None:
    found = cells(
        replaced(
            ("audience: [province, district, commune], ", ""), ("{from: g.xa, to: t}", "{from: xa, to: t}")
        )
    )
    assert found["Người sử dụng và độ phủ"] == (
        " Cấp tỉnh: 1/1 | Cấp huyện: 1/1 | Cấp xã: 20/32 | Không yêu cầu cấp nào phải tham gia"
    )


def test_a_tool_without_problem_has_a_row_with_its_problem_struck_out() -> None:
    rows = rows_as_text(grid(without("addresses"))).split("\n\n")
    assert len(rows) == 2
    assert rows[1].splitlines()[0] == "Bài toán: x Chưa gắn bài toán (PA-10)"
    assert rows[1].splitlines()[2] == "Công cụ: Họp trực tuyến"


def test_a_budget_stands_with_the_tool_that_it_pays() -> None:
    budget = "budgets:\n- {id: kp, name: Thuê họp, form: rental_plan, period: '2022'}\n"
    text = replaced(("relations:\n", f"{budget}relations:\n  funds: [{{from: kp, to: t}}]\n"))
    assert cells(text)["Công cụ"].endswith("(BU-01) (BU-05) (BU-02) (BU-03) (BU-04)")


def test_a_map_without_problems_says_how_to_begin() -> None:
    (row,) = grid(ORGANIZATIONS + POSITIONS).rows
    assert row.cells[0].state == "missing"
    assert row.cells[0].lines[0] == "Sơ đồ chưa có bài toán nào"


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_number_of_problems_carried_is_the_one_of_the_brake(name: str) -> None:
    graph = sample(name)
    report = evaluate(graph)
    picture = grid((graph, report))
    reading = carried_by_three(graph, report)
    assert picture.block.subtitle.startswith(reading.sentence)
    open_ones = {problem.id for problem in graph.open_problems}
    struck = {row.id for row in picture.rows if "missing" in {row.cells[at].state for at in (1, 3, 4)}}
    faulted = {one.subjects[0] for one in report.findings if one.check in ("HD-01", "PA-06")}
    assert struck & open_ones == {part.id for part in reading.parts} | faulted & open_ones


def test_the_headline_counts_those_whose_person_is_the_wrong_one_or_whose_level_is_absent() -> None:
    graph = sample("thai-binh")
    subtitle = grid((graph, evaluate(graph))).block.subtitle
    told = "Trong đó: 1 bài toán chưa do người đứng đầu đặt, 1 bài toán có cấp chưa tham gia."
    assert subtitle.endswith(told)


def test_rows_keep_the_order_of_the_file_and_twelve_fill_a_page() -> None:
    graph = sample("nam-dinh")
    picture = grid((graph, evaluate(graph)))
    assert [row.id for row in picture.rows] == [problem.id for problem in graph.problems]
    assert picture.rows_per_page == 12
    assert all(len(row.cells) == len(picture.columns) for row in picture.rows)


def test_a_finding_on_two_things_stands_once_in_a_row() -> None:
    text = without("builds", "operates", "uses").replace("{from: chutich, to: p", "{from: gd, to: p")
    picture = grid(text + "  builds: [{from: so, to: t}]\n  uses: [{from: so, to: t}]\n")
    keys = [one.key for cell in picture.rows[0].cells for one in cell.badges]
    assert "PA-09:t:p" in keys
    assert len(keys) == len(set(keys))


@pytest.mark.usefixtures("english")
def test_the_scorecard_speaks_english_too() -> None:
    picture = grid(without("sets"))
    assert [column.title for column in picture.columns] == [
        "Problem",
        "Setter",
        "Tool",
        "Builder",
        "Users and coverage",
    ]
    assert picture.rows[0].cells[1].lines == ("No one has set this problem",)
