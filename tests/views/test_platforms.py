"""The picture of platforms: islands, what stands alone, what does the same, what the nation has already."""

from __future__ import annotations

import pytest

from rolemap.checks.evaluate import Report, evaluate
from rolemap.errors import NoPlace, UnknownName
from rolemap.model import RoleGraph
from rolemap.model.entries import entry_words
from rolemap.render import legible, render
from rolemap.views import views
from rolemap.views.diagram import Diagram
from tests.benchmarks.maps import document
from tests.conftest import graph_of, graph_of_data, sample
from tests.render.geometry import faults
from tests.views.picture import as_text, checks_on, diagram, neighbours, report_of

ORGANIZATIONS = """\
organizations:
- {id: ub, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở Nội vụ, kind: department, level: province, parent: ub}
"""
NDXP = (
    "- {id: ndxp, name: Nền tảng tích hợp quốc gia (NDXP), kind: integration_platform, "
    "status: live, provision: national}\n"
)
LGSP = (
    "- {id: lgsp, name: Nền tảng tích hợp cấp tỉnh (LGSP), kind: integration_platform, "
    "status: live, provision: rented}\n"
)


def tool(name: str, more: str = "") -> str:
    """A live system; `more` are further keys."""
    return f"- {{id: {name}, name: Công cụ {name.upper()}, kind: system, status: live, provision: rented{more}}}\n"


def tools(text: str, **relations: str) -> str:
    """A map with these tools; relations are pairs of ids: ``integrates="a b, c d"``."""
    lines = []
    for kind, pairs in relations.items():
        ends = (pair.split() for pair in pairs.split(","))
        listed = ", ".join(f"{{from: {source}, to: {target}}}" for source, target in ends)
        lines.append(f"  {kind}: [{listed}]\n")
    return f"{ORGANIZATIONS}tools:\n{text}" + ("relations:\n" + "".join(lines) if lines else "")


def picture(text: str | tuple[RoleGraph, Report], *, fold: bool = False) -> Diagram:
    """The picture of platforms of a map."""
    return diagram(text, fold=fold, view="platforms")


def lanes(made: Diagram) -> dict[str, list[str]]:
    """The boxes of each lane by the lane's title."""
    return {lane.title: [node.id for node in made.nodes if node.lane == lane.id] for lane in made.lanes}


def test_each_part_of_the_network_is_a_cluster_and_what_stands_alone_stands_apart() -> None:
    made = picture(
        tools(
            NDXP + LGSP + "".join(map(tool, "abcde")),
            integrates="lgsp ndxp, a lgsp, b lgsp, c d",
        )
    )
    assert lanes(made) == {
        "Nền tảng quốc gia": ["ndxp"],
        "Cụm 1: 3 công cụ nối nhau qua LGSP": ["lgsp", "a", "b"],
        "Cụm 2: 2 công cụ nối nhau, không qua nền tảng tích hợp": ["ghost:hub:cluster:c", "c", "d"],
        "Chưa kết nối với công cụ nào": ["ghost:hub:apart", "e"],
    }
    assert made.flow == "clusters"
    assert [lane.id for lane in made.lanes if lane.across] == ["national"]


def test_the_subtitle_answers_what_a_reviewer_asks_first() -> None:
    made = picture(
        tools(
            LGSP + tool("a", ", capabilities: [x]") + tool("b", ", capabilities: [x]") + tool("c"),
            integrates="a lgsp",
            uses="so a, so b",
        )
    )
    assert made.block.subtitle == (
        "Nền tảng, công cụ: 3 cụm rời nhau · trong đó 2 công cụ đứng riêng · 1 cặp công cụ làm trùng nhau · "
        "2 hệ thống chưa nối nền tảng tích hợp"
    )
    assert picture(tools(LGSP + tool("a"), integrates="a lgsp")).block.subtitle == (
        "Nền tảng, công cụ: mọi công cụ nối với nhau"
    )


def test_a_single_tool_is_not_said_to_be_connected() -> None:
    assert picture(tools(tool("a"))).block.subtitle == (
        "Nền tảng, công cụ: 1 công cụ, chưa kết nối với công cụ nào · 1 hệ thống chưa nối nền tảng tích hợp"
    )


def test_two_that_do_the_same_are_tied_with_a_word_and_the_number_stands_on_the_tie_only() -> None:
    both = ", capabilities: [bao_cao, hop], collects: [so_lieu_thang]"
    made = picture(tools(tool("a", both) + tool("b", both), uses="so a, so b"))
    (tie,) = (edge for edge in made.edges if edge.role == "duplicates")
    assert {tie.source, tie.target} == {"a", "b"}
    assert tie.label == "trùng chức năng: báo cáo, họp trực tuyến\nnhập hai lần: số liệu hằng tháng"
    assert [one.key.split(":")[0] for one in tie.badges] == ["PL-01", "PL-05"]
    for name in ("Công cụ A", "Công cụ B"):
        assert not {"PL-01", "PL-05"} & set(checks_on(made, name))
    assert {line.check for line in made.findings} >= {"PL-01", "PL-05"}


def test_what_is_not_found_is_not_tied() -> None:
    both = ", capabilities: [bao_cao]"
    assert "duplicates" not in {edge.role for edge in picture(tools(tool("a", both) + tool("b", both))).edges}
    off = "profile: {severity: {PL-01: off}}\n"
    made = picture(tools(tool("a", both) + tool("b", both), uses="so a, so b") + off)
    assert "duplicates" not in {edge.role for edge in made.edges}


def test_what_the_nation_has_already_is_tied_to_its_platform() -> None:
    vneid = (
        "- {id: vneid, name: VNeID, kind: platform, status: live, provision: national, "
        "capabilities: [dinh_danh]}\n"
    )
    own = tool("a", ", capabilities: [dinh_danh]").replace("provision: rented", "provision: built")
    made = picture(tools(vneid + own, uses="so a, so vneid"))
    (tie,) = (edge for edge in made.edges if edge.role == "duplicates")
    assert tie.label == "quốc gia đã có: định danh, xác thực", "once, though PL-01 is found as well"
    assert {one.key.split(":")[0] for one in tie.badges} == {"PL-01", "PL-04"}
    assert "1 công cụ xây lại cái quốc gia đã có" in made.block.subtitle
    assert any(entry.sign == "status:national" for entry in made.legend)


def test_money_paid_twice_stands_on_the_tie() -> None:
    graph = sample("nam-dinh")
    made = picture((graph, evaluate(graph)))
    labels = {frozenset((edge.source, edge.target)): edge for edge in made.edges if edge.role == "duplicates"}
    tie = labels[frozenset(("nd.t.ioc", "nd.t.ioctp"))]
    assert tie.label == "trùng chức năng: giám sát, điều hành\ncấp kinh phí hai lần"
    assert {one.key.split(":")[0] for one in tie.badges} == {"PL-01", "BU-07"}


def test_a_missing_platform_is_a_ghost_where_it_should_stand() -> None:
    alone = picture(tools(tool("a") + tool("b"), integrates="a b"))
    assert neighbours(alone, "Chưa có nền tảng tích hợp", "missing") == {"Công cụ A"}, (
        "one line for the cluster"
    )
    made = picture(tools(LGSP + tool("a") + tool("b")))
    assert neighbours(made, "Chưa nối nền tảng tích hợp nào", "missing") == {"Công cụ A", "Công cụ B"}
    (ghost,) = (node for node in made.nodes if node.role == "ghost")
    assert ghost.details == ("đã có: LGSP",)
    assert "ghost" not in {node.role for node in picture(tools(LGSP + tool("a"), integrates="a lgsp")).nodes}


def test_too_many_islands_are_said_of_all_but_the_largest() -> None:
    made = picture(tools(LGSP + "".join(map(tool, "abcdef")), integrates="a lgsp, b lgsp, c d"))
    told = {lane.id: [one.key for one in lane.badges] for lane in made.lanes}
    assert told == {"cluster:lgsp": [], "cluster:c": ["PL-03"], "apart": ["PL-03"]}
    assert "PL-03" in {line.check for line in made.findings}
    assert made.unplaced == ()


def test_a_box_says_state_owner_function_and_whom_it_serves() -> None:
    text = tools(
        tool("a", ", capabilities: [van_ban, kho_so], collects: [ho_so_tthc]") + tool("b"),
        owns="so a",
        uses="so a",
        replaces="a b",
    )
    said = as_text(picture(text))
    assert (
        "tool: Công cụ A | đang dùng · thuê | chủ quản: Sở Nội vụ | chức năng: văn bản điều hành, kho so | "
        "nhập tay: hồ sơ thủ tục hành chính | 0 bài toán · 1 đơn vị dùng | thay cho: Công cụ B"
    ) in said
    assert (
        "tool: Công cụ B | đang dùng · thuê | chưa có cơ quan chủ quản | 0 bài toán · 0 đơn vị dùng" in said
    )


def test_a_hub_is_told_from_other_tools_and_counts_its_connections() -> None:
    made = picture(tools(LGSP + tool("a") + tool("b"), integrates="a lgsp, lgsp b, b lgsp"))
    (hub,) = (node for node in made.nodes if node.role == "hub")
    assert hub.details[-1] == "2 công cụ nối trực tiếp"
    assert len([edge for edge in made.edges if edge.role == "integrates"]) == 2, (
        "one line, whoever names the other"
    )
    assert "node:hub" in {entry.sign for entry in made.legend}


def test_a_planned_tool_is_connected_to_nothing_yet() -> None:
    planned = tool("p").replace("status: live", "status: planned")
    made = picture(tools(LGSP + tool("a") + planned, integrates="a lgsp, p lgsp"))
    assert lanes(made)["Dự kiến, chưa đưa vào sử dụng"] == ["p"]
    assert "p" not in {end for edge in made.edges for end in (edge.source, edge.target)}
    assert "dự kiến nối với: LGSP" in as_text(made)


def test_an_accepted_duplicate_stays_with_a_hatched_badge() -> None:
    both = ", capabilities: [x]"
    waived = (
        "positions:\n- {id: ct, name: Chủ tịch, organization: ub, rank: head}\n"
        "waivers:\n- {check: PL-01, subjects: [a, b], reason: Đang sáp nhập, approved_by: ct, until: 2099-12-31}\n"
    )
    made = picture(tools(tool("a", both) + tool("b", both), uses="so a, so b") + waived)
    (tie,) = (edge for edge in made.edges if edge.role == "duplicates")
    assert [one.waived for one in tie.badges] == [True]


def test_nearly_empty_maps_are_pictures_too() -> None:
    empty = picture(ORGANIZATIONS)
    assert [node.title for node in empty.nodes] == ["Chưa có công cụ nào trên sơ đồ này"]
    assert empty.block.subtitle == "Nền tảng, công cụ: chưa có công cụ"
    for text in (
        ORGANIZATIONS,
        tools(tool("a")),
        tools(tool("a") + tool("b"), integrates="a b"),
        tools(NDXP),
    ):
        for paper in (None, "A4"):
            assert faults(render(picture(text), paper=paper)) == []


def test_what_is_around_one_tool() -> None:
    text = tools(NDXP + LGSP + "".join(map(tool, "abc")), integrates="lgsp ndxp, a lgsp, b lgsp, b c")
    graph, report = report_of(text)
    focused = views()["platforms"].focused
    assert focused is not None
    near = focused(graph, report, focus="b")
    assert isinstance(near, Diagram)
    assert [node.id for node in near.nodes] == ["lgsp", "b", "c"]
    assert [node.id for node in near.nodes if "focus" in node.status] == ["b"]
    assert near.block.subtitle.endswith("xung quanh “Công cụ B”, trong phạm vi 1 bước")
    further = focused(graph, report, focus="b", depth=2)
    assert isinstance(further, Diagram)
    assert {node.id for node in further.nodes} == {"ndxp", "lgsp", "a", "b", "c"}
    with pytest.raises(NoPlace):
        focused(graph, report, focus="so")
    with pytest.raises(UnknownName):
        focused(graph, report, focus="nowhere")


def test_a_large_map_folds_the_better_clusters_first() -> None:
    names = [f"t{at}" for at in range(30)]
    text = tools(
        LGSP + "".join(map(tool, [*names, "x", "y", "u", "v", "w"])),
        integrates=", ".join([*(f"{name} lgsp" for name in names), "x y, u v, v w"]),
    )
    made = picture(text, fold=True)
    assert len(made.nodes) < 20
    folded = {node.title: node.details for node in made.nodes if node.status == "folded"}
    assert any(title.startswith("… và") for title in folded)
    drawn = {edge.target for edge in made.edges} | {edge.source for edge in made.edges}
    assert "lgsp" in drawn and "more:cluster:lgsp" in drawn


def test_many_islands_share_a_box_and_what_stands_alone_has_its_own() -> None:
    pairs = [(f"a{at}", f"b{at}") for at in range(40)]
    text = tools("".join(map(tool, [*(name for pair in pairs for name in pair), "x", "y"])),
                 integrates=", ".join(" ".join(pair) for pair in pairs))  # fmt: skip
    made = picture(text)
    folded = {node.id: (node.title, *node.details) for node in made.nodes if node.status == "folded"}
    assert folded["more:folded"][:2] == ("… và 8 cụm khác", "16 công cụ")
    assert folded["more:apart"][0] == "Chưa kết nối với công cụ nào: 2 công cụ"
    assert faults(render(made)) == []


def test_one_tool_more_changes_no_order() -> None:
    def text(names: str) -> str:
        return tools(
            LGSP + "".join(map(tool, names)), integrates=", ".join(f"{name} lgsp" for name in names[:6])
        )

    before, after = ([node.id for node in picture(text(names)).nodes] for names in ("abcdefgh", "abcdefghi"))
    assert [name for name in after if name != "i"] == before


def sixty() -> tuple[RoleGraph, Report]:
    """A province with 60 tools in five clusters and some that stand alone."""
    data = document(300, 40, 60, 5000)
    hubs = {0: "t0", 26: "t26", 40: "t40", 48: "t48", 53: "t53"}
    lines = []
    for at in range(58):
        first = max(hub for hub in hubs if hub <= at)
        if at not in hubs:
            lines.append({"from": f"t{at}", "to": hubs[first]})
    data["relations"]["integrates"] = lines
    for at, each in enumerate(data["tools"]):
        each["kind"] = "integration_platform" if at in (0, 26) else "system"
        each["name"] = f"Hệ thống thông tin quản lý chuyên ngành số {at}"
    graph = graph_of_data(data)
    return graph, evaluate(graph)


def test_sixty_tools_in_five_clusters_can_be_read_on_a4() -> None:
    graph, report = sixty()
    paged = views()["platforms"].paged
    assert paged is not None
    pictures = paged(graph, report, lambda one: legible(one, theme="print", paper="A4"))
    overview, *parts = pictures
    assert isinstance(overview, Diagram)
    assert overview.block.subtitle.startswith(
        "Tổng quan nền tảng, công cụ: 7 cụm rời nhau · trong đó 2 công cụ đứng riêng"
    )
    assert len([node for node in overview.nodes if node.status == "folded"]) == 6
    shown = {
        name for part in parts if isinstance(part, Diagram) for node in part.nodes for name in node.elements
    }
    assert shown == {tool.id for tool in graph.tools_in_service}
    layout = render(pictures, theme="print", paper="A4")
    assert faults(layout, paper=True) == []
    assert len(layout.pages) == len(pictures) < 9
    pages = [node.details[-1] for node in overview.nodes]
    assert pages[0].startswith("xem trang 2") and all(said.startswith("xem trang") for said in pages)


def test_what_stands_on_another_page_keeps_its_findings_there() -> None:
    graph, report = sixty()
    paged = views()["platforms"].paged
    assert paged is not None
    _overview, *parts = paged(
        graph, report, lambda one: len(one.nodes) < 16 if isinstance(one, Diagram) else True
    )
    for part in parts:
        assert isinstance(part, Diagram)
        for node in part.nodes:
            if node.lane == "elsewhere":
                assert node.badges == ()
                assert node.details[-1].startswith("xem trang")


def test_where_nothing_fits_each_tool_has_its_page() -> None:
    graph, report = sixty()
    paged = views()["platforms"].paged
    assert paged is not None
    _overview, *parts = paged(graph, report, lambda _picture: False)
    own = [part for part in parts if isinstance(part, Diagram)]
    assert len(own) > 40
    assert {name for part in own for node in part.nodes for name in node.elements} == {
        tool.id for tool in graph.tools_in_service
    }


def test_a_single_page_is_an_overview_and_its_tools() -> None:
    graph = graph_of(tools(LGSP + tool("a"), integrates="a lgsp"))
    paged = views()["platforms"].paged
    assert paged is not None
    assert len(paged(graph, evaluate(graph), lambda _picture: True)) == 2


def test_entries_in_words() -> None:
    assert entry_words(["bao_cao", "Quản lý đất đai", "bao_cao", " ", "kho_du_lieu"]) == (
        "báo cáo, Quản lý đất đai, kho du lieu"
    )


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_samples_can_be_read_on_one_page_of_a4(name: str) -> None:
    graph = sample(name)
    layout = render(picture((graph, evaluate(graph))), paper="A4", theme="print")
    assert faults(layout, paper=True) == []
    assert len(layout.pages) == 1
