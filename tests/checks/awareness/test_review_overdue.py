"""AW-04: from which day the year is counted, and for what."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.awareness.review_overdue import ReviewOverdue
from rolemap.checks.base import Hit, Words
from tests.checks.conftest import found

PROBLEM = """
problems:
- {id: thutuc, name: Người dân nộp lại giấy tờ, owner: goc, status: STATUS, START}
reviews:
- {id: r1, name: Rà soát một, date: DAY1}
- {id: r2, name: Rà soát hai, date: DAY2, decision: Tiếp tục}
relations:
  about: ABOUT
"""
BOTH = "[{from: r1, to: thutuc}, {from: r2, to: thutuc}]"
TOOL = """
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, start: 2020-01-01, TOOL}
"""


def of_problem(
    start: str = "start: 2020-01-01",
    day1: str = "2020-01-01",
    day2: str = "2020-01-01",
    about: str = "[]",
    *,
    status: str = "active",
    **limits: float,
) -> list[Hit]:
    text = PROBLEM.replace("STATUS", status).replace("START", start).replace("ABOUT", about)
    return found(ReviewOverdue, text.replace("DAY1", day1).replace("DAY2", day2), **limits)


@pytest.mark.parametrize(("start", "findings"), [("2021-06-29", 1), ("2021-06-30", 0), ("2022-08-01", 0)])
def test_without_a_review_the_start_counts_and_365_days_are_allowed(start: str, findings: int) -> None:
    assert len(of_problem(f"start: {start}")) == findings


def test_neither_review_nor_start_is_a_finding() -> None:
    (hit,) = of_problem("framing: new_way")
    assert hit.subjects == ("thutuc",)
    assert hit.values["last"] == Words(("not recorded",))


def test_a_review_helps_with_or_without_a_decision_and_without_a_start() -> None:
    assert of_problem(day1="2022-01-15", about=BOTH) == []
    assert of_problem("framing: new_way", day1="2022-01-15", about=BOTH) == []


def test_the_latest_review_counts_though_the_start_is_later() -> None:
    (hit,) = of_problem("start: 2022-01-01", "2020-05-04", "2021-05-04", BOTH)
    assert hit.values["last"] == date(2021, 5, 4)
    assert hit.values["days"] == 422
    assert [relation.source for relation in hit.relations] == ["r2"]


def test_a_review_of_the_day_counts_and_one_of_tomorrow_does_not() -> None:
    assert of_problem(day1="2022-06-30", about=BOTH) == []
    (hit,) = of_problem(day1="2022-07-01", day2="2022-07-01", about=BOTH)
    assert hit.values["last"] == date(2020, 1, 1)


def test_a_review_whose_relation_has_ended_does_not_count() -> None:
    about = "[{from: r1, to: thutuc, valid_to: 2022-06-30}]"
    assert len(of_problem(day1="2022-06-01", about=about)) == 1


@pytest.mark.parametrize(
    ("status", "findings"), [("proposed", 0), ("approved", 1), ("active", 1), ("closed", 0)]
)
def test_only_open_problems(status: str, findings: int) -> None:
    assert len(of_problem(status=status)) == findings


@pytest.mark.parametrize(("days", "findings"), [(181, 0), (180, 0), (179, 1)])
def test_the_profile_changes_the_days(days: float, findings: int) -> None:
    assert len(of_problem("start: 2022-01-01", days=days)) == findings


@pytest.mark.parametrize(
    ("tool", "findings"),
    [
        ("status: live, provision: rented", 1),
        ("status: pilot, provision: built", 1),
        ("status: live, provision: national", 0),
        ("status: planned, provision: rented", 0),
        ("status: retired, provision: rented", 0),
        ("status: live, provision: rented, valid_to: 2022-06-30", 0),
    ],
)
def test_live_tools_that_are_not_national(tool: str, findings: int) -> None:
    found_here = found(ReviewOverdue, TOOL.replace("TOOL", tool))
    assert [hit.subjects for hit in found_here] == [("dvc",)] * findings
