"""Slopes by least squares and the day on which a line is met, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rolemap.brakes.trend import HORIZON, Heading, Trend, crossing, known, trend_of
from rolemap.model import Measurement

START = date(2022, 1, 1)
AS_OF = date(2022, 6, 30)


def rows(*points: tuple[int, float]) -> tuple[Measurement, ...]:
    """Measurements so many days after the first of January 2022."""
    return tuple(Measurement(START + timedelta(days=day), value) for day, value in points)


def test_what_is_measured_later_is_not_known_yet_and_the_day_itself_is() -> None:
    found = known(rows((0, 1), (180, 2), (181, 3)), START + timedelta(days=180))
    assert [one.value for one in found] == [1, 2]


def test_days_are_put_in_order_and_of_one_day_the_last_listed_holds() -> None:
    found = known(rows((30, 5), (0, 1), (30, 7), (0, 2), (0, 3)), AS_OF)
    assert [(one.date, one.value) for one in found] == [(START, 3), (START + timedelta(days=30), 7)]


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_measurements_have_no_trend(count: int) -> None:
    assert trend_of(rows((0, 1))[:count], "above") is None


@pytest.mark.parametrize(
    ("points", "per_month", "used"),
    [
        ([(0, 10), (30, 13)], 3, 2),
        ([(0, 10), (60, 13)], 1.5, 2),  # three in two months
        # Days 0, 30, 60, values 1, 2, 6: (-30 * -2 + 0 * -1 + 30 * 3) / (900 + 0 + 900) = 150 / 1800 a day.
        ([(0, 1), (30, 2), (60, 6)], 2.5, 3),
        # Days 0, 10, 20, 30, values 4, 4, 6, 6: (-15 * -1 - 5 * -1 + 5 * 1 + 15 * 1) / 500 = 40 / 500 a day.
        ([(0, 4), (10, 4), (20, 6), (30, 6)], 2.4, 4),
        # Of ten only the last four count: 4, 4, 6, 6 again.
        ([(n, 100 - 7 * n) for n in range(6)] + [(10, 4), (20, 4), (30, 6), (40, 6)], 2.4, 4),
    ],
)
def test_slope(points: list[tuple[int, float]], per_month: float, used: int) -> None:
    assert trend_of(rows(*points), "below") == Trend(Heading.WORSE, pytest.approx(per_month), used)
    falling = [(day, -value) for day, value in points]
    assert trend_of(rows(*falling), "above") == Trend(Heading.WORSE, pytest.approx(-per_month), used)


def test_away_from_the_line_is_better() -> None:
    assert trend_of(rows((0, 10), (30, 13)), "above") == Trend(Heading.BETTER, pytest.approx(3), 2)
    assert trend_of(rows((0, 13), (30, 10)), "below") == Trend(Heading.BETTER, pytest.approx(-3), 2)


@pytest.mark.parametrize("value", [0.0, 0.1, 41.0, 1e12])
def test_equal_values_are_steady(value: float) -> None:
    assert trend_of(rows((0, value), (7, value), (31, value)), "above") == Trend(Heading.STEADY, 0.0, 3)


def test_up_and_back_is_steady() -> None:
    assert trend_of(rows((0, 5), (10, 9), (20, 5)), "below") == Trend(Heading.STEADY, 0.0, 3)


@pytest.mark.parametrize(
    ("value", "per_month", "limit", "days"),
    [
        (34.5, -1.5, 30, 90),  # 4.5 at 1.5 a month: three months of 30 days
        (10, 3, 20, 100),  # 10 at 0.1 a day
        (10, 3, 20.04, 101),  # 100.4 days: the first whole day at or past the limit
        (30, -1.5, 30, 0),  # at the limit already, which is no breach
        (30 - 1e-10, -1.5, 30, 0),  # the same within the tolerance
    ],
)
def test_crossing(value: float, per_month: float, limit: float, days: int) -> None:
    last = Measurement(AS_OF, value)
    assert crossing(last, Trend(Heading.WORSE, per_month, 2), limit, AS_OF) == AS_OF + timedelta(days=days)


def test_crossing_counts_from_the_last_measurement_and_is_never_before_the_date_of_the_map() -> None:
    """Ten days at one a day from 1 June is 11 June; on 30 June that is over, so it is now."""
    last = Measurement(date(2022, 6, 1), 10)
    assert crossing(last, Trend(Heading.WORSE, 30, 2), 20, AS_OF) == AS_OF
    assert crossing(last, Trend(Heading.WORSE, 30, 2), 45, AS_OF) == date(2022, 7, 6)


def test_no_crossing_is_foretold_beyond_five_years() -> None:
    last = Measurement(AS_OF, 0)
    trend = Trend(Heading.WORSE, 30, 2)
    assert crossing(last, trend, HORIZON, AS_OF) == AS_OF + timedelta(days=HORIZON)
    assert crossing(last, trend, HORIZON + 1, AS_OF) is None
    assert crossing(last, Trend(Heading.WORSE, 1e-8, 2), 1e9, AS_OF) is None
    a_year_ago = Measurement(AS_OF - timedelta(days=365), 0)
    assert crossing(a_year_ago, trend, HORIZON + 365, AS_OF) == AS_OF + timedelta(days=HORIZON)
    assert crossing(a_year_ago, trend, HORIZON + 366, AS_OF) is None


def test_the_calendar_ends_and_a_crossing_beyond_it_is_not_foretold() -> None:
    last_days = date(9999, 12, 1)
    last = Measurement(last_days, 0)
    assert crossing(last, Trend(Heading.WORSE, 30, 2), 30, last_days) == date(9999, 12, 31)
    assert crossing(last, Trend(Heading.WORSE, 30, 2), 31, last_days) is None


@pytest.mark.parametrize("heading", [Heading.BETTER, Heading.STEADY])
def test_no_crossing_is_foretold_for_what_does_not_get_worse(heading: Heading) -> None:
    assert crossing(Measurement(AS_OF, 0), Trend(heading, 0.0, 2), 10, AS_OF) is None
