"""Where a value and its lines stand: the scale of a metric, and of the measurements of a threshold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import floor, log10

from rolemap.brakes import Direction, Metric, ThresholdWatch, Unit
from rolemap.brakes.thresholds import figure
from rolemap.brakes.trend import MONTH, known
from rolemap.i18n import day, domain, number, percent
from rolemap.model import Threshold
from rolemap.views.dial import Dial, Level, Sparkline

_ = domain("views")

MOST_POINTS = 24
"""So many of the latest measurements are drawn: two years of monthly figures."""
_ROOM = 1.5
"""How far a scale of hours or counts goes on beyond its last line."""
_FARTHEST = 4
"""Where a value lies further out than so many times its red line, the scale ends before it: the lines count."""
_ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_LEAST = 4.0
"""Hours or counts that a scale shows at least, for one whose lines are both at nought."""
_AROUND = 0.16
"""Share of its height that a sparkline leaves free over and under what it shows."""


def dial(metric: Metric) -> Dial:
    """The dial of a metric: shares on 0 to 100%, hours and counts from nought to beyond the red line."""
    top = 1.0 if metric.unit is Unit.SHARE else _top(metric)
    rising = metric.direction is Direction.MORE_IS_BETTER
    below_red = _("red below {line}") if rising else _("red above {line}")
    below_yellow = _("amber below {line}") if rising else _("amber above {line}")
    shown = metric.unit.shown
    yellow = None
    if metric.direction.past(metric.red, metric.yellow):
        yellow = Level(metric.yellow / top, below_yellow.format(line=shown(metric.yellow)))
    ends = ("0%", percent(1.0)) if metric.unit is Unit.SHARE else (number(0), number(top))
    good = _("{end} (good)").format(end=ends[rising])
    return Dial(
        value=None if metric.value is None else metric.value / top,
        label=_("not measured") if metric.value is None else metric.shown,
        yellow=yellow,
        red=Level(metric.red / top, below_red.format(line=shown(metric.red))),
        rising=rising,
        low=ends[0] if rising else good,
        high=good if rising else ends[1],
    )


def _top(metric: Metric) -> float:
    """A round number beyond the red line, and beyond the value too where that is not far out."""
    lines = max(metric.yellow, metric.red)
    value = min(max(metric.value or 0.0, 0.0), max(lines, _LEAST) * _FARTHEST)
    return _round_up(max(lines * _ROOM, value * 1.1, _LEAST))


def _round_up(wanted: float) -> float:
    """The next number of one figure, or of one figure and a half."""
    if wanted <= 0:
        return 0.0
    ten = 10.0 ** floor(log10(wanted))
    return next(round(step * ten, 10) for step in _ROUND if step * ten >= wanted * (1 - 1e-9))


def threshold_dial(threshold: Threshold, watch: ThresholdWatch) -> Dial:
    """The dial of a threshold that was measured once, or never: from nought, or below it, to beyond its lines."""
    rising = threshold.must_stay == "above"
    lines = [line for line in (threshold.limit, threshold.warn) if line is not None]
    far = _FARTHEST * (max(map(abs, lines)) or 1.0)
    shown = [*lines, *([] if watch.value is None else [min(max(watch.value, -far), far)])]
    low, high = -_round_up(-1.2 * min(shown)), _round_up(1.2 * max(shown))
    low, high = (low, high) if low < high else (0.0, 1.0)
    ends = [figure(low), figure(high)]
    ends[rising] = _("{end} (good)").format(end=ends[rising])
    label = _("not measured")
    if watch.value is not None and watch.measured is not None:
        label = _("{value} on {day}").format(value=figure(watch.value), day=day(watch.measured))

    def place(value: float) -> float:
        return (value - low) / (high - low)

    return Dial(
        value=None if watch.value is None else place(watch.value),
        label=label,
        yellow=_warning(threshold, place),
        red=Level(place(threshold.limit), _limit_words(threshold)),
        rising=rising,
        low=ends[0],
        high=ends[1],
    )


def _limit_words(threshold: Threshold) -> str:
    words = _("at least {value}") if threshold.must_stay == "above" else _("at most {value}")
    return words.format(value=figure(threshold.limit))


def _warning(threshold: Threshold, place: Callable[[float], float]) -> Level | None:
    """The warning line; none where it is the limit itself."""
    if threshold.warn is None or threshold.warn == threshold.limit:
        return None
    return Level(place(threshold.warn), _("warning {value}").format(value=figure(threshold.warn)))


def sparkline(threshold: Threshold, watch: ThresholdWatch, as_of: date) -> Sparkline:
    """The last measurements of a threshold up to `as_of`, at least two, with its lines, its trend and dates."""
    rising = threshold.must_stay == "above"
    measured = known(threshold.measurements, as_of)[-MOST_POINTS:]
    values = [one.value for one in measured]
    days = [one.date for one in measured]
    ahead = _ahead(watch, days[0], days[-1])
    reach = [*values, threshold.limit, *([] if threshold.warn is None else [threshold.warn])]
    low, high = min(reach), max(reach)
    spread = (high - low) or abs(high) or 1.0
    low, high = low - _AROUND * spread, high + _AROUND * spread

    def height(value: float) -> float:
        return (value - low) / (high - low)

    whole = ((ahead[0] if ahead else days[-1]) - days[0]).days

    def time(when: date) -> float:
        return (when - days[0]).days / whole

    return Sparkline(
        points=tuple((time(one.date), height(one.value)) for one in measured),
        label=figure(values[-1]),
        limit=Level(height(threshold.limit), _limit_words(threshold)),
        warn=_warning(threshold, height),
        rising=rising,
        dates=tuple(Level(time(when), day(when)) for when in _dates(days, ahead, watch)),
        ahead=None if ahead is None else (time(ahead[0]), height(ahead[1])),
    )


def _ahead(watch: ThresholdWatch, first: date, last: date) -> tuple[date, float] | None:
    """Where the trend is at its crossing, or as far ahead as the measurements reach back."""
    if watch.crossing is None or watch.trend is None or watch.value is None:
        return None
    crossing = watch.crossing
    farthest = last + timedelta(days=max((last - first).days, MONTH))
    if crossing <= last:
        return None
    if crossing <= farthest:
        return crossing, watch.limit
    return farthest, watch.value + watch.trend.per_month / MONTH * (farthest - last).days


def _dates(days: list[date], ahead: tuple[date, float] | None, watch: ThresholdWatch) -> list[date]:
    """The dates to write, the one that matters most first."""
    crossing = [ahead[0]] if ahead is not None and ahead[0] == watch.crossing else []
    return list(dict.fromkeys((days[-1], *crossing, days[0])))
