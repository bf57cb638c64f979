"""Early warning: for every threshold its last value, where it is heading, and when it would meet its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rolemap.brakes.base import State
from rolemap.brakes.trend import Heading, Trend, crossing, known, trend_of
from rolemap.i18n import day, domain, number
from rolemap.model import Measurement, Threshold, above, below, blank

if TYPE_CHECKING:
    from rolemap.model import RoleGraph

_ = domain("brakes")

NEAR_DAYS = 90
"""A trend that meets its limit within a quarter is near it: the time between two sessions of a body."""


@dataclass(frozen=True, slots=True)
class ThresholdWatch:
    """One threshold at the as-of date, in words of the language in force at that moment.

    `value` and `measured` are the last measurement not after the as-of date. `crossing` is None unless the
    value is still within the limit, moves toward it, and would meet it within five years. `action` is what
    the threshold itself says is to be done, in amber and red only.
    """

    id: str
    about: tuple[str, ...]
    state: State
    value: float | None
    measured: date | None
    must_stay: str
    limit: float
    warn: float | None
    trend: Trend | None
    crossing: date | None
    watcher: str | None
    sentence: str
    action: str


def watches(graph: RoleGraph) -> tuple[ThresholdWatch, ...]:
    """The watch of every threshold of the map, worst first, equals in the order of the file."""
    found = [watch_of(graph, threshold) for threshold in graph.thresholds]
    return tuple(sorted(found, key=lambda watch: watch.state.rank))


def watch_of(graph: RoleGraph, threshold: Threshold) -> ThresholdWatch:
    """The watch of one threshold, which may be one that is still being written."""
    measurements = known(threshold.measurements, graph.as_of)
    last = measurements[-1] if measurements else None
    trend = trend_of(measurements, threshold.must_stay)
    meets: date | None = None
    if last is not None and trend is not None and not _past(threshold, last.value, threshold.limit):
        meets = crossing(last, trend, threshold.limit, graph.as_of)
    state = _state(threshold, last, meets, graph.as_of)
    return ThresholdWatch(
        id=threshold.id,
        about=tuple(dict.fromkeys(relation.target for relation in graph.outgoing("about", threshold.id))),
        state=state,
        value=None if last is None else last.value,
        measured=None if last is None else last.date,
        must_stay=threshold.must_stay,
        limit=threshold.limit,
        warn=threshold.warn,
        trend=trend,
        crossing=meets,
        watcher=threshold.watcher,
        sentence=_sentence(threshold, last, trend, meets, graph.as_of),
        action=_action(threshold, state),
    )


def _past(threshold: Threshold, value: float, line: float) -> bool:
    return below(value, line) if threshold.must_stay == "above" else above(value, line)


def _state(threshold: Threshold, last: Measurement | None, meets: date | None, as_of: date) -> State:
    if last is None:
        return State.UNKNOWN
    if _past(threshold, last.value, threshold.limit):
        return State.RED
    if threshold.warn is not None and _past(threshold, last.value, threshold.warn):
        return State.AMBER
    if meets is not None and (meets - as_of).days <= NEAR_DAYS:
        return State.AMBER
    return State.GREEN


def _action(threshold: Threshold, state: State) -> str:
    if not state.alarming:
        return ""
    if threshold.action is not None and not blank(threshold.action):
        return threshold.action
    return _("Pause and look: meet on it and record the decision to adjust.")


def _sentence(
    threshold: Threshold, last: Measurement | None, trend: Trend | None, meets: date | None, as_of: date
) -> str:
    if last is None:
        return _("No measurement up to {day}.").format(day=day(as_of))
    standing = _standing(threshold, last)
    if trend is None:
        return standing
    heading = _heading(threshold, trend, meets, as_of)
    return _("{standing} {trend}").format(standing=standing, trend=heading)


def _standing(threshold: Threshold, last: Measurement) -> str:
    if _past(threshold, last.value, threshold.limit):
        pattern = (
            _("{value} on {day}: below the limit {limit}.")
            if threshold.must_stay == "above"
            else _("{value} on {day}: above the limit {limit}.")
        )
    elif threshold.warn is not None and _past(threshold, last.value, threshold.warn):
        pattern = _("{value} on {day}: past the warning line {warn}, limit {limit}.")
    else:
        pattern = _("{value} on {day}: within the limit {limit}.")
    return pattern.format(
        value=figure(last.value),
        day=day(last.date),
        limit=figure(threshold.limit),
        warn="" if threshold.warn is None else figure(threshold.warn),
    )


def _heading(threshold: Threshold, trend: Trend, meets: date | None, as_of: date) -> str:
    if trend.heading is Heading.STEADY:
        return _("Steady over the last {n} measurements.").format(n=number(trend.points))
    if trend.heading is Heading.BETTER:
        pattern = _("Getting better by {amount} a month.")
    elif meets is None:
        pattern = _("Getting worse by {amount} a month.")
    elif meets == as_of:
        pattern = _("Getting worse by {amount} a month; at this pace it is at the limit {limit} by now.")
    else:
        pattern = _("Getting worse by {amount} a month; at this pace it meets the limit {limit} on {day}.")
    return pattern.format(
        amount=figure(abs(trend.per_month)),
        limit=figure(threshold.limit),
        day="" if meets is None else day(meets),
    )


def figure(value: float) -> str:
    """A measured value: with two decimals at most, or with as many as a small one needs to be seen."""
    digits = next((digits for digits in (2, 4, 6) if round(value, digits)), 2)
    return number(float(value), digits)
