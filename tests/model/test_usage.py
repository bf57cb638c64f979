"""Users, coverage by size, hours and use below target."""

from __future__ import annotations

import pytest

from tests.conftest import graph_of, sample

MAP = """
organizations:
  - {id: ub, name: UBND tỉnh, kind: committee, level: province}
  - {id: s, name: Sở A, kind: department, level: province, parent: ub, apparatus: true}
  - {id: x1, name: Xã 1, kind: committee, level: commune, parent: ub, apparatus: true}
  - {id: x2, name: Khối xã (3), kind: block, level: commune, parent: ub, apparatus: true, size: 3}
  - {id: dn, name: Doanh nghiệp, kind: enterprise, level: enterprise}
groups:
  - {id: g, name: Khối xã, under: ub, level: commune}
  - {id: m, name: Hỗn hợp, members: [s, x1]}
problems:
  - {id: p, name: Bài toán, owner: ub, status: active, audience: [province, district, commune]}
tools:
  - {id: t1, name: Một, kind: system, status: live, provision: built}
  - {id: t2, name: Hai, kind: system, status: pilot, provision: built}
  - {id: t3, name: Ba, kind: system, status: planned, provision: built}
relations:
  addresses:
    - {from: t1, to: p}
    - {from: t2, to: p}
    - {from: t3, to: p}
  uses:
    - {from: g, to: t1, hours_delta: 2, mandatory: true, active_rate: 0.5}
    - {from: x1, to: t1, hours_delta: -0.5}
    - {from: x1, to: t2, hours_delta: 4, mandatory: true, active_rate: 0.6}
    - {from: dn, to: t2, mandatory: true, active_rate: 0.1}
    - {from: m, to: t2, mandatory: true, active_rate: 0.85}
    - {from: s, to: t3, hours_delta: 100, mandatory: true, active_rate: 0.1}
"""


def test_planned_tools_are_no_tools_of_the_problem() -> None:
    assert [tool.id for tool in graph_of(MAP).tools_of("p")] == ["t1", "t2"]


def test_an_organization_reached_twice_gets_both_values() -> None:
    hours = graph_of(MAP).net_hours("p")
    assert (hours.of("x1"), hours.of("x2"), hours.of("s"), hours.of("dn")) == (5.5, 2.0, 0.0, 0.0)
    assert (hours.worst, hours.worst_hours) == ("x1", 5.5)
    assert hours.total == 5.5 + 3 * 2.0
    assert hours.above(2.0).ids == ("x1",)
    assert hours.above(2.0 - 1e-12).ids == ("x1",)


def test_coverage_counts_sizes_and_keeps_empty_levels() -> None:
    coverage = graph_of(MAP).coverage("p")
    assert coverage.share == 1.0 and coverage.missing.ids == ()
    assert [(level.level, level.covered, level.required) for level in coverage.levels] == [
        ("province", 1, 1),
        ("district", 0, 0),
        ("commune", 4, 4),
    ]


def test_coverage_of_a_block_weighs_its_size() -> None:
    graph = graph_of(MAP.replace("from: g, to: t1", "from: x1, to: t1, valid_from: 2022-01-01"))
    coverage = graph.coverage("p")
    assert coverage.missing.ids == ("x2",)
    assert coverage.share == pytest.approx(2 / 5)


def test_tool_counts_leave_out_planned_tools_and_those_without() -> None:
    assert graph_of(MAP).tool_counts() == {"s": 1, "x1": 2, "x2": 1, "dn": 1}


def test_below_target_takes_the_highest_limit_of_a_mixed_group() -> None:
    graph = graph_of(MAP)
    found = graph.uses_below_target({"province": 0.9, "commune": 0.6})
    assert {tool: [line.source for line in lines] for tool, lines in found.items()} == {
        "t1": ["g"],
        "t2": ["m"],
    }
    # the enterprise has no limit, 0.6 is not below 0.6, the planned tool is not live
    assert graph.uses_below_target({"commune": None}) == {}


def test_units_are_sets() -> None:
    graph = graph_of(MAP)
    one, two = graph.users("t1"), graph.users("t2")
    assert (one & two).ids == ("x1",)
    assert (one | two).ids == ("s", "x1", "x2", "dn")
    assert (one - two).ids == ("x2",)
    assert one.overlaps(two) and not graph.users("t3").overlaps(one)
    assert "x2" in one and "s" not in one and 7 not in one
    assert (len(one), one.size, bool(graph.leaves("ub") & one)) == (2, 4, False)


def test_the_sample_has_the_coverage_that_a_reader_counts() -> None:
    graph = sample("thai-binh")
    coverage = graph.coverage("tb.p.vanban")
    assert [(level.covered, level.required) for level in coverage.levels] == [(17, 17), (8, 8), (228, 260)]
    assert coverage.missing.ids == ("tb.x342",)
    assert graph.net_hours("tb.p.baocao").worst_hours == 4.0
