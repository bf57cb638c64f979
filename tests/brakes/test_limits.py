"""The lines of the metrics: within their bounds, replaced by the profile, never the wrong way round."""

from __future__ import annotations

import re

import pytest

from rolemap.brakes import LIMITS, Direction, Gauge, MapRules, State
from rolemap.brakes.limits import line_defects, lines_of
from rolemap.brakes.panels import GAUGES, PANELS
from rolemap.model import Profile
from tests.brakes.gauges import read

MORE, LESS = "BR-HD-1", "BR-PL-2"
"""Yellow 1 and red 0.5, more is better; yellow 0.3 and red 0.5, less is better."""


def gauge(metric_id: str) -> Gauge:
    return next(gauge for gauge in GAUGES if gauge.id == metric_id)


def lines(metric_id: str, **own: float) -> tuple[float, float]:
    return lines_of(gauge(metric_id), Profile(limits={metric_id: own}))


def test_there_are_five_brakes_with_two_to_four_gauges_each_at_both_stages() -> None:
    assert [panel.id for panel in PANELS] == ["awareness", "participation", "head", "platform", "budget"]
    for panel in PANELS:
        for stage in ("preparing", "running"):
            assert 2 <= len(panel.at(stage)) <= 4, (panel.id, stage)


def test_ids_are_stable_names_and_every_metric_has_its_lines() -> None:
    ids = [gauge.id for gauge in GAUGES]
    assert len(set(ids)) == len(ids)
    assert list(LIMITS) == ids
    assert all(re.fullmatch("BR-(AW|PA|HD|PL|BU)-[1-9]", id) for id in ids)


@pytest.mark.parametrize("one", GAUGES, ids=lambda one: one.id)
def test_defaults_lie_within_bounds_on_the_right_side_with_a_reason(one: Gauge) -> None:
    assert [limit.name for limit in LIMITS[one.id]] == ["yellow", "red"]
    for limit in (one.yellow, one.red):
        assert limit.low <= limit.default <= limit.high
        assert limit.basis
    assert not one.direction.past(one.yellow.default, one.red.default)


def test_a_value_at_a_line_is_not_past_it() -> None:
    for direction in Direction:
        assert not direction.past(0.3, 0.1 + 0.2)
    assert Direction.MORE_IS_BETTER.past(0.29, 0.3)
    assert Direction.LESS_IS_BETTER.past(0.31, 0.3)


def test_the_profile_replaces_either_line_or_both() -> None:
    assert lines(MORE) == (1.0, 0.5)
    assert lines(MORE, yellow=0.8) == (0.8, 0.5)
    assert lines(MORE, red=0.9) == (1.0, 0.9)
    assert lines(MORE, yellow=0.6, red=0.2) == (0.6, 0.2)
    assert lines(LESS, yellow=0.1, red=0.2) == (0.1, 0.2)


def test_a_line_that_is_moved_past_the_other_takes_it_along() -> None:
    assert lines(MORE, yellow=0.4) == (0.4, 0.4)
    assert lines(LESS, yellow=0.6) == (0.6, 0.6)
    assert lines(LESS, red=0.1) == (0.1, 0.1)


def test_both_lines_the_wrong_way_round_are_a_defect_and_red_wins() -> None:
    profile = Profile(limits={MORE: {"yellow": 0.4, "red": 0.6}, LESS: {"yellow": 0.2, "red": 0.2}})
    (defect,) = line_defects(profile)
    assert defect.path == "profile.limits.BR-HD-1.red"
    assert defect.message == "Vạch đỏ 0.6 nằm trước vạch vàng 0.4."
    assert lines(MORE, yellow=0.4, red=0.6) == (0.4, 0.6)


def test_rules_of_a_map_know_the_metrics_beside_the_checks() -> None:
    profile = Profile(
        limits={
            "BR-HD-1": {"yellow": 1.5},
            "BR-HD-9": {"yellow": 1},
            "BR-BU-1": {"green": 1},
            "BR-PL-2": {"yellow": 0.5, "red": 0.2},
            "AW-02": {"hours": 4},
            "BR-AW-2": {"red": 16},
        }
    )
    paths = [defect.path for defect in MapRules().profile_defects(profile, (), ("province",))]
    assert paths == [
        "profile.limits.BR-HD-1.yellow",
        "profile.limits.BR-HD-9",
        "profile.limits.BR-BU-1.green",
        "profile.limits.BR-PL-2.red",
    ]


@pytest.mark.parametrize(
    ("own", "state", "shown"),
    [
        ("", State.AMBER, "vàng khi dưới 100%, đỏ khi dưới 50%"),
        ("{yellow: 0.5}", State.GREEN, "đỏ khi dưới 50%"),
        ("{red: 0.6}", State.RED, "vàng khi dưới 100%, đỏ khi dưới 60%"),
        ("{yellow: 0.4}", State.GREEN, "đỏ khi dưới 40%"),
    ],
)
def test_a_map_is_read_under_its_own_lines(own: str, state: State, shown: str) -> None:
    """One of two problems is set by the head: 50%."""
    metric = read(
        """
positions: [{id: ct, name: Chủ tịch UBND tỉnh, organization: goc, rank: head}]
problems: [{id: p, name: Một, owner: goc, status: approved}, {id: q, name: Hai, owner: goc, status: approved}]
relations: {sets: [{from: ct, to: p}]}
"""
        + (f"profile: {{limits: {{BR-HD-1: {own}}}}}\n" if own else ""),
        "BR-HD-1",
    )
    assert (metric.value, metric.state, metric.lines) == (0.5, state, shown)
