"""AW-07: what breaches a threshold, and what settles it."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.awareness.breach_undecided import BreachUndecided
from rolemap.checks.base import Hit
from tests.checks.conftest import found

MAP = """
problems:
- {id: p, name: Hồ sơ trực tuyến còn ít, owner: goc, status: STATUS}
thresholds:
- {id: n, name: Ngưỡng hồ sơ, metric: Tỷ lệ (%), must_stay: SIDE, limit: 60, warn: 70, measurements: MEASURED}
- {id: m, name: Ngưỡng khác, metric: Số phiếu, must_stay: below, limit: 5,
   measurements: [{date: 2022-05-01, value: 6}]}
reviews:
- {id: r, name: Họp xem xét, REVIEW}
- {id: som, name: Họp đầu năm, date: 2022-01-05, decision: Tiếp tục}
relations:
  about: ABOUT
"""
ABOUT = "[{from: n, to: p}, {from: r, to: p}, {from: som, to: p}]"
LOW = "[{date: 2022-05-31, value: 41}]"


def hits(
    measured: str = LOW,
    review: str = "date: 2021-01-01",
    *,
    side: str = "above",
    about: str = ABOUT,
    status: str = "active",
) -> list[Hit]:
    text = MAP.replace("STATUS", status).replace("SIDE", side).replace("MEASURED", measured)
    return found(BreachUndecided, text.replace("REVIEW", review).replace("ABOUT", about))


@pytest.mark.parametrize(
    ("side", "value", "findings"),
    [
        ("above", 59.9, 1),
        ("above", 60, 0),
        ("above", 65, 0),
        ("above", 59.9999999999, 0),
        ("below", 60.1, 1),
        ("below", 60, 0),
        ("below", 41, 0),
    ],
)
def test_the_limit_itself_is_no_breach_and_the_yellow_line_plays_no_part(
    side: str, value: float, findings: int
) -> None:
    found_here = hits(f"[{{date: 2022-05-31, value: {value}}}]", side=side)
    assert [hit.subjects for hit in found_here] == [("p", "n")] * findings


@pytest.mark.parametrize(
    ("review", "findings"),
    [
        ("date: 2022-05-31, decision: Điều chỉnh", 0),
        ("date: 2022-06-30, decision: Điều chỉnh", 0),
        ("date: 2022-05-30, decision: Điều chỉnh", 1),
        ("date: 2022-07-01, decision: Điều chỉnh", 1),
        ("date: 2022-06-15", 1),
        ("date: 2022-06-15, decision: ' '", 1),
    ],
)
def test_a_decision_from_the_day_of_the_breach_to_today_settles_it(review: str, findings: int) -> None:
    assert len(hits(review=review)) == findings


@pytest.mark.parametrize(("day", "findings"), [("2022-06-30", 1), ("2022-07-01", 0)])
def test_measurements_after_today_are_not_known_yet(day: str, findings: int) -> None:
    assert len(hits(f"[{{date: {day}, value: 1}}]")) == findings


def test_a_later_good_value_does_not_settle_and_the_first_open_breach_is_told() -> None:
    measured = (
        "[{date: 2022-06-10, value: 40}, {date: 2022-02-01, value: 10}, {date: 2022-04-01, value: 50},"
        " {date: 2022-06-20, value: 90}]"
    )
    (hit,) = hits(measured, "date: 2022-03-01, decision: Tiếp tục")
    assert hit.values == {"date": date(2022, 4, 1), "value": 50, "limit": 60}
    assert [relation.key for relation in hit.relations] == [("about", "n", "p")]


def test_an_old_decision_does_not_settle_a_new_breach() -> None:
    measured = "[{date: 2022-02-01, value: 10}, {date: 2022-04-01, value: 50}]"
    assert hits(measured, "date: 2022-04-01, decision: Tiếp tục") == []
    assert len(hits(measured, "date: 2022-03-31, decision: Tiếp tục")) == 1


def test_each_threshold_is_a_finding_of_its_own() -> None:
    about = "[{from: n, to: p}, {from: m, to: p}, {from: m, to: p}]"
    assert [hit.subjects for hit in hits(about=about)] == [("p", "n"), ("p", "m")]


def test_what_is_not_attached_does_not_count() -> None:
    assert hits(about="[{from: n, to: p, valid_to: 2022-06-30}]") == []
    ended = "[{from: n, to: p}, {from: r, to: p, valid_to: 2022-06-30}]"
    assert len(hits(review="date: 2022-06-15, decision: Tiếp tục", about=ended)) == 1


@pytest.mark.parametrize(("status", "findings"), [("proposed", 0), ("approved", 1), ("closed", 0)])
def test_only_open_problems(status: str, findings: int) -> None:
    assert len(hits(status=status)) == findings
