"""Lanes begin and end level where no line is in the way."""

from __future__ import annotations

import pytest

from rolemap.render import boxes
from rolemap.render.columns.levelling import MOST, levelled
from rolemap.render.layout import Area, Frame, Line


def frame(name: str, x: float, top: float, bottom: float) -> Frame:
    """A lane of 100 points with a title."""
    area = Area(x, top, 100.0, bottom - top)
    return Frame(name, "tools", area, boxes.text_lines([name], x + 10.0, top + 5.0, 9.5, bold=True))


def line(x: float, y: float) -> Line:
    """A level line of 120 points."""
    path = tuple((x + step * 40.0, y) for step in range(4))
    return Line("e", "a", "b", "sets", path, path[-1], "")


TALL, LOW = frame("cao", 0.0, 0.0, 200.0), frame("thấp", 150.0, 30.0, 180.0)


def test_a_lane_grows_to_the_tallest_and_its_title_goes_with_it() -> None:
    tall, low = levelled([[TALL], [LOW]], [], [])
    assert tall == TALL
    assert (low.area.y, low.area.bottom) == (0.0, 200.0)
    assert low.words[0].y == pytest.approx(TALL.words[0].y, abs=0.01)


def test_only_the_outer_lanes_of_a_column_grow() -> None:
    upper, lower = frame("trên", 150.0, 30.0, 80.0), frame("dưới", 150.0, 90.0, 180.0)
    _tall, one, other = levelled([[TALL], [upper, lower]], [], [])
    assert (one.area.y, one.area.bottom) == (0.0, 80.0)
    assert (other.area.y, other.area.bottom) == (90.0, 200.0)
    assert other.words == lower.words


def test_a_line_past_a_lane_keeps_its_room() -> None:
    _tall, low = levelled([[TALL], [LOW]], [line(140.0, 20.0)], [])
    assert (low.area.y, low.area.bottom) == (30.0, 200.0)
    _tall, low = levelled([[TALL], [LOW]], [line(140.0, 190.0)], [])
    assert (low.area.y, low.area.bottom) == (0.0, 180.0)


def test_a_lane_does_not_grow_without_measure_nor_into_the_room_of_the_legend() -> None:
    far = frame("xa", 150.0, MOST + 1.0, 199.0 - MOST)
    assert list(levelled([[TALL], [far]], [], []))[1] == far
    _tall, low = levelled([[TALL], [LOW]], [], [], short=[1])
    assert (low.area.y, low.area.bottom) == (0.0, 180.0)
    assert list(levelled([], [], [])) == []
