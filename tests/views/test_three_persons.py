"""The main picture as text: small maps whole, their dates, both languages, a map with nothing on it."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from rolemap.views import views
from rolemap.views.diagram import Diagram
from tests.conftest import load_text, sample
from tests.views.maps import ORGANIZATIONS, POSITIONS, WHOLE, replaced, with_relations
from tests.views.picture import as_text, diagram, neighbours, node_of, report_of

WHOLE_PICTURE = """\
[1 · Người đặt bài toán]
  leader: Chủ tịch UBND tỉnh | người đứng đầu · UBND tỉnh Ví Dụ
[Bài toán]
  problem: Họp mất thời gian đi lại | đã phê duyệt
[2 · Người phát triển công cụ]
  builder: Trung tâm CNTT | đơn vị chuyên trách về công nghệ thông tin
  builder: Doanh nghiệp A | doanh nghiệp công nghệ thông tin
[Công cụ]
  tool: Họp trực tuyến | đang dùng
[3 · Người sử dụng]
  units: Cơ quan cấp\u00a0tỉnh × 1
  units: UBND cấp\u00a0huyện × 1
  units: UBND cấp\u00a0xã × 32
Chủ tịch UBND tỉnh --sets--> Họp mất thời gian đi lại
Họp mất thời gian đi lại --addresses--> Họp trực tuyến
Trung tâm CNTT --builds--> Họp trực tuyến
Doanh nghiệp A --builds--> Họp trực tuyến
Họp trực tuyến --uses--> Cơ quan cấp\u00a0tỉnh × 1
Họp trực tuyến --uses--> UBND cấp\u00a0huyện × 1
Họp trực tuyến --uses--> UBND cấp\u00a0xã × 32"""


def test_a_map_without_gaps_shows_who_carries_the_problem_and_nothing_else() -> None:
    picture = diagram(WHOLE)
    assert as_text(picture) == WHOLE_PICTURE
    assert picture.findings == picture.unplaced == ()
    assert picture.block.summary == "0 lỗi · 0 cảnh báo · 0 lưu ý"


def test_a_line_that_covers_a_part_of_its_level_says_how_much() -> None:
    picture = diagram(replaced(("{from: g.xa, to: t}", "{from: xa, to: t}")))
    lines = as_text(picture).splitlines()
    assert lines[-1] == "Họp trực tuyến --partial--> UBND cấp\u00a0xã × 32 «20/32»"
    bars = "[Cấp tỉnh 1/1] [Cấp huyện 1/1] [Cấp xã 20/32]"
    assert f"  problem: Họp mất thời gian đi lại | đã phê duyệt {bars} (PA-05)" in lines
    assert "còn thiếu: Khối xã huyện Tây" in picture.findings[0].text


def test_who_sets_a_problem_is_not_drawn_steering_it_too() -> None:
    picture = diagram(with_relations("  steers: [{from: chutich, to: p}, {from: pct, to: p}]\n"))
    assert neighbours(picture, "Họp mất thời gian đi lại", "steers") == {"Phó Chủ tịch UBND tỉnh"}
    both = next(edge for edge in picture.edges if edge.role == "sets")
    assert both.relations == (("sets", "chutich", "p"), ("steers", "chutich", "p"))


def test_an_acting_head_is_marked() -> None:
    picture = diagram(replaced(("organization: ubnd, rank: head", "organization: ubnd, rank: acting_head")))
    leader = next(node for node in picture.nodes if node.role == "leader")
    assert (leader.title, leader.status) == ("Q. Chủ tịch UBND tỉnh", "head")
    assert leader.details == ("quyền hoặc phụ trách · UBND tỉnh Ví Dụ",)
    named = replaced(
        (
            "Chủ tịch UBND tỉnh, organization: ubnd, rank: head",
            "Quyền Chủ tịch, organization: ubnd, rank: acting_head",
        )
    )
    assert node_of(diagram(named), "Quyền Chủ tịch") == "chutich"


def test_a_body_that_steers_stands_among_the_leaders() -> None:
    text = replaced(
        ("problems:\n", "bodies:\n- {id: bcd, name: Ban Chỉ đạo, scope: ubnd}\nproblems:\n"),
        (
            "relations:\n",
            "relations:\n  steers: [{from: bcd, to: p}]\n  chairs: [{from: chutich, to: bcd}]\n",
        ),
    )
    picture = diagram(text)
    assert neighbours(picture, "Ban Chỉ đạo", "steers") == {"Họp mất thời gian đi lại"}
    assert neighbours(picture, "Ban Chỉ đạo", "chairs") == {"Chủ tịch UBND tỉnh"}


def test_users_outside_the_apparatus_stand_alone() -> None:
    text = replaced(
        ("groups:\n", "- {id: ca, name: Công an tỉnh, kind: vertical, level: province}\ngroups:\n"),
        ("{from: g.xa, to: t}]", "{from: g.xa, to: t}, {from: ca, to: t}]"),
    )
    picture = diagram(text)
    assert neighbours(picture, "Công an tỉnh", "uses") == {"Họp trực tuyến"}
    assert node_of(picture, "Cơ quan cấp\u00a0tỉnh × 1") == "level:province"


def test_levels_are_data_and_an_unknown_one_is_shown_by_its_id() -> None:
    text = "map:\n  levels: [province, lang, commune]\n" + replaced(
        ("level: district, parent", "level: lang, parent"),
        ("under: ubnd, level: district", "under: ubnd, level: lang"),
        ("audience: [province, district, commune]", "audience: [province, lang, commune]"),
    )
    titles = [node.title for node in diagram(text).nodes if node.lane == "users"]
    assert titles == ["Cơ quan cấp\u00a0tỉnh × 1", "Đơn vị cấp “lang” × 1", "UBND cấp\u00a0xã × 32"]


def test_an_integration_platform_without_problem_and_finding_is_left_to_another_view() -> None:
    text = replaced(
        (
            "tools:\n",
            "tools:\n"
            "- {id: lgsp, name: LGSP, kind: integration_platform, status: live, provision: national}\n",
        ),
        ("relations:\n", "relations:\n  integrates: [{from: t, to: lgsp}]\n"),
    )
    assert all(node.title != "LGSP" for node in diagram(text).nodes)


def test_a_national_platform_and_a_pilot_say_so() -> None:
    text = replaced(("status: live, provision: rented", "status: pilot, provision: national"))
    tool = next(node for node in diagram(text).nodes if node.role == "tool")
    assert (tool.details, tool.status) == (("thí điểm · nền tảng quốc gia",), "national")


def test_another_date_gives_another_picture() -> None:
    text = replaced(
        ("{from: chutich, to: p, accountable: true}", "{from: chutich, to: p, valid_from: 2022-06-01}")
    )
    role_map = load_text(text)
    before = RoleGraph(role_map, date(2022, 5, 31))
    picture = diagram((before, evaluate(before)))
    assert node_of(picture, "Chưa có người đặt bài toán")
    assert picture.block.as_of == "31/05/2022"
    after = RoleGraph(role_map, date(2022, 6, 1))
    assert neighbours(diagram((after, evaluate(after))), "Họp mất thời gian đi lại", "sets") == {
        "Chủ tịch UBND tỉnh"
    }


@pytest.mark.usefixtures("english")
def test_the_picture_speaks_english_too() -> None:
    graph = sample("thai-binh")
    picture = diagram((graph, evaluate(graph)))
    assert picture.block.title == "Thai Binh: sample role map (June 2022)"
    assert picture.block.summary == "8 errors · 10 warnings · 0 notes"
    assert picture.block.ribbon == "Illustrative data"
    assert node_of(picture, "Commune People's Committees × 260") == "level:commune"
    assert node_of(picture, "District level: not taking part yet")
    labels = {edge.label for edge in picture.edges if edge.role == "delegates"}
    assert "delegates steering\nended 31 May 2022" in labels


def test_capital_letters_with_accents_stay_as_they_are() -> None:
    picture = diagram(replaced(("Họp mất thời gian đi lại", "ĐỒNG BỘ DỮ LIỆU ĐẤT ĐAI Ở XÃ Ỷ LA")))
    assert node_of(picture, "ĐỒNG BỘ DỮ LIỆU ĐẤT ĐAI Ở XÃ Ỷ LA") == "p"


def test_a_map_without_problems_says_how_to_begin() -> None:
    picture = diagram(ORGANIZATIONS + POSITIONS)
    (empty,) = [node for node in picture.nodes if node.lane == "problems"]
    assert (empty.role, empty.title) == ("ghost", "Sơ đồ chưa có bài toán nào")
    assert empty.details[0].startswith("Hãy bắt đầu từ đúng bài toán")
    assert [lane.id for lane in picture.lanes] == ["leaders", "problems", "builders", "tools", "users"]


def test_closed_problems_and_retired_tools_are_not_shown() -> None:
    picture = diagram(replaced(("status: approved", "status: closed"), ("status: live", "status: retired")))
    assert not [node for node in picture.nodes if node.role in ("problem", "tool")]


def test_the_same_map_gives_the_same_picture() -> None:
    graph, report = report_of(WHOLE)
    assert diagram((graph, report)) == diagram(WHOLE)


def test_a_unit_that_stands_alone_hangs_on_its_level() -> None:
    """No line of a tool leads to it: those of the level speak for it."""
    graph = sample("nam-dinh")
    made = views()["three-persons"].build(graph, evaluate(graph))
    assert isinstance(made, Diagram)
    ties = [(edge.source, edge.target) for edge in made.edges if edge.role == "member"]
    assert ties == [("level:commune", "unit:nd.x360")]
    (unit,) = [node for node in made.nodes if node.id == "unit:nd.x360"]
    assert unit.details == ("thuộc cấp xã",)
    assert "edge:member" not in [entry.sign for entry in made.legend]
