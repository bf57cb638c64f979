"""Large maps: a bounded picture in bounded time, the worst shown, the rest counted, no false gap."""

from __future__ import annotations

import json
from functools import cache
from time import process_time

import pytest

from rolemap.checks.evaluate import Report, evaluate
from rolemap.model import RoleGraph
from rolemap.views.choice import FOLDED, WHOLE, Grades, choose
from rolemap.views.diagram import Edge
from rolemap.views.part import MOST_RELATIONS, merged
from rolemap.views.table import MOST_LINES
from tests.benchmarks.maps import document
from tests.conftest import loads
from tests.views.maps import PROBLEM, TOOL, replaced, waiver
from tests.views.picture import as_text, diagram, grid, report_of


@cache
def large(organizations: int, problems: int, tools: int, relations: int) -> tuple[RoleGraph, Report]:
    """A generated map and its findings; made once."""
    text = json.dumps(document(organizations, problems, tools, relations))
    graph = RoleGraph(loads(text, "json", name="large.json"))
    return graph, evaluate(graph)


PROVINCE = (300, 40, 60, 5000)
NATION = (12000, 40, 60, 40000)


@pytest.mark.parametrize("size", [PROVINCE, NATION])
def test_a_large_map_gives_a_bounded_picture(size: tuple[int, int, int, int]) -> None:
    graph, report = large(*size)
    assert graph.map.version  # counted once for a map, and not by the picture
    start = process_time()
    picture = diagram((graph, report))
    took = process_time() - start
    assert took < 2.0
    assert len(picture.nodes) <= 85
    assert len(picture.edges) <= 220
    assert len(picture.findings) <= MOST_LINES < len(report.findings)
    assert sum(len(edge.relations) for edge in picture.edges) <= 2000
    assert sum(len(node.elements) for node in picture.nodes) <= 85
    ends = {end for edge in picture.edges for end in (edge.source, edge.target)}
    assert ends <= {node.id for node in picture.nodes}


def test_folded_more_is_smaller_by_half() -> None:
    whole, folded = diagram(large(*PROVINCE)), diagram(large(*PROVINCE), fold=True)
    assert len(folded.nodes) <= 40 < len(whole.nodes)
    count = sum(node.role == "problem" and node.status != "folded" for node in folded.nodes)
    assert count == FOLDED.problems


def test_the_table_says_that_it_is_not_whole_and_holds_every_badge_of_the_picture() -> None:
    picture = diagram(large(*PROVINCE))
    _graph, report = large(*PROVINCE)
    assert picture.block.summary.endswith(f"bảng nêu 100 trong số {len(report.findings)} khoảng trống")
    listed = {line.badge.key for line in picture.findings}
    assert {one.key for part in (*picture.nodes, *picture.edges) for one in part.badges} <= listed
    assert [line.badge.number for line in picture.findings] == sorted(
        line.badge.number for line in picture.findings
    )


def many(count: int) -> str:
    """The whole map with that many problems, each with its own tool; the last one alone has a finding."""
    names = [f"p{n}" for n in range(count)]
    problems = [PROBLEM.replace("{id: p, name: ", f"{{id: {name}, name: Bài toán {name} ") for name in names]
    problems[-1] = problems[-1].replace("pain: Đi lại nửa ngày, ", "")
    tools = "".join(
        "- " + TOOL.replace("{id: t, name: ", f"{{id: t{n}, name: Công cụ {n} ") + "\n" for n in range(count)
    )
    text = replaced(
        (f"- {PROBLEM}\n", "".join(f"- {problem}\n" for problem in problems)), (f"- {TOOL}\n", tools)
    )
    lines = {
        "sets": [f"{{from: chutich, to: {name}, accountable: true}}" for name in names],
        "addresses": [f"{{from: t{n}, to: p{n}}}" for n in range(count)],
        "builds": [f"{{from: {who}, to: t{n}}}" for n in range(count) for who in ("cntt", "dn")],
        "owns": [f"{{from: so, to: t{n}}}" for n in range(count)],
        "uses": [f"{{from: g.{who}, to: t{n}}}" for n in range(count) for who in ("tinh", "huyen", "xa")],
    }
    relations = "".join(f"  {kind}: [{', '.join(entries)}]\n" for kind, entries in lines.items())
    # Every unit uses every tool here: that many are too many only for AW-03, which is not the matter.
    profile = "profile:\n  severity: {AW-03: off, PL-03: off}\n"
    return f"{text[: text.index('relations:')]}relations:\n{relations}{profile}"


def test_up_to_the_limit_everything_is_drawn() -> None:
    picture = diagram(many(WHOLE.problems))
    assert not [node for node in picture.nodes if node.status == "folded"]
    assert sum(node.role == "problem" for node in picture.nodes) == WHOLE.problems


def test_beyond_the_limit_the_worst_stay_and_the_rest_is_counted() -> None:
    picture = diagram(many(WHOLE.problems + 4))
    shown = [node.id for node in picture.nodes if node.role == "problem" and node.status != "folded"]
    assert shown == [*(f"p{n}" for n in range(WHOLE.problems - 1)), f"p{WHOLE.problems + 3}"]
    (rest,) = [node for node in picture.nodes if node.lane == "problems" and node.status == "folded"]
    assert (rest.title, rest.details) == ("… và 4 bài toán khác", ("không có khoảng trống",))


def test_what_is_folded_keeps_its_lines_to_what_is_shown() -> None:
    lines = as_text(diagram(many(WHOLE.tools + 3))).splitlines()
    assert "Chủ tịch UBND tỉnh --sets--> … và 9 bài toán khác" in lines
    assert any(line.startswith("… và 9 bài toán khác --addresses--> Công cụ") for line in lines)


def test_what_is_folded_stands_last_in_its_lane() -> None:
    picture = diagram(large(*PROVINCE))
    for lane in picture.lanes:
        boxes = [
            node for node in picture.nodes if node.lane == lane.id and node.role not in ("budget", "ghost")
        ]
        assert [node for node in boxes[:-1] if node.status == "folded"] == []
    assert sum(node.status == "folded" for node in picture.nodes) >= 2


def test_the_busiest_builders_stay_where_none_has_findings() -> None:
    picture = diagram(large(*PROVINCE), fold=True)
    assert "builder:cntt" in [node.id for node in picture.nodes]
    assert "more:builders" in [node.id for node in picture.nodes]


def test_folded_problems_with_findings_say_so() -> None:
    text = many(WHOLE.problems + 4).replace("pain: Đi lại nửa ngày, ", "")
    (rest,) = [node for node in diagram(text).nodes if node.lane == "problems" and node.status == "folded"]
    assert rest.details == ("trong đó 4 có khoảng trống",)


def test_units_with_findings_stand_alone_until_there_are_too_many() -> None:
    surveyed = "".join(
        f"- {{id: x{n}, name: Xã số {n}, kind: committee, level: commune, parent: huyen, apparatus: true, "
        f"tool_count_survey: {12 + n}}}\n"
        for n in range(WHOLE.users + 2)
    )
    text = replaced(("groups:\n", f"{surveyed}groups:\n"))
    nodes = [node for node in diagram(text).nodes if node.lane == "users"]
    alone = [node.title for node in nodes if node.id.startswith("unit:")]
    assert len(alone) == WHOLE.users
    level = next(node for node in nodes if node.id == "level:commune")
    assert (level.title, level.details) == ("UBND cấp\u00a0xã × 40", ("thêm 2 đơn vị có khoảng trống",))


def test_organizations_outside_the_apparatus_fold_into_one_box() -> None:
    extra = "".join(f"- {{id: n{n}, name: Ngành {n}, kind: vertical, level: province}}\n" for n in range(9))
    uses = ", ".join(f"{{from: n{n}, to: t}}" for n in range(9))
    picture = diagram(replaced(("groups:\n", f"{extra}groups:\n"), ("uses: [", f"uses: [{uses}, ")))
    assert "… và 3 đơn vị khác" in [node.title for node in picture.nodes if node.lane == "users"]
    assert sum(edge.target == "more:users" for edge in picture.edges) == 1


def test_choosing_keeps_the_worst_and_the_order_of_the_file() -> None:
    grade = {"a": (2,), "b": (0,), "c": (2,), "d": (1,)}
    chosen = choose("abcd", 3, grade.__getitem__)
    assert (chosen.shown, chosen.folded) == (("a", "b", "d"), ("c",))
    assert choose("aab", 2, grade.__getitem__).folded == ()


def test_hygiene_and_what_is_waived_do_not_make_an_element_worse_than_an_open_finding() -> None:
    text = replaced(
        ("  addresses: [{from: t, to: p}]\n", ""),
        ("problems:\n", "documents:\n- {id: d, name: Kế hoạch, kind: plan}\nproblems:\n"),
    )
    _graph, report = report_of(text + waiver("PA-02", "p"))
    grades = Grades(report)
    assert grades.of("t") < grades.of("p") < grades.of("so")
    assert grades.of("d") < grades.of("so")
    assert (grades.concerned("p"), grades.concerned("d"), grades.concerned("p", "head")) == (
        True,
        False,
        False,
    )


def test_a_line_for_too_many_relations_names_none() -> None:
    edges = [Edge("a", "b", "sets", relations=(("sets", f"x{n}", "p"),)) for n in range(MOST_RELATIONS + 1)]
    assert merged(edges) == (Edge("a", "b", "sets"),)
    assert len(merged(edges[:-1])[0].relations) == MOST_RELATIONS


def test_a_long_scorecard_is_cut_with_the_worst_kept() -> None:
    graph, report = large(*PROVINCE)
    whole, folded = grid((graph, report)), grid((graph, report), fold=True)
    assert len([row for row in whole.rows if row.id.startswith("p")]) == 40
    kept = [row.id for row in folded.rows if row.id.startswith("p")]
    assert len(kept) == 24 and kept == [problem.id for problem in graph.problems if problem.id in kept]
    assert folded.rows[-1].cells[0].lines[0] == "… và 16 bài toán khác"
    assert [row.id for row in grid(many(26), fold=True).rows][-2:] == ["p25", "more:problems"]
