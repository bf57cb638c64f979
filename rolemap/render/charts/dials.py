"""Where the parts of a dial stand: it is made from (x, y) in a given width.

A bar in three zones, the worse the deeper, with its lines across, the value over it, and the words of the
lines under it, on the side where they are crossed. Words are moved apart before they would touch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rolemap.render import boxes, measure
from rolemap.render.charts.chart import Chart, Patch, Stroke
from rolemap.render.layout import Area, Words
from rolemap.render.theme import Sizes
from rolemap.views.dial import Dial

_DEPTHS = {"green": 3.6, "amber": 5.8, "red": 8.0}
_STUB = 7.0
"""How far the bar goes on beyond its scale: a line at 100% has a good side that can be seen."""
_POINTER = 5.0
_OVER, _UNDER = 2.0, 2.5
"""How far a line stands out over and under the bar."""
_SIDE, _ROOMY = 5.4, 220.0
"""Room for the words of an end in em, so that dials under each other have bars of equal length; in a dial that is
less wide, in points, the bar takes what it can get."""
_GAP = 5.0
"""Between words, and between words and the bar."""


def dial_chart(dial: Dial, x: float, y: float, room: float, sizes: Sizes) -> Chart:
    """A dial from (x, y) in a width of `room`; its lowest words are its lowest part."""
    size = sizes.detail
    low, high = measure.clean(dial.low), measure.clean(dial.high)
    least = _SIDE * size if room >= _ROOMY else 0.0
    before, after = (max(measure.width(end, size), least) + _GAP for end in (low, high))
    line = boxes.text_height(1, size)
    bar = Area(x + before, y + line + _POINTER, max(room - before - after, 4 * _STUB), _DEPTHS["red"])

    def place(share: float) -> float:
        return bar.x + _STUB + min(max(share, 0.0), 1.0) * (bar.width - 2 * _STUB)

    levels = [("red", dial.red), *([("yellow", dial.yellow)] if dial.yellow else [])]
    known = dial.value is not None
    at = None if dial.value is None else place(dial.value)
    middle = bar.y + (bar.height - line) / 2
    under = bar.bottom + _UNDER + 1.0
    words = (
        *boxes.text_lines([low], bar.x - _GAP - measure.width(low, size), middle, size, ink="muted"),
        *boxes.text_lines([high], bar.right + _GAP, middle, size, ink="muted"),
        *value_words(dial.label, at, x if known else bar.x, room if known else bar.width, y, sizes),
        *_under(
            [(place(level.at), level.label) for _role, level in levels],
            x,
            room,
            under,
            sizes,
            rising=dial.rising,
        ),
    )
    parts: tuple[Patch | Stroke, ...] = (
        *_zones(dial, bar, place),
        *(_across(role, place(level.at), bar) for role, level in levels),
        *_pointer(dial.value, place, bar),
    )
    return Chart("dial", parts, words)


def value_words(
    label: str, at: float | None, x: float, room: float, y: float, sizes: Sizes
) -> tuple[Words, ...]:
    """The value over the place where it stands, within the room; at the left and light where it is not known."""
    size, bold = sizes.detail, at is not None
    lines = measure.wrap(label, size, room, bold=bold, lines=1)
    wide = measure.width(lines[0], size, bold) if lines else 0.0
    start = x if at is None else min(max(at - wide / 2, x), x + room - wide)
    return boxes.text_lines(lines, start, y, size, bold=bold, ink="text" if bold else "muted")


def _zones(dial: Dial, bar: Area, place: Callable[[float], float]) -> Iterator[Patch]:
    """The bar from its good end to its bad one, hanging from one line, so that the pointer touches each."""
    red = place(dial.red.at)
    yellow = place(dial.yellow.at) if dial.yellow else red
    good, bad = (bar.right, bar.x) if dial.rising else (bar.x, bar.right)
    ends = {"green": (good, yellow), "amber": (yellow, red), "red": (red, bad)}
    for state, (start, end) in ends.items():
        left, right = min(start, end), max(start, end)
        if right - left > 0.1:
            yield Patch(f"zone-{state}", "rectangle", Area(left, bar.y, right - left, _DEPTHS[state]))


def _across(role: str, at: float, bar: Area) -> Stroke:
    return Stroke(role, ((at, bar.y - _OVER), (at, bar.bottom + _UNDER)))


def _pointer(value: float | None, place: Callable[[float], float], bar: Area) -> Iterator[Patch]:
    """A triangle that stands on the value, or points out of the end beyond which the value lies."""
    if value is None:
        return
    side, beyond = _POINTER + 1.5, value < 0 or value > 1
    at = place(value) if not beyond else bar.x + side / 2 if value < 0 else bar.right - side / 2
    shape = "down" if not beyond else "left" if value < 0 else "right"
    yield Patch("value", shape, Area(at - side / 2, bar.y - _POINTER, side, _POINTER))


def _under(
    labels: Sequence[tuple[float, str]], x: float, room: float, y: float, sizes: Sizes, *, rising: bool
) -> Iterator[Words]:
    """The words of one or two lines, each on the bad side of its line, in one row where they fit."""
    size = sizes.detail
    placed: list[tuple[float, float, str]] = []
    for at, label in sorted(labels):
        text = "".join(measure.wrap(label, size, room, lines=1))
        wide = measure.width(text, size)
        placed.append((min(max(at - wide if rising else at, x), x + room - wide), wide, text))
    starts = [start for start, _wide, _text in placed]
    rows = [0] * len(placed)
    if len(placed) == 2 and starts[0] + placed[0][1] + 2 * _GAP > starts[1]:
        together = placed[0][1] + 2 * _GAP + placed[1][1]
        if together <= room:
            starts[1] = min(starts[0] + placed[0][1] + 2 * _GAP, x + room - placed[1][1])
            starts[0] = starts[1] - 2 * _GAP - placed[0][1]
        else:
            rows[1] = 1
    for start, row, (_start, _wide, text) in zip(starts, rows, placed, strict=True):
        top = y + row * boxes.text_height(1, size)
        yield from boxes.text_lines([text], start, top, size, ink="muted")
