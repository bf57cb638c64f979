"""One problem with all that touches it, as text; which problem, and what of the map is left to other views."""

from __future__ import annotations

import json
from time import process_time

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.errors import NoPlace, UnknownName
from rolemap.model import RoleGraph
from rolemap.views import views
from rolemap.views.diagram import Diagram
from tests.benchmarks.maps import document
from tests.conftest import loads, sample
from tests.views.maps import (
    ORGANIZATIONS,
    POSITIONS,
    PROBLEM,
    WHOLE,
    replaced,
    waiver,
    with_relations,
    without,
)
from tests.views.picture import as_text, checks_on, diagram, neighbours, places_of, report_of

VIEW = "problem"
NAME = "Họp mất thời gian đi lại"
RICH = replaced(
    (
        "problems:\n",
        """bodies:
- {id: bcd, name: Ban Chỉ đạo, scope: ubnd}
- {id: to, name: Tổ công tác khác, scope: so}
documents:
- {id: d, name: Kế hoạch, kind: plan, number: 7/KH-UBND, date: 2022-01-05}
- {id: d2, name: Kế hoạch khác, kind: plan, number: 8/KH-UBND, date: 2022-01-05}
thresholds:
- id: n
  name: Ngưỡng phút chờ
  metric: Phút chờ
  must_stay: below
  limit: 30
  action: Tạm dừng để xem xét
  watcher: gd
  measurements: [{date: 2022-03-01, value: 20}, {date: 2022-06-01, value: 40}]
- {id: n2, name: Ngưỡng khác, metric: Lỗi, must_stay: below, limit: 5}
reviews:
- {id: r, name: Rà soát quý I, date: 2022-04-01, decision: Tiếp tục}
- {id: r2, name: Rà soát sắp tới, date: 2022-12-01}
budgets:
- {id: kp, name: Thuê dịch vụ, form: rental_plan, period: "2022", amount_vnd_m: 900}
- {id: kp2, name: Mua máy, form: rental_plan, period: "2022", amount_vnd_m: 70}
problems:
""",
    ),
    (
        "relations:\n",
        """relations:
  steers: [{from: bcd, to: p}, {from: pct, to: p}]
  chairs: [{from: chutich, to: bcd}, {from: gd, to: to}]
  signs: [{from: chutich, to: d}]
  about: [{from: d, to: bcd}, {from: n, to: p}, {from: r, to: p}, {from: r2, to: p}, {from: d2, to: to}]
  decides: [{from: chutich, to: r}]
  funds: [{from: kp, to: t}]
  advises: [{from: so, to: p}]
""",
    ),
)
PICTURE = """\
[1 · Người đặt bài toán]
  leader: Chủ tịch UBND tỉnh | người đứng đầu · UBND tỉnh Ví Dụ
  body: Ban Chỉ đạo | UBND tỉnh Ví Dụ
  document: 7/KH-UBND
  leader: Phó Chủ tịch UBND tỉnh | cấp phó · UBND tỉnh Ví Dụ
[Bài toán]
  problem: Họp mất thời gian đi lại | đã phê duyệt | Đi lại nửa ngày | từ 12 xuống 4 giờ | hạn 31/12/2022\
 | tham mưu: Sở Nội vụ [Cấp tỉnh 1/1] [Cấp huyện 1/1] [Cấp xã 32/32] (AW-07)
[Ngưỡng cảnh báo sớm và rà soát]
  threshold: Ngưỡng phút chờ | đỏ · Ngày 01/06/2022 đo được 40: đã vượt trên ngưỡng 30. Đang xấu đi 6,52 mỗi tháng.\
 | Tạm dừng để xem xét | theo dõi: Giám đốc Sở Nội vụ (AW-07)
  review: Rà soát quý I | 01/04/2022 | Tiếp tục | quyết định: Chủ tịch UBND tỉnh
[2 · Người phát triển công cụ]
  builder: Trung tâm CNTT | đơn vị chuyên trách về công nghệ thông tin
  builder: Doanh nghiệp A | doanh nghiệp công nghệ thông tin
  budget: Thuê dịch vụ | kinh phí 2022 · 900 triệu đồng (BU-01) (BU-05) (BU-02) (BU-03) (BU-04)
[Công cụ]
  tool: Họp trực tuyến | đang dùng | cơ quan chủ quản: Sở Nội vụ
[3 · Người sử dụng]
  units: Cơ quan cấp\u00a0tỉnh × 1
  units: UBND cấp\u00a0huyện × 1
  units: UBND cấp\u00a0xã × 32
Chủ tịch UBND tỉnh --sets--> Họp mất thời gian đi lại
Ban Chỉ đạo --steers--> Họp mất thời gian đi lại
Phó Chủ tịch UBND tỉnh --steers--> Họp mất thời gian đi lại
Chủ tịch UBND tỉnh --chairs--> Ban Chỉ đạo
Chủ tịch UBND tỉnh --signs--> 7/KH-UBND
Họp mất thời gian đi lại --addresses--> Họp trực tuyến
Ngưỡng phút chờ --about--> Họp mất thời gian đi lại
Rà soát quý I --about--> Họp mất thời gian đi lại
Trung tâm CNTT --builds--> Họp trực tuyến
Doanh nghiệp A --builds--> Họp trực tuyến
Thuê dịch vụ --funds--> Họp trực tuyến
Họp trực tuyến --uses--> Cơ quan cấp\u00a0tỉnh × 1
Họp trực tuyến --uses--> UBND cấp\u00a0huyện × 1
Họp trực tuyến --uses--> UBND cấp\u00a0xã × 32
7/KH-UBND --about--> Ban Chỉ đạo"""
THAI_BINH = {
    "BU-01:tb.kp2": ["tb.kp2"],
    "HD-01:tb.p.dieuhanh": ["ghost:head:tb.ubnd", "tb.p.dieuhanh"],
    "PA-06:tb.p.dieuhanh": ["ghost:level:district", "tb.p.dieuhanh"],
    "BU-04:tb.kp2": ["tb.kp2"],
    "PA-05:tb.p.dieuhanh": ["tb.p.dieuhanh"],
}
NAM_DINH = {
    "PA-03:nd.t.kenh": ["ghost:PA-03:nd.t.kenh", "nd.t.kenh"],
    "PA-11:nd.t.kenh": ["ghost:PA-11:nd.t.kenh", "nd.t.kenh"],
    "AW-03:nd.x360": ["unit:nd.x360"],
}


def focused(graph: RoleGraph, focus: str) -> Diagram:
    """The picture of one problem."""
    make = views()[VIEW].focused
    assert make is not None
    picture = make(graph, evaluate(graph), focus=focus)
    assert isinstance(picture, Diagram)
    return picture


def test_the_whole_chain_of_a_problem_and_nothing_of_others() -> None:
    assert as_text(diagram(RICH, view=VIEW)) == PICTURE


@pytest.mark.parametrize(("name", "expected"), [("thai-binh", THAI_BINH), ("nam-dinh", NAM_DINH)])
def test_the_gravest_problem_of_the_samples_has_its_findings_and_the_table_no_others(
    name: str, expected: dict[str, list[str]]
) -> None:
    graph = sample(name)
    report = evaluate(graph)
    picture = diagram((graph, report), view=VIEW)
    assert places_of(picture) == expected
    assert [line.badge.key for line in picture.findings] == [
        one.key for one in report.findings if one.key in expected
    ]
    assert picture.unplaced == ()
    assert picture.block.subtitle.startswith("Toàn bộ chuỗi của bài toán có khoảng trống nặng nhất: ")


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_what_is_said_of_a_problem_stands_on_its_picture(name: str) -> None:
    graph = sample(name)
    report = evaluate(graph)
    for problem in graph.problems:
        picture = focused(graph, problem.id)
        placed = places_of(picture)
        about = {finding.key for finding in report.by_subject(problem.id)}
        assert about <= placed.keys()
        assert {line.badge.key for line in picture.findings} == placed.keys()
        lanes = {lane.id for lane in picture.lanes}
        assert {node.lane for node in picture.nodes} <= lanes
        assert picture.block.subtitle.endswith(graph.name(problem.id))


def test_the_gravest_is_that_with_the_gravest_finding_of_its_own_or_its_tools() -> None:
    second = PROBLEM.replace("{id: p, name: ", "{id: q, name: Bài toán khác ").replace(
        "pain: Đi lại nửa ngày, ", ""
    )
    text = replaced((f"- {PROBLEM}\n", f"- {PROBLEM}\n- {second}\n"))
    (problem,) = [node for node in diagram(text, view=VIEW).nodes if node.role == "problem"]
    assert problem.id == "q"
    first = focused(report_of(text)[0], "p")
    assert [node.id for node in first.nodes if node.role == "problem"] == ["p"]
    assert first.block.subtitle == f"Toàn bộ chuỗi của bài toán: {NAME}"


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_gravest_has_most_errors_and_not_the_first_number(name: str) -> None:
    graph = sample(name)
    report = evaluate(graph)

    def errors(problem: str) -> int:
        of = (problem, *(tool.id for tool in graph.tools_of(problem)))
        found = {one.key for id in of for one in report.by_subject(id) if one.open and one.severity.rank == 0}
        return len(found)

    picture = diagram((graph, report), view=VIEW)
    (chosen,) = [node.id for node in picture.nodes if node.role == "problem"]
    assert errors(chosen) == max(errors(problem.id) for problem in graph.unclosed_problems)


def test_what_does_not_exist_is_refused_with_its_likes() -> None:
    with pytest.raises(UnknownName, match=r"tb\.p\.hop"):
        focused(sample("thai-binh"), "tb.p.hopp")


def test_what_is_about_no_problem_is_refused_with_the_views_that_can_show_it() -> None:
    with pytest.raises(NoPlace, match="three-persons"):
        focused(sample("thai-binh"), "tb.t.hop")


@pytest.mark.parametrize("focus", ["tb.b.tthc", "tb.r.tthc"])
def test_a_threshold_or_review_shows_the_problem_that_it_is_about(focus: str) -> None:
    assert [node.id for node in focused(sample("thai-binh"), focus).nodes if node.role == "problem"] == [
        "tb.p.tthc"
    ]


def test_a_closed_problem_can_be_asked_for_and_is_not_chosen() -> None:
    text = replaced(("status: approved", "status: closed"))
    assert (
        "đã kết thúc"
        in next(node for node in focused(report_of(text)[0], "p").nodes if node.id == "p").details
    )
    (empty,) = diagram(text, view=VIEW).nodes
    assert (empty.role, empty.title) == ("ghost", "Sơ đồ chưa có bài toán nào")


def test_a_map_without_problems_says_how_to_begin() -> None:
    picture = diagram(ORGANIZATIONS + POSITIONS, view=VIEW)
    assert [node.id for node in picture.nodes] == ["ghost:problems"]
    assert picture.block.subtitle == "Một bài toán, toàn bộ chuỗi"


def test_what_is_missing_stands_as_ghosts() -> None:
    picture = diagram(without("sets", "builds", "operates"), view=VIEW)
    assert neighbours(picture, "Chưa có người đặt bài toán", "missing") == {NAME}
    assert checks_on(picture, "Chưa có người phát triển") == ["PA-03"]


def test_without_a_tool_builders_and_users_are_missing_too() -> None:
    picture = diagram(without("addresses"), view=VIEW)
    assert [(node.lane, node.role) for node in picture.nodes] == [
        ("leaders", "leader"),
        ("problems", "problem"),
        ("builders", "ghost"),
        ("tools", "ghost"),
        ("users", "ghost"),
    ]
    told = [node.title for node in picture.nodes if node.lane in ("builders", "users")]
    assert told == ["Chưa có, vì chưa có công cụ"] * 2
    assert ("ghost:builders", "missing") in [(edge.source, edge.role) for edge in picture.edges]
    assert ("ghost:users", "missing") in [(edge.target, edge.role) for edge in picture.edges]


def test_behind_a_tool_that_is_not_found_missing_nobody_is() -> None:
    text = "profile:\n  severity: {PA-02: off}\n" + without("addresses")
    picture = diagram(text, view=VIEW)
    assert {node.lane for node in picture.nodes} == {"leaders", "problems"}


def test_delegations_of_other_posts_are_left_out() -> None:
    more = POSITIONS + "- {id: xa1, name: Chủ tịch xã, organization: xa, rank: head}\n"
    more += "- {id: xa1p, name: Phó Chủ tịch xã, organization: xa, rank: deputy}\n"
    text = replaced((POSITIONS, more)) + "  delegates: [{from: xa1, to: xa1p, scope: [steering]}]\n"
    assert all(edge.role != "delegates" for edge in diagram(text, view=VIEW).edges)
    handed = "  delegates: [{from: chutich, to: pct, scope: [steering]}]\n"
    idle = diagram(with_relations(handed), view=VIEW)
    assert all(edge.role != "delegates" for edge in idle.edges)
    assert "HD-03" not in {line.check for line in idle.findings}
    own = with_relations(f"  steers: [{{from: pct, to: p}}]\n{handed}")
    (line,) = [edge for edge in diagram(own, view=VIEW).edges if edge.role == "delegates"]
    assert {"HD-03:chutich:pct", "HD-04:chutich:pct"} == {one.key for one in line.badges}


def test_a_chain_that_another_problem_hangs_on_concerns_that_one_alone() -> None:
    graph = sample("thai-binh")
    chain = {"HD-03:tb.chutich:tb.pct", "HD-05:tb.chutich:tb.pct", "HD-06:tb.chutich:tb.pct:tb.gdstttt"}
    for problem in graph.problems:
        picture = focused(graph, problem.id)
        listed = {line.badge.key for line in picture.findings}
        assert chain & listed == (chain if problem.id == "tb.p.dancu" else set())
        drawn = any(edge.role == "delegates" for edge in picture.edges)
        assert drawn == (problem.id == "tb.p.dancu")


def test_levels_that_are_not_asked_and_use_no_tool_are_left_out() -> None:
    users = [node.id for node in focused(sample("thai-binh"), "tb.p.dieuhanh").nodes if node.lane == "users"]
    assert users == ["level:province", "ghost:level:district"]


def test_a_problem_without_threshold_has_its_place_marked() -> None:
    picture = focused(sample("thai-binh"), "tb.p.baocao")
    assert neighbours(picture, "Chưa đặt ngưỡng", "missing") == {sample("thai-binh").name("tb.p.baocao")}
    assert checks_on(picture, "Chưa đặt ngưỡng") == ["AW-06"]


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("baseline: 20, target: 80, unit: '% hồ sơ'", "từ 20% lên 80% hồ sơ"),
        ("baseline: 3, target: 1, unit: lần", "từ 3 xuống 1 lần"),
    ],
)
def test_a_measure_says_which_way_it_goes(measure: str, told: str) -> None:
    text = replaced(("baseline: 12, target: 4, unit: giờ", measure))
    (problem,) = [node for node in diagram(text, view=VIEW).nodes if node.role == "problem"]
    assert told in problem.details


def test_what_was_waived_stays_on_it() -> None:
    text = replaced(("pain: Đi lại nửa ngày, ", "")) + waiver("AW-05", "p")
    picture = diagram(text, view=VIEW)
    assert [(line.check, line.badge.waived) for line in picture.findings] == [("AW-05", True)]


@pytest.mark.usefixtures("english")
def test_it_speaks_english_too() -> None:
    picture = focused(sample("thai-binh"), "tb.p.tthc")
    assert picture.block.subtitle.startswith("One problem, the whole chain: ")
    details = {detail for node in picture.nodes if node.lane == "watch" for detail in node.details}
    assert "15 March 2021" in details
    assert any(detail.startswith("green · 41 on 1 June 2022") for detail in details)


def test_a_large_map_gives_a_bounded_picture() -> None:
    text = json.dumps(document(300, 40, 60, 5000))
    graph = RoleGraph(loads(text, "json", name="large.json"))
    report = evaluate(graph)
    start = process_time()
    picture, small = diagram((graph, report), view=VIEW), diagram((graph, report), view=VIEW, fold=True)
    assert process_time() - start < 2.0
    assert len(small.nodes) <= len(picture.nodes) <= 70
    ends = {end for edge in picture.edges for end in (edge.source, edge.target)}
    assert ends <= {node.id for node in picture.nodes}


def test_the_same_map_gives_the_same_picture() -> None:
    assert diagram(WHOLE, view=VIEW) == diagram(WHOLE, view=VIEW)
    names = [node.id for node in diagram(WHOLE, view=VIEW).nodes]
    more = diagram(RICH, view=VIEW)
    assert [node.id for node in more.nodes if node.id in names] == names
