"""The brakes at a terminal and as JSON."""

from __future__ import annotations

import json

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.services.checking import Workspace
from rolemap.services.reports.brakes import json as brakes_json
from rolemap.services.reports.brakes import text
from rolemap.services.reports.paragraphs import WIDTH
from tests.conftest import graph_of, sample


@pytest.fixture(params=["thai-binh", "nam-dinh"])
def workspace(request: pytest.FixtureRequest) -> Workspace:
    """A checked sample."""
    return Workspace("-", evaluate(sample(request.param)))


def test_every_brake_and_metric_is_told(workspace: Workspace) -> None:
    report = " ".join(text.report(workspace).split())
    for brake in workspace.brakes:
        assert f"{brake.name.upper()}: {brake.state.label.upper()}" in report
        for metric in brake.metrics:
            assert f"{metric.name}: {metric.shown} ({metric.lines})" in report
            assert metric.sentence in report
        assert not brake.action or f"Cách xử lý: {brake.action}" in report


def test_thresholds_stand_at_the_end(workspace: Workspace) -> None:
    tail = text.report(workspace).split("Ngưỡng cảnh báo sớm\n")[-1]
    for threshold in workspace.graph.thresholds:
        assert threshold.name in " ".join(tail.split())


def test_it_fits_the_terminal(workspace: Workspace) -> None:
    assert max(map(len, text.report(workspace).splitlines())) <= WIDTH


def test_a_long_list_of_places_is_cut_and_counted() -> None:
    problems = "\n".join(
        f"- {{id: p{n}, name: Bài toán số {n}, owner: ubnd, status: approved}}" for n in range(8)
    )
    graph = graph_of(
        "organizations: [{id: ubnd, name: Ủy ban nhân dân tỉnh, kind: committee, level: province}]\n"
        f"problems:\n{problems}\n"
    )
    report = text.report(Workspace("-", evaluate(graph)))
    assert "Bài toán số 4" in report and "Bài toán số 5" not in report
    assert "3 nơi khác" in report


def test_json_is_what_the_brakes_say(workspace: Workspace) -> None:
    document = json.loads(brakes_json.report(workspace))
    assert [brake["id"] for brake in document["brakes"]] == [brake.id for brake in workspace.brakes]
    assert document["map"] == workspace.graph.info.id
