"""Pictures of one element and what is near it: how far they go, what they keep, what they refuse."""

from __future__ import annotations

import json
from itertools import pairwise
from time import process_time

import pytest

from rolemap.checks.evaluate import Report, evaluate
from rolemap.errors import NoPlace, UnknownName
from rolemap.model import RoleGraph
from rolemap.views import views
from rolemap.views.diagram import Diagram, Edge, Node
from rolemap.views.focus import Near, along, likes, marked, near, told, within
from rolemap.views.part import Part
from tests.benchmarks.maps import document
from tests.conftest import graph_of, loads, sample
from tests.views.maps import PROBLEM, WHOLE, replaced, with_relations, without
from tests.views.picture import as_text, places_of, report_of

CHAIN = with_relations(
    "  delegates:\n"
    "  - {from: chutich, to: pct, scope: [steering], basis: 12/QĐ, valid_to: 2022-12-31}\n"
    "  - {from: pct, to: gd, scope: [steering], basis: 13/QĐ, valid_to: 2022-12-31}\n"
)
LINES = {"a": "bc", "b": "ad", "c": "a", "d": "b", "e": ""}


def focused(
    asked: str | tuple[RoleGraph, Report],
    focus: str,
    depth: int | None = None,
    *,
    view: str = "three-persons",
    fold: bool = False,
) -> Diagram:
    """A focused picture of a map."""
    graph, report = report_of(asked) if isinstance(asked, str) else asked
    make = views()[view].focused
    assert make is not None
    picture = make(graph, report, focus=focus, depth=depth, fold=fold)
    assert isinstance(picture, Diagram)
    return picture


def names(picture: Diagram) -> set[str]:
    """The ids of the boxes."""
    return {node.id for node in picture.nodes}


def test_near_is_what_some_lines_reach() -> None:
    found = near("a", 2, LINES.__getitem__)
    assert found.steps == {"a": 0, "b": 1, "c": 1, "d": 2}
    assert "d" in found and "e" not in found
    assert (found.within("b"), found.within("d"), found.within("e")) == (True, False, False)
    assert near("a", 0, LINES.__getitem__).steps == {"a": 0}
    assert near("e", 9, LINES.__getitem__, starts=("d",)).steps == {"e": 0, "d": 0, "b": 1, "a": 2, "c": 3}


def test_lines_are_walked_in_both_directions_and_only_to_what_has_a_place() -> None:
    walk = along(graph_of(WHOLE), ("addresses", "builds"), lambda name: name != "dn")
    assert list(walk("t")) == ["p", "cntt"]
    assert list(walk("p")) == ["t"]
    assert list(walk("level:commune")) == []


def test_a_part_can_be_cut_at_its_lines() -> None:
    nodes = tuple(Node(name, "x", "tool", name) for name in LINES)
    edges = tuple(Edge(name, other, "uses") for name, ends in LINES.items() for other in ends)
    cut = within(Part(nodes, edges), "c", 1)
    assert [node.id for node in cut.nodes] == ["a", "c"]
    assert {(edge.source, edge.target) for edge in cut.edges} == {("a", "c"), ("c", "a")}


def test_the_box_that_a_picture_is_about_is_marked_or_what_stands_for_it() -> None:
    boxes = (
        Node("1", "x", "leader", "", elements=("post",), status="head"),
        Node("2", "x", "tool", "", elements=("t",)),
    )
    own = Near("t", 1, {"t": 0, "post": 0})
    assert [node.status for node in marked(boxes, own)] == ["head", "focus"]
    posts = Near("office", 1, {"office": 0, "post": 0, "t": 1})
    assert [node.status for node in marked(boxes, posts)] == ["head focus", ""]


def test_a_problem_alone_with_its_neighbours_and_with_theirs() -> None:
    by_depth = {depth: names(focused(WHOLE, "p", depth)) for depth in (0, 1, 2)}
    assert by_depth[0] == {"p"}
    assert by_depth[1] == {"p", "chutich", "t"}
    assert by_depth[2] == by_depth[1] | {
        "builder:cntt", "builder:dn", "level:province", "level:district", "level:commune",
    }  # fmt: skip
    assert names(focused(WHOLE, "p")) == by_depth[2], "as far as the view goes by itself"


def test_the_subtitle_says_around_what_and_how_far() -> None:
    graph = graph_of(WHOLE)
    assert told(graph, "Hình", Near("p", 0, {})) == "Hình · chỉ riêng “Họp mất thời gian đi lại”"
    assert told(graph, "Hình", Near("t", 2, {})) == (
        "Hình · xung quanh “Họp trực tuyến”, trong phạm vi 2 bước"
    )
    assert focused(WHOLE, "t", 1).block.subtitle.endswith("“Họp trực tuyến”, trong phạm vi 1 bước")


def test_a_level_ends_the_walk() -> None:
    other = "{id: t2, name: Công cụ khác, kind: system, status: live, provision: bought}"
    text = replaced(
        ("tools:\n", f"tools:\n- {other}\n"),
        ("{from: g.xa, to: t}", "{from: g.xa, to: t}, {from: g.xa, to: t2}"),
    )
    assert "t2" not in names(focused(text, "p", 9))
    assert {"level:commune", "t2"} <= names(focused(text, "xa", 2))


def test_a_unit_of_a_level_stands_alone_with_its_own_lines() -> None:
    picture = focused(WHOLE, "xa", 1)
    assert as_text(picture).splitlines()[-1] == "Họp trực tuyến --uses--> Khối xã huyện Đông"
    (unit,) = [node for node in picture.nodes if node.lane == "users"]
    assert (unit.id, unit.status) == ("unit:xa", "focus")
    assert picture.edges[-1].relations == (("uses", "g.xa", "t"),)


def test_an_organization_stands_as_builder_as_user_and_as_its_posts() -> None:
    text = with_relations("  steers: [{from: gd, to: p}]\n").replace(
        "builds: [{from: cntt", "builds: [{from: so, to: t}, {from: cntt"
    )
    assert names(focused(text, "so", 0)) == {"gd", "builder:so", "unit:so"}
    assert names(focused(text, "ubnd", 1)) == {"chutich", "p"}


def test_a_chain_of_delegation_is_whole_however_near_the_picture_ends() -> None:
    for view in ("three-persons", "delegations"):
        for post in ("chutich", "pct", "gd"):
            picture = focused(CHAIN, post, 1, view=view)
            lines = [(edge.source, edge.target) for edge in picture.edges if edge.role == "delegates"]
            assert lines == [("chutich", "pct"), ("pct", "gd")], (view, post)
    assert names(focused(CHAIN, "gd", 0)) == {"gd"}


def test_what_an_ended_delegation_still_carries_is_near_too() -> None:
    graph = sample("thai-binh")
    picture = focused((graph, evaluate(graph)), "tb.pct", 1)
    ends = ("tb.chutich", "tb.pct")
    (badges,) = [edge.badges for edge in picture.edges if (edge.source, edge.target) == ends]
    assert [one.key.split(":")[0] for one in badges] == ["HD-03", "HD-05", "HD-06"]


def test_gaps_are_shown_where_their_lines_would_be_and_not_at_the_rim() -> None:
    text = without("sets", "builds", "operates")
    ghosts = {
        depth: {node.title for node in focused(text, "p", depth).nodes if node.role == "ghost"}
        for depth in (0, 1, 2)
    }
    assert ghosts[0] == set()
    assert "Chưa có người đặt bài toán" in ghosts[1]
    assert "Chưa có người phát triển" in ghosts[2] - ghosts[1]


@pytest.mark.parametrize("view", ["three-persons", "delegations", "problem", "unit"])
@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_whatever_a_view_can_show_stands_on_its_picture_with_those_findings_only(
    name: str, view: str
) -> None:
    graph = sample(name)
    report = evaluate(graph)
    shows = views()[view].shows
    assert shows is not None
    for element in graph.elements():
        if not shows(graph, element.id):
            with pytest.raises(NoPlace):
                focused((graph, report), element.id, view=view)
            continue
        for depth in (0, 1, None):
            picture = focused((graph, report), element.id, depth, view=view)
            assert picture.nodes, (element.id, depth)
            assert {line.badge.key for line in picture.findings} == places_of(picture).keys()
            assert picture.unplaced == ()
            ends = {end for edge in picture.edges for end in (edge.source, edge.target)}
            assert ends <= names(picture)
            shown = {held for node in picture.nodes for held in node.elements}
            if view == "three-persons" and graph.section_of(element.id) != "organizations":
                assert element.id in shown, (element.id, depth)


@pytest.mark.parametrize("view", ["three-persons", "delegations", "problem"])
def test_more_depth_shows_no_less(view: str) -> None:
    graph = sample("nam-dinh")
    report = evaluate(graph)
    for problem in graph.unclosed_problems:
        pictures = [names(focused((graph, report), problem.id, depth, view=view)) for depth in range(5)]
        kept = [{name for name in each if not name.startswith("ghost")} for each in pictures]
        assert all(less <= more for less, more in pairwise(kept))


def test_a_problem_shows_less_than_its_chain_and_more() -> None:
    second = PROBLEM.replace("{id: p, name: Họp", "{id: q, name: Việc khác là họp")
    text = replaced((f"- {PROBLEM}\n", f"- {PROBLEM}\n- {second}\n")).replace(
        "addresses: [{from: t, to: p}]", "addresses: [{from: t, to: p}, {from: t, to: q}]"
    )
    sizes = {depth: names(focused(text, "p", depth, view="problem")) for depth in (0, 1, 2, 3, None)}
    assert sizes[0] == {"p"}
    assert sizes[1] == {"p", "chutich", "t"}
    assert sizes[2] == sizes[None] and "q" not in sizes[2]
    assert "q" in sizes[3] and sizes[2] <= sizes[3]
    wide = focused(text, "p", 3, view="problem")
    assert wide.block.subtitle.endswith("Họp mất thời gian đi lại · trong phạm vi 3 bước")
    assert [node.id for node in wide.nodes if "focus" in node.status.split()] == ["p"]


def test_a_problem_that_others_do_not_lead_can_be_asked_for_among_delegations() -> None:
    assert {"p", "chutich"} <= names(focused(WHOLE, "p", 1, view="delegations"))


def test_an_unknown_id_is_refused_with_its_likes_by_id_or_by_name() -> None:
    graph = graph_of(WHOLE)
    assert likes(graph, "chutch") == ["chutich (Chủ tịch UBND tỉnh)"]
    assert likes(graph, "nội vụ") == ["so (Sở Nội vụ)", "gd (Giám đốc Sở Nội vụ)"]
    assert likes(graph, "?????") == []
    with pytest.raises(UnknownName) as raised:
        focused(WHOLE, "chutch")
    assert str(raised.value) == ("Phần tử “chutch” không tồn tại. Có phải là: chutich (Chủ tịch UBND tỉnh)?")


def test_an_element_without_place_is_refused_with_the_views_that_can_show_it() -> None:
    with pytest.raises(NoPlace) as raised:
        focused(WHOLE, "gd")
    assert str(raised.value).startswith(
        "“Giám đốc Sở Nội vụ” (gd) không có chỗ trên góc nhìn “three-persons”. "
        "Các góc nhìn vẽ được phần tử này: unit"
    )
    with pytest.raises(NoPlace, match="Chưa có góc nhìn nào vẽ riêng phần tử này"):
        focused(replaced(("status: live", "status: retired")), "t")


def test_folded_it_keeps_what_it_is_about_and_the_near_before_the_grave() -> None:
    tools = "".join(
        f"- {{id: t{n}, name: Công cụ {n}, kind: system, status: live, provision: bought}}\n"
        for n in range(30)
    )
    answers = ", ".join(f"{{from: t{n}, to: p}}" for n in range(30))
    text = replaced(("tools:\n", f"tools:\n{tools}"), ("addresses: [", f"addresses: [{answers}, "))
    for fold in (False, True):
        assert {"t", "p"} <= names(focused(text, "t", 2, fold=fold)), "it has no finding, the others have"
        assert "more:tools" in names(focused(text, "t", 2, fold=fold))
        assert "more:tools" not in names(focused(text, "t", 1, fold=fold)), "what is not near is not counted"


@pytest.mark.parametrize("size", [(300, 40, 60, 5000), (12000, 40, 60, 40000)])
def test_the_cost_follows_what_is_near(size: tuple[int, int, int, int]) -> None:
    graph = RoleGraph(loads(json.dumps(document(*size)), "json", name="large.json"))
    report = evaluate(graph)
    for view in ("three-persons", "delegations", "problem"):
        for focus in ("p1", "t3", "ct", "so0", "x7"):
            shows = views()[view].shows
            assert shows is not None
            if not shows(graph, focus):
                continue
            start = process_time()
            picture = focused((graph, report), focus, 2, view=view)
            assert process_time() - start < 1.0, (view, focus)
            assert len(picture.nodes) <= 90
