"""The picture of one unit as text: its leaders, what it must do, its tools and their terms, what it adds up to."""

from __future__ import annotations

import json
from time import process_time

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.errors import NoPlace
from rolemap.model import RoleGraph
from rolemap.views import views
from rolemap.views.diagram import Diagram, Node
from tests.benchmarks.maps import document
from tests.conftest import loads, sample
from tests.views.maps import ORGANIZATIONS, POSITIONS, WHOLE, replaced, without
from tests.views.picture import as_text, checks_on, diagram, neighbours, places_of, report_of

VIEW = "unit"
OFFICE = "Sở Nội vụ"
COMMUNES = "Khối xã huyện Đông"
PROBLEM = "Họp mất thời gian đi lại"
RICH = replaced(
    ("{id: gd, name: Giám đốc Sở Nội vụ, organization: so, rank: head}",
     "{id: gd, name: Giám đốc Sở Nội vụ, organization: so, rank: head}\n"
     "- {id: pgd, name: Phó Giám đốc Sở Nội vụ, organization: so, rank: deputy}\n"
     "- {id: cv, name: Chuyên viên, organization: so, rank: staff}"),
    ("problems:\n",
     """bodies:
- {id: bcd, name: Ban Chỉ đạo, scope: ubnd, standing_agency: so}
documents:
- {id: d, name: Kế hoạch, kind: plan, number: 7/KH-SNV, date: 2022-01-05}
thresholds:
- {id: n, name: Ngưỡng phút chờ, metric: Phút chờ, must_stay: below, limit: 30, watcher: gd}
budgets:
- {id: kp, name: Thuê dịch vụ, form: rental_plan, period: "2022", amount_vnd_m: 900}
- {id: kp2, name: Mua máy, form: rental_plan, period: "2022", amount_vnd_m: 70}
problems:
"""),
    ("{from: g.tinh, to: t}", "{from: g.tinh, to: t, mandatory: true, active_rate: 0.8, hours_delta: -6}"),
    ("relations:\n",
     """relations:
  steers: [{from: gd, to: p}]
  advises: [{from: so, to: p}]
  chairs: [{from: chutich, to: bcd}]
  signs: [{from: pgd, to: d, mode: KT}]
  about: [{from: n, to: p}]
  funds: [{from: kp, to: t}]
  appraises: [{from: so, to: kp2}]
  accepts: [{from: so, to: t}]
  delegates: [{from: gd, to: pgd, scope: [signing], basis: 12/QĐ, valid_to: 2022-12-31}]
"""),
)  # fmt: skip
PICTURE = """\
[Lãnh đạo đơn vị]
  leader: Giám đốc Sở Nội vụ | người đứng đầu · Sở Nội vụ
  leader: Phó Giám đốc Sở Nội vụ | cấp phó · Sở Nội vụ
[Ban chỉ đạo, tổ công tác]
  body: Ban Chỉ đạo | UBND tỉnh Ví Dụ | đơn vị là cơ quan thường trực | trưởng ban: Chủ tịch UBND tỉnh
[Bài toán]
  problem: Họp mất thời gian đi lại | đã phê duyệt | người đặt bài toán: Chủ tịch UBND tỉnh
[Ngưỡng do đơn vị theo dõi]
  threshold: Ngưỡng phút chờ | chưa đo được · Chưa có số đo nào đến ngày 30/06/2022.
[Văn bản do lãnh đạo ký]
  document: 7/KH-SNV | 05/01/2022 | Phó Giám đốc Sở Nội vụ | ký thay (KT.)
[Đơn vị]
  units: UBND tỉnh Ví Dụ | cấp trên | người đứng đầu: Chủ tịch UBND tỉnh
  units: Sở Nội vụ | Cơ quan chuyên môn · cấp tỉnh | chủ quản 1 công cụ | dùng 1 công cụ, bớt 6 giờ/tháng\
 [Bài toán 1/1]
[Kinh phí]
  budget: Thuê dịch vụ | kinh phí 2022 · 900 triệu đồng (BU-01) (BU-05) (BU-02) (BU-03) (BU-04)
  budget: Mua máy | kinh phí 2022 · 70 triệu đồng | đơn vị thẩm định (BU-01) (BU-05) (BU-02) (BU-03) (BU-04)
[Công cụ]
  tool: Họp trực tuyến | bắt buộc · 80% dùng thường xuyên · bớt 6 giờ/tháng | theo nhóm: Khối cấp tỉnh |\
 đơn vị nghiệm thu | cho bài toán: Họp mất thời gian đi lại (PA-07)
[Đơn vị khác cùng phát triển]
Giám đốc Sở Nội vụ --delegates--> Phó Giám đốc Sở Nội vụ «ủy quyền ký văn bản; đến ngày 31/12/2022»
Phó Giám đốc Sở Nội vụ --signs--> 7/KH-SNV
Sở Nội vụ --advises--> Họp mất thời gian đi lại
Họp mất thời gian đi lại --asks--> Sở Nội vụ
Giám đốc Sở Nội vụ --steers--> Họp mất thời gian đi lại
Ngưỡng phút chờ --about--> Họp mất thời gian đi lại
UBND tỉnh Ví Dụ --member--> Sở Nội vụ
Thuê dịch vụ --funds--> Họp trực tuyến
Sở Nội vụ --owns--> Họp trực tuyến
Họp trực tuyến --uses--> Sở Nội vụ"""


def focused(text: str | RoleGraph, focus: str, depth: int | None = None, *, fold: bool = False) -> Diagram:
    """The picture of one unit."""
    graph = report_of(text)[0] if isinstance(text, str) else text
    make = views()[VIEW].focused
    assert make is not None
    picture = make(graph, evaluate(graph), focus=focus, depth=depth, fold=fold)
    assert isinstance(picture, Diagram)
    return picture


def box(picture: Diagram, name: str) -> Node:
    """The box with that id."""
    return next(node for node in picture.nodes if node.id == name)


def test_a_unit_with_all_that_it_is_asked_to_do() -> None:
    assert as_text(focused(RICH, "so")) == PICTURE


def test_a_post_and_a_group_show_their_unit() -> None:
    post, group = focused(RICH, "pgd"), focused(RICH, "g.huyen")
    assert post.block.subtitle == "Đơn vị của chức vụ “Phó Giám đốc Sở Nội vụ” và việc được giao: Sở Nội vụ"
    assert as_text(post) == PICTURE
    assert group.block.subtitle == (
        "Đơn vị cần xem trước trong “Khối cấp huyện” và việc được giao: UBND huyện Đông"
    )


def test_a_group_of_nobody_is_refused() -> None:
    with pytest.raises(NoPlace, match="Khối cấp huyện"):
        focused(replaced(("under: ubnd, level: district", "under: xa, level: district")), "g.huyen")


def test_other_elements_are_refused_with_the_views_that_can_show_them() -> None:
    with pytest.raises(NoPlace, match="problem, three-persons"):
        focused(WHOLE, "p")


def test_a_unit_that_takes_no_part_has_a_dashed_line_with_words() -> None:
    picture = focused(replaced(("{from: g.xa, to: t}", "{from: xa2, to: t}")), "xa")
    assert neighbours(picture, COMMUNES, "missing") == {PROBLEM}
    (line,) = [edge for edge in picture.edges if edge.role == "missing"]
    assert line.label == "chưa tham gia"
    unit = box(picture, "xa")
    assert unit.details == ("Khối đơn vị · cấp xã", "gồm 20 đơn vị", "chưa dùng công cụ nào")
    assert [(bar.done, bar.total) for bar in unit.bars] == [(0, 1)]


def test_where_no_tool_exists_the_unit_is_not_blamed() -> None:
    picture = focused(without("addresses"), "so")
    assert [edge.label for edge in picture.edges if edge.role == "missing"] == ["chưa có công cụ"]


def test_a_head_whom_the_map_does_not_record_is_no_gap_and_who_leads_from_above_is_told() -> None:
    picture = focused(WHOLE, "huyen")
    title = "Sơ đồ chưa ghi người đứng đầu"
    box = next(node for node in picture.nodes if node.title == title)
    assert (box.role, box.status, box.details) == ("leader", "unrecorded", ("cấp trên: Chủ tịch UBND tỉnh",))


@pytest.mark.parametrize("unit", ["xa", "dn"])
def test_a_block_of_units_and_an_enterprise_need_no_head(unit: str) -> None:
    assert all(node.role != "ghost" for node in focused(WHOLE, unit).nodes)


def test_hours_are_told_as_work_added_or_removed_and_only_where_they_are_known() -> None:
    def told(delta: str) -> str:
        text = replaced(("{from: g.huyen, to: t}", f"{{from: g.huyen, to: t{delta}}}"))
        return box(focused(text, "huyen"), "huyen").details[-1]

    assert told(", hours_delta: 12.5") == "dùng 1 công cụ, tăng thêm 12,5 giờ/tháng"
    assert told(", hours_delta: -0.5") == "dùng 1 công cụ, bớt 0,5 giờ/tháng"
    assert told("") == "dùng 1 công cụ"


def test_use_without_terms_says_so_and_free_use_is_no_duty() -> None:
    tool = box(focused(WHOLE, "huyen"), "t")
    assert tool.details[0] == "có dùng, chưa ghi chi tiết"
    text = replaced(("{from: g.huyen, to: t}", "{from: huyen, to: t, mandatory: false}"))
    assert box(focused(text, "huyen"), "t").details[:2] == ("tự nguyện", "cơ quan chủ quản: Sở Nội vụ")


def test_an_owner_of_problems_leads_them_and_what_its_head_left_is_missing() -> None:
    picture = focused(without("sets"), "ubnd")
    assert neighbours(picture, "UBND tỉnh Ví Dụ", "owns") == {PROBLEM}
    assert neighbours(picture, PROBLEM, "missing") == {
        "Chưa có người đặt bài toán",
        "Người đứng đầu chưa trực tiếp tham gia",
    }
    assert checks_on(picture, "Chưa có người đặt bài toán") == ["PA-01"]
    assert box(picture, "ubnd").details == ("Cấp tỉnh", "chủ trì 1 bài toán")
    other = focused(without("sets"), "so")
    assert all(node.role != "ghost" for node in other.nodes), "the gap is that of the owner"


def test_a_builder_shows_what_it_builds_and_who_pays() -> None:
    picture = focused(RICH, "dn")
    assert neighbours(picture, "Doanh nghiệp A", "builds") == {"Họp trực tuyến"}
    assert neighbours(picture, "Thuê dịch vụ", "funds") == {"Họp trực tuyến"}
    assert box(picture, "dn").details == ("Doanh nghiệp công nghệ thông tin", "phát triển 1 công cụ")


def test_nothing_between_a_head_and_its_unit_ties_them() -> None:
    lonely = ORGANIZATIONS + POSITIONS
    assert neighbours(focused(lonely, "so"), OFFICE, "member") == {
        "UBND tỉnh Ví Dụ",
        "Giám đốc Sở Nội vụ",
    }
    assert "Giám đốc Sở Nội vụ" not in neighbours(focused(WHOLE, "so"), OFFICE, "member")


def test_sub_units_fold_by_level_with_their_number_and_the_worst_stand_alone() -> None:
    units = "".join(
        f"- {{id: x{n}, name: Xã số {n}, kind: committee, level: commune, parent: huyen, apparatus: true, "
        f"size: {1 + n}{', tool_count_survey: 30' if n == 3 else ''}}}\n"
        for n in range(7)
    )
    picture = focused(replaced(("groups:\n", f"{units}groups:\n")), "huyen")
    below = [node.title for node in picture.nodes if node.lane == "unit" and node.id not in ("ubnd", "huyen")]
    assert below == ["Xã số 3", "UBND cấp\u00a0xã × 44"]
    assert neighbours(picture, "UBND huyện Đông", "member") == {"UBND tỉnh Ví Dụ", *below}


def test_depth_goes_from_the_unit_alone_to_who_else_builds_its_tools() -> None:
    sizes = {depth: {node.id for node in focused(RICH, "so", depth).nodes} for depth in range(5)}
    assert sizes[0] == {"so"}
    assert sizes[1] == {"so", "ubnd", "gd", "pgd", "p", "t"}
    assert sizes[2] == {node.id for node in focused(RICH, "so").nodes}
    assert sizes[3] - sizes[2] == {"chutich", "builder:cntt", "builder:dn"}
    assert sizes[4] == sizes[3]
    assert (
        focused(RICH, "so", 1).block.subtitle == "Đơn vị và việc được giao: Sở Nội vụ · trong phạm vi 1 bước"
    )


def test_the_gravest_unit_is_the_one_whose_own_affairs_have_the_gravest_findings() -> None:
    assert diagram(without("owns"), view=VIEW).block.subtitle.endswith(": UBND tỉnh Ví Dụ"), "nobody's tool"
    text = replaced(("apparatus: true, size: 20", "apparatus: true, size: 20, tool_count_survey: 40"))
    assert diagram(text, view=VIEW).block.subtitle == (f"Đơn vị cần xem trước và việc được giao: {COMMUNES}")


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_every_unit_of_the_samples_has_a_picture_with_its_own_findings(name: str) -> None:
    graph = sample(name)
    report = evaluate(graph)
    for unit in graph.organizations:
        picture = focused(graph, unit.id)
        placed = places_of(picture)
        assert {line.badge.key for line in picture.findings} == placed.keys()
        assert {finding.key for finding in report.by_subject(unit.id)} <= placed.keys()
        assert box(picture, unit.id).status == "focus"
        used = [edge.source for edge in picture.edges if edge.role == "uses"]
        live = [tool.id for tool in graph.tools_in_service if unit.id in graph.users(tool.id)]
        assert sorted(used) == sorted(live)
        ends = {end for edge in picture.edges for end in (edge.source, edge.target)}
        assert ends <= {node.id for node in picture.nodes}


def test_a_unit_that_has_ended_can_still_be_looked_at() -> None:
    text = replaced(
        ("parent: ubnd, apparatus: true}\n- {id: xa,", "parent: ubnd, valid_to: 2022-03-01}\n- {id: xa,")
    )
    assert "đã kết thúc ngày 01/03/2022" in box(focused(text, "huyen"), "huyen").details


@pytest.mark.parametrize("size", [(300, 40, 60, 5000), (12000, 40, 60, 40000)])
def test_a_large_map_gives_a_bounded_picture(size: tuple[int, int, int, int]) -> None:
    graph = RoleGraph(loads(json.dumps(document(*size)), "json", name="large.json"))
    report = evaluate(graph)
    make = views()[VIEW].focused
    assert make is not None
    for unit in ("ub", "so0", "h1", "x5", "cntt", "dn0"):
        start = process_time()
        picture = make(graph, report, focus=unit)
        assert process_time() - start < 0.5
        small = make(graph, report, focus=unit, fold=True)
        assert isinstance(picture, Diagram) and isinstance(small, Diagram)
        assert len(small.nodes) <= len(picture.nodes) <= 60
        ends = {end for edge in picture.edges for end in (edge.source, edge.target)}
        assert ends <= {node.id for node in picture.nodes}


@pytest.mark.usefixtures("english")
def test_it_speaks_english_too() -> None:
    picture = focused(sample("thai-binh"), "tb.x342")
    assert picture.block.subtitle.startswith("One unit and what it is asked to do: ")
    assert "uses 5 tools, saves 10 hours a month" in box(picture, "tb.x342").details
