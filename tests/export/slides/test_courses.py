"""When a line is a connector, and when it keeps its path."""

from __future__ import annotations

from rolemap.export.slides.courses import connector, crosses, half_way, smaller
from rolemap.export.slides.sites import Sites, is_middle, side_of
from rolemap.render.layout import Area, Line, Point

ONE = Area(0.0, 0.0, 100.0, 40.0)
OTHER = Area(200.0, 0.0, 100.0, 40.0)
LEVEL = ("right", "left")


def _line(path: tuple[Point, ...], tip: Point) -> Line:
    return Line("e", "one", "other", "sets", path, tip, "")


def _straight(start: Point, end: Point) -> Line:
    third = (end[0] - start[0]) / 3, (end[1] - start[1]) / 3
    path = tuple((start[0] + at * third[0], start[1] + at * third[1]) for at in range(4))
    return _line(path, end)


def test_a_straight_line_is_a_straight_connector() -> None:
    line = _straight((100.0, 20.0), (200.0, 20.0))
    kind = connector(line, LEVEL, {"one": ONE, "other": OTHER}, [], aside=True)
    assert kind == "straightConnector1"


def test_a_level_curve_is_a_curved_connector() -> None:
    other = Area(200.0, 60.0, 100.0, 40.0)
    line = _line(half_way((100.0, 20.0), (200.0, 80.0)), (200.0, 80.0))
    assert connector(line, LEVEL, {"one": ONE, "other": other}, [], aside=False) == "curvedConnector3"


def test_a_line_around_a_box_keeps_its_path() -> None:
    boxes = {"one": ONE, "other": OTHER, "between": Area(140.0, 10.0, 20.0, 20.0)}
    around = (
        (100.0, 20.0), (110.0, 20.0), (110.0, 60.0), (150.0, 60.0), (190.0, 60.0), (190.0, 20.0), (200.0, 20.0),
    )  # fmt: skip
    assert connector(_line(around, (200.0, 20.0)), LEVEL, boxes, [], aside=False) == ""


def test_no_connector_runs_through_words_that_the_path_goes_round() -> None:
    bowed = ((100.0, 20.0), (130.0, 26.0), (170.0, 26.0), (200.0, 20.0))
    line, words = _line(bowed, (200.0, 20.0)), Area(140.0, 14.0, 20.0, 8.0)
    boxes = {"one": ONE, "other": OTHER}
    assert connector(line, LEVEL, boxes, [], aside=False) == "straightConnector1"
    assert connector(line, LEVEL, boxes, [words], aside=False) == ""


def test_a_steep_curve_between_sites_that_are_in_no_middle_keeps_its_path() -> None:
    other = Area(200.0, 140.0, 100.0, 40.0)
    line = _line(half_way((100.0, 10.0), (200.0, 150.0)), (200.0, 150.0))
    boxes = {"one": ONE, "other": other}
    assert connector(line, LEVEL, boxes, [], aside=True) == ""
    assert connector(line, LEVEL, boxes, [], aside=False) == "curvedConnector3"


def test_a_line_that_touches_the_rim_does_not_cross() -> None:
    assert crosses([(-10.0, 20.0), (110.0, 20.0)], ONE)
    assert not crosses([(100.0, 20.0), (200.0, 20.0)], smaller(ONE, 1.0))
    assert not crosses([(-10.0, 60.0), (110.0, 60.0)], ONE)


def test_a_box_has_a_site_where_a_line_ends() -> None:
    sites = Sites(ONE)
    assert sites.index((100.0, 20.0)) == 3  # the middle of its right side
    assert "prstGeom" in sites.geometry(5.0)
    assert sites.index((100.0, 10.0)) == 4
    assert sites.index((30.0, 40.0)) == 5
    assert sites.index((100.0, 10.0)) == 4
    geometry = sites.geometry(5.0)
    assert '<a:gd name="sy0" fmla="*/ h 25000 100000"/>' in geometry
    assert '<a:gd name="sx1" fmla="*/ w 30000 100000"/>' in geometry
    assert geometry.count("<a:cxn ") == 6


def test_sides_and_their_middles() -> None:
    assert side_of(ONE, (100.0, 10.0)) == "right"
    assert side_of(ONE, (50.0, 40.0)) == "bottom"
    assert is_middle(ONE, (50.0, 40.0))
    assert not is_middle(ONE, (100.0, 10.0))
