"""Where a row of measurements is heading: its slope, and the day on which it would meet a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from math import ceil

from rolemap.model import Measurement
from rolemap.model.text import TOLERANCE

MONTH = 30
"""Days in a "month" of a slope."""
MOST_MEASUREMENTS = 4
"""So many of the latest measurements make the trend: older ones say little about where things head now."""
HORIZON = 1826
"""Days (five years) beyond which no crossing is foretold: no line stays straight that long."""


class Heading(Enum):
    """Whether the measurements move toward their line, away from it, or not at all."""

    WORSE = "worse"
    BETTER = "better"
    STEADY = "steady"


@dataclass(frozen=True, slots=True)
class Trend:
    """`per_month` is the signed change in 30 days, in the unit of the metric; `points` how many made it."""

    heading: Heading
    per_month: float
    points: int


def known(measurements: Iterable[Measurement], as_of: date) -> tuple[Measurement, ...]:
    """The measurements that were there on `as_of`, by day; of several on one day the last listed holds."""
    by_day = {one.date: one for one in measurements if one.date <= as_of}
    return tuple(by_day[day] for day in sorted(by_day))


def trend_of(measurements: Sequence[Measurement], must_stay: str) -> Trend | None:
    """The least-squares slope of the last measurements (from `known`); None with fewer than two."""
    points = measurements[-MOST_MEASUREMENTS:]
    if len(points) < 2:
        return None
    # Seen from the last measurement, so that neither the era nor a large constant value costs precision.
    days = [(one.date - points[-1].date).days for one in points]
    values = [one.value - points[-1].value for one in points]
    middle_day, middle = sum(days) / len(days), sum(values) / len(values)
    spread = sum((day - middle_day) ** 2 for day in days)
    common = sum((day - middle_day) * (value - middle) for day, value in zip(days, values, strict=True))
    per_month = common / spread * MONTH
    if abs(per_month) <= TOLERANCE:
        return Trend(Heading.STEADY, 0.0, len(points))
    worse = per_month < 0 if must_stay == "above" else per_month > 0
    return Trend(Heading.WORSE if worse else Heading.BETTER, per_month, len(points))


def crossing(last: Measurement, trend: Trend, limit: float, as_of: date) -> date | None:
    """The first whole day on which the value, going on from the last one at that slope, is at the limit.

    The last value must not be past the limit. Never before `as_of`; None when the trend does not lead to the
    limit, or only more than five years after `as_of`.
    """
    if trend.heading is not Heading.WORSE:
        return None
    # A value that is at the limit, within the tolerance, may lie a hair past it.
    days = max(0.0, (limit - last.value) / (trend.per_month / MONTH))
    if days > min((as_of - last.date).days + HORIZON, (date.max - last.date).days):
        return None
    return max(as_of, last.date + timedelta(days=ceil(days - TOLERANCE)))
