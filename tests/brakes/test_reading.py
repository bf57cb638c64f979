"""A whole map: the five brakes, the worst of their metrics, the stage, and a map with nothing in it."""

from __future__ import annotations

import pytest

from rolemap.brakes import Brake, State, brakes
from rolemap.brakes.base import worst
from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from tests.brakes.gauges import all_brakes
from tests.conftest import graph_of

MAP = """
organizations: [{{id: ub, name: UBND tỉnh, kind: committee, level: province}}]
map: {{stage: {stage}}}
positions:
- {{id: ct, name: Chủ tịch UBND tỉnh, organization: ub, rank: head}}
- {{id: pct, name: Phó Chủ tịch UBND tỉnh, organization: ub, rank: deputy}}
problems: [{{id: p, name: Bài toán, owner: ub, status: active, start: 2020-01-01}}]
relations: {{sets: [{{from: pct, to: p}}]}}
"""


def test_an_empty_map_measures_nothing_and_says_so_for_every_gauge() -> None:
    graph = graph_of("")
    found = brakes(graph, evaluate(graph))
    assert [brake.name for brake in found] == [
        "Nhận thức",
        "Sự tham gia",
        "Vai trò người đứng đầu",
        "Cách tiếp cận nền tảng",
        "Quản lý kinh phí, 5 đúng",
    ]
    for brake in found:
        assert (brake.state, brake.action) == (State.UNKNOWN, "")
        for metric in brake.metrics:
            assert (metric.value, metric.state, metric.parts) == (None, State.UNKNOWN, ()), metric.id
            assert metric.sentence.endswith("."), metric.id


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ("green green", "green"),
        ("green amber unknown", "amber"),
        ("amber red green", "red"),
        ("unknown green", "green"),
        ("unknown unknown", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_brake_is_as_bad_as_its_worst_metric(states: str, expected: str) -> None:
    assert worst(map(State, states.split())) is State(expected)


def at(stage: str) -> Brake:
    return all_brakes(graph_of(MAP.format(stage=stage)))["awareness"]


def test_a_running_map_looks_first_at_deviation_and_a_prepared_one_at_the_problem() -> None:
    assert [metric.id for metric in at("running").metrics] == ["BR-AW-5", "BR-AW-2", "BR-AW-3", "BR-AW-4"]
    assert [metric.id for metric in at("preparing").metrics] == ["BR-AW-1", "BR-AW-4", "BR-AW-2", "BR-AW-5"]
    assert at("preparing").leading.name == "Bài toán rõ và đo được"


def test_of_equally_bad_metrics_the_one_that_leads_says_what_to_do() -> None:
    """The problem is vague, without a brake and overdue for review: all of these are red."""
    assert {metric.state for metric in at("running").metrics} == {State.UNKNOWN, State.RED}
    assert at("running").action.startswith("Lập phiếu rà soát")
    assert at("preparing").action.startswith("Viết lại trước khi bắt đầu")


def test_the_right_problem_set_by_the_head_leads_its_brake_at_both_stages() -> None:
    for stage in ("running", "preparing"):
        assert all_brakes(graph_of(MAP.format(stage=stage)))["head"].leading.id == "BR-HD-1"


def test_the_stage_changes_no_finding() -> None:
    keys = [[one.key for one in evaluate(graph_of(MAP.format(stage=stage))).findings]
            for stage in ("running", "preparing")]  # fmt: skip
    assert keys[0] == keys[1]


def test_another_date_gives_another_reading() -> None:
    graph = graph_of(MAP.format(stage="running"))
    early = RoleGraph(graph.map, graph.info.as_of.replace(year=2020))
    assert {metric.id: metric.value for metric in all_brakes(early)["awareness"].metrics}["BR-AW-3"] == 1.0


def test_an_action_stands_only_where_something_is_to_be_done() -> None:
    for brake in all_brakes(graph_of(MAP.format(stage="running"))).values():
        assert bool(brake.action) == brake.state.alarming
        for metric in brake.metrics:
            assert bool(metric.action) == metric.state.alarming
