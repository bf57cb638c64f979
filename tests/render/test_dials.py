"""Lights, dials and sparklines: every part in its place, no words on each other, and readable without colour."""

from __future__ import annotations

from itertools import combinations

import pytest

from rolemap.render import render, writers
from rolemap.render.charts.chart import LOOKS, Chart, Patch, Stroke, chart_shapes, light, sample_chart
from rolemap.render.charts.dials import dial_chart
from rolemap.render.charts.sparklines import sparkline_chart
from rolemap.render.layout import Area
from rolemap.render.shapes import Curve, Stripes
from rolemap.render.theme import Sizes, theme
from rolemap.views.diagram import Cell, Column, Grid, GridRow, LegendEntry
from rolemap.views.dial import Dial, Level, Sparkline
from tests.render.pictures import BLOCK

SIZES = Sizes()
ROOM = 280.0


def dial(value: float | None, yellow: float | None, red: float, *, rising: bool = True) -> Dial:
    return Dial(
        value=value,
        label="92,9%" if value is not None else "chưa đo",
        yellow=None if yellow is None else Level(yellow, "vàng khi dưới 100%"),
        red=Level(red, "đỏ khi dưới 50%"),
        rising=rising,
        low="0%" if rising else "0% (tốt)",
        high="100% (tốt)" if rising else "100%",
    )


def drawn(given: Dial, room: float = ROOM) -> Chart:
    return dial_chart(given, 10.0, 20.0, room, SIZES)


def patches(chart: Chart, role: str) -> list[Patch]:
    return [part for part in chart.parts if isinstance(part, Patch) and part.role == role]


def strokes(chart: Chart, role: str) -> list[Stroke]:
    return [part for part in chart.parts if isinstance(part, Stroke) and part.role == role]


def middle(area: Area) -> float:
    return area.x + area.width / 2


def check_words(chart: Chart, x: float, room: float) -> None:
    """No words on each other, on a line or on a zone, and none outside the room."""
    areas = [words.area for words in chart.words]
    for one, other in combinations(areas, 2):
        assert not one.overlaps(other, 0.01), (one, other)
    for area in areas:
        assert x - 0.01 <= area.x and area.right <= x + room + 0.01
        for part in chart.parts:
            if isinstance(part, Patch):
                assert not area.overlaps(part.area, 0.01), (part, area)
            else:
                for place in part.path:
                    assert not (area.x < place[0] < area.right and area.y < place[1] < area.bottom)


VALUES = [None, 0.0, 0.1, 0.5, 0.99, 1.0, -3.0, 7.0]
LINES = [(1.0, 0.5), (0.75, 0.5), (0.5, 0.5), (0.02, 0.0), (None, 0.0), (None, 1.0), (0.51, 0.5)]


@pytest.mark.parametrize("rising", [True, False])
@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("room", [ROOM, 200.0, 150.0])
def test_no_words_lie_on_each_other_or_on_the_bar(
    lines: tuple[float | None, float], room: float, *, rising: bool
) -> None:
    yellow, red = lines if rising else (None if lines[0] is None else 1 - lines[0], 1 - lines[1])
    for value in VALUES:
        chart = drawn(dial(value, yellow, red, rising=rising), room)
        check_words(chart, 10.0, room)
        assert chart.bottom >= max(words.area.bottom for words in chart.words)


def test_the_pointer_stands_on_the_line_that_the_value_equals() -> None:
    chart = drawn(dial(0.75, 0.75, 0.5))
    (pointer,) = patches(chart, "value")
    (yellow,) = strokes(chart, "yellow")
    assert middle(pointer.area) == pytest.approx(yellow.path[0][0])
    assert pointer.shape == "down"


@pytest.mark.parametrize(("value", "shape"), [(-0.2, "left"), (1.3, "right"), (40.0, "right")])
def test_a_value_beyond_the_scale_stays_on_the_dial_and_points_out_of_it(value: float, shape: str) -> None:
    chart = drawn(dial(value, 0.9, 0.5))
    (pointer,) = patches(chart, "value")
    assert pointer.shape == shape
    left = min(zone.area.x for zone in chart.parts if isinstance(zone, Patch) and zone.role != "value")
    right = max(zone.area.right for zone in chart.parts if isinstance(zone, Patch) and zone.role != "value")
    assert left - 0.01 <= pointer.area.x and pointer.area.right <= right + 0.01


def test_what_is_not_measured_has_no_pointer_but_its_lines() -> None:
    chart = drawn(dial(None, 1.0, 0.5))
    assert not patches(chart, "value")
    assert len(strokes(chart, "red")) == len(strokes(chart, "yellow")) == 1
    assert "chưa đo" in [words.text for words in chart.words]


@pytest.mark.parametrize("rising", [True, False])
def test_zones_follow_each_other_from_good_to_bad_and_grow(*, rising: bool) -> None:
    chart = drawn(dial(0.5, 0.7 if rising else 0.3, 0.4 if rising else 0.6, rising=rising))
    good, fair, bad = (patches(chart, f"zone-{state}")[0].area for state in ("green", "amber", "red"))
    assert good.height < fair.height < bad.height
    order = (bad, fair, good) if rising else (good, fair, bad)
    assert order[0].right == pytest.approx(order[1].x)
    assert order[1].right == pytest.approx(order[2].x)


def test_one_line_for_both_leaves_no_amber() -> None:
    chart = drawn(dial(0.5, None, 0.5))
    assert not patches(chart, "zone-amber")
    assert not strokes(chart, "yellow")


def spark(*points: tuple[float, float], **given: object) -> Sparkline:
    settings: dict[str, object] = {
        "label": "36",
        "limit": Level(0.2, "không dưới 30"),
        "warn": Level(0.35, "cảnh báo 35"),
        "rising": True,
        "dates": (Level(0.8, "01/06/2022"), Level(1.0, "04/08/2022"), Level(0.0, "01/01/2022")),
    }
    return Sparkline(points=points, **{**settings, **given})  # type: ignore[arg-type]  # a test's own settings


COURSE = ((0.0, 0.95), (0.4, 0.6), (0.8, 0.4))


@pytest.mark.parametrize(
    ("limit", "warn"), [(0.2, 0.35), (0.3, 0.31), (0.5, 0.5), (0.02, 0.98), (0.97, 0.99), (0.0, 0.01)]
)
@pytest.mark.parametrize("room", [ROOM, 190.0])
def test_a_sparkline_names_its_lines_beside_it(limit: float, warn: float, room: float) -> None:
    chart = sparkline_chart(
        spark(*COURSE, limit=Level(limit, "không dưới 30"), warn=Level(warn, "cảnh báo 35")),
        10.0,
        20.0,
        room,
        SIZES,
    )
    check_words(chart, 10.0, room)
    texts = [words.text for words in chart.words]
    assert {"36", "không dưới 30", "cảnh báo 35"} <= set(texts)


def test_measurements_stand_in_their_order_and_the_trend_leaves_from_the_last() -> None:
    chart = sparkline_chart(spark(*COURSE, ahead=(1.0, 0.2)), 0.0, 0.0, ROOM, SIZES)
    dots = patches(chart, "value")
    assert len(dots) == 3
    assert [middle(dot.area) for dot in dots] == sorted(middle(dot.area) for dot in dots)
    assert dots[-1].area.width > dots[0].area.width, "the last measurement is the one that counts"
    (course,), (ahead,) = strokes(chart, "course"), strokes(chart, "ahead")
    assert ahead.path[0] == course.path[-1]
    (red,) = strokes(chart, "red")
    assert ahead.path[1][1] == pytest.approx(red.path[0][1]), "it meets the limit"


@pytest.mark.parametrize("rising", [True, False])
def test_the_bad_side_of_a_sparkline_is_past_its_limit(*, rising: bool) -> None:
    chart = sparkline_chart(
        spark(*COURSE, limit=Level(0.5, "ngưỡng"), warn=None, rising=rising), 0.0, 0.0, ROOM, SIZES
    )
    (good,), (bad,) = patches(chart, "zone-green"), patches(chart, "zone-red")
    assert (bad.area.y > good.area.y) is rising


def test_dates_that_would_touch_are_left_out_the_first_named_stays() -> None:
    dates = (Level(0.95, "01/06/2022"), Level(1.0, "04/06/2022"), Level(0.0, "01/01/2022"))
    chart = sparkline_chart(spark(*COURSE, dates=dates), 0.0, 0.0, ROOM, SIZES)
    texts = [words.text for words in chart.words]
    assert "01/06/2022" in texts and "01/01/2022" in texts
    assert "04/06/2022" not in texts


def test_without_colour_no_two_signs_are_alike() -> None:
    lights = [light(state, 0.0, 0.0, 12.0) for state in ("green", "amber", "red", "unknown", "proven")]
    shapes = [
        (part.shape, part.area.height) if isinstance(part, Patch) else ("line", 0.0)
        for chart in lights
        for part in chart.parts
    ]
    assert len(set(shapes)) == len(lights)
    lines = [(LOOKS[role].width, LOOKS[role].dash) for role in ("yellow", "red", "course", "ahead")]
    assert len(set(lines)) == len(lines)
    print_ = theme("print")
    zones = [
        (print_.ink(LOOKS[role].fill), LOOKS[role].striped)
        for role in ("zone-green", "zone-amber", "zone-red")
    ]
    assert len(set(zones)) == 3
    amber = Chart("dial", (Patch("zone-amber", "rectangle", Area(0, 0, 50, 6)),))
    assert any(isinstance(shape, Stripes) for shape in chart_shapes(amber, print_, 1.0))


@pytest.mark.parametrize("sign", ["light:green", "light:amber", "light:red", "light:unknown", "light:proven",
                                  "chart:value", "chart:yellow", "chart:red", "chart:zones", "chart:course", "chart:ahead"])  # fmt: skip
def test_each_sign_of_the_legend_has_a_sample_in_its_place(sign: str) -> None:
    place = Area(100.0, 50.0, 27.0, 12.5)
    sample = sample_chart(sign, place, 1.0)
    assert sample.parts
    for part in sample.parts:
        points = (
            part.path
            if isinstance(part, Stroke)
            else ((part.area.x, part.area.y), (part.area.right, part.area.bottom))
        )
        for x, y in points:
            assert place.x - 2 <= x <= place.right + 2
            assert place.y - 1 <= y <= place.bottom + 1


def picture() -> Grid:
    """A row with everything."""
    cells = (
        Cell(("VÀNG",), light="amber"),
        Cell((), dial=dial(0.929, 1.0, 0.5)),
        Cell((), spark=spark(*COURSE, ahead=(1.0, 0.2))),
    )
    columns = (
        Column("Trạng thái", "problems"),
        Column("Thang đo", "default", 3),
        Column("Diễn biến", "default", 3),
    )
    legend = (LegendEntry("light:amber", "vàng"), LegendEntry("chart:zones", "thang đo"))
    return Grid("brakes", BLOCK, columns, (GridRow("m", cells),), legend)


def test_a_cell_is_as_high_as_its_dial_and_sparkline_need() -> None:
    (page,) = render(picture(), paper="A4").pages
    for box in page.boxes:
        for chart in box.charts:
            assert chart.bottom <= box.area.bottom
            for words in chart.words:
                assert box.area.holds(words.area)
    words = [words.text for box in page.boxes for chart in box.charts for words in chart.words]
    assert {"92,9%", "vàng khi dưới 100%", "đỏ khi dưới 50%", "36", "cảnh báo 35"} <= set(words)


@pytest.mark.parametrize("suffix", ["svg", "json", "drawio", "dot", "mmd"])
def test_every_format_says_what_the_dial_says(suffix: str) -> None:
    text = writers()[suffix](render(picture())).decode("utf-8").replace("#37;", "%")
    for words in ("92,9%", "vàng khi dưới 100%", "không dưới 30", "36"):
        assert words in text, (suffix, words)


def test_lines_are_drawn_straight() -> None:
    chart = Chart("dial", (Stroke("red", ((0.0, 0.0), (10.0, 0.0), (20.0, 5.0))),))
    (curve,) = chart_shapes(chart, theme("screen"), 1.0)
    assert isinstance(curve, Curve)
    assert curve.points == (
        (0.0, 0.0),
        (0.0, 0.0),
        (10.0, 0.0),
        (10.0, 0.0),
        (10.0, 0.0),
        (20.0, 5.0),
        (20.0, 5.0),
    )
