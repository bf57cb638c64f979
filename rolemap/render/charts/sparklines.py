"""Where the parts of a sparkline stand: zones, lines and measurements, the lines named at the right.

The value stands over the last measurement, the dates under theirs; a date that would touch another is left
out, those that matter most being placed first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rolemap.render import boxes, measure
from rolemap.render.charts.chart import Chart, Patch, Stroke
from rolemap.render.charts.dials import value_words
from rolemap.render.layout import Area, Point, Words
from rolemap.render.theme import Sizes
from rolemap.views.dial import Sparkline

_HEIGHT = 30.0
"""Of the plot, without words; two lines of words fit beside it."""
_INSET = 7.0
"""From the side of the plot to its first and last measurement."""
_DOT = 3.2
_LAST_DOT = 5.0
_GAP = 6.0
_MOST_BESIDE = 0.45
"""Share of the width that the words beside the plot may take."""


def sparkline_chart(spark: Sparkline, x: float, y: float, room: float, sizes: Sizes) -> Chart:
    """A sparkline from (x, y) in a width of `room`, its dates or its frame the lowest part."""
    size = sizes.detail
    line = boxes.text_height(1, size)
    levels = [("red", spark.limit), *([("yellow", spark.warn)] if spark.warn else [])]
    named = [
        "".join(measure.wrap(level.label, size, _MOST_BESIDE * room, lines=1)) for _role, level in levels
    ]
    beside = max(measure.width(text, size) for text in named) + _GAP
    plot = Area(x, y + line + 1.0, room - beside, _HEIGHT)

    def across(share: float) -> float:
        return plot.x + _INSET + share * (plot.width - 2 * _INSET)

    def down(share: float) -> float:
        return plot.bottom - share * plot.height

    points = tuple((across(time), down(value)) for time, value in spark.points)
    strokes = [
        Stroke(role, ((plot.x, down(level.at)), (plot.right + 2.0, down(level.at)))) for role, level in levels
    ]
    if len(points) > 1:
        strokes.append(Stroke("course", points))
    if spark.ahead and points:
        strokes.append(Stroke("ahead", (points[-1], (across(spark.ahead[0]), down(spark.ahead[1])))))
    at = points[-1][0] if points else None
    words = (
        *value_words(spark.label, at, x, plot.width, y, sizes),
        *_beside(list(zip((down(level.at) for _role, level in levels), named, strict=True)), plot, sizes),
        *_dates([(across(date.at), date.label) for date in spark.dates], plot, sizes),
    )
    return Chart("spark", (*_zones(spark, plot, down), *strokes, *_dots(points)), words)


def _zones(spark: Sparkline, plot: Area, down: Callable[[float], float]) -> Iterator[Patch]:
    """The ground of the plot, from its good side to its bad one."""
    limit = down(spark.limit.at)
    warn = down(spark.warn.at) if spark.warn else limit
    good, bad = (plot.y, plot.bottom) if spark.rising else (plot.bottom, plot.y)
    ends = {"green": (good, warn), "amber": (warn, limit), "red": (limit, bad)}
    for state, (start, end) in ends.items():
        top, bottom = min(start, end), max(start, end)
        if bottom - top > 0.1:
            yield Patch(f"zone-{state}", "rectangle", Area(plot.x, top, plot.width, bottom - top))


def _dots(points: Sequence[Point]) -> Iterator[Patch]:
    for at, (x, y) in enumerate(points):
        side = _LAST_DOT if at == len(points) - 1 else _DOT
        yield Patch("value", "circle", Area(x - side / 2, y - side / 2, side, side))


def _beside(named: Sequence[tuple[float, str]], plot: Area, sizes: Sizes) -> Iterator[Words]:
    """The words of the lines at the right of the plot, each beside its own, kept off each other."""
    size = sizes.detail
    line = boxes.text_height(1, size)
    placed = sorted((at - line / 2, text) for at, text in named)
    tops = [top for top, _text in placed]
    if len(tops) == 2 and tops[1] - tops[0] < line:
        middle = (tops[0] + tops[1]) / 2
        tops = [middle - line / 2, middle + line / 2]
    out = max(0.0, plot.y - line / 2 - tops[0]) - max(0.0, tops[-1] + line / 2 - plot.bottom)
    for top, (_at, text) in zip(tops, placed, strict=True):
        yield from boxes.text_lines([text], plot.right + _GAP, top + out, size, ink="muted")


def _dates(dates: Sequence[tuple[float, str]], plot: Area, sizes: Sizes) -> Iterator[Words]:
    size = sizes.detail
    taken: list[tuple[float, float]] = []
    for at, text in dates:
        wide = measure.width(text, size)
        start = min(max(at - wide / 2, plot.x), plot.right - wide)
        if all(start > end + _GAP or start + wide + _GAP < begin for begin, end in taken):
            taken.append((start, start + wide))
            yield from boxes.text_lines([text], start, plot.bottom + 1.0, size, ink="muted")
