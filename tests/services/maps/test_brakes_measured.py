"""Figures, days and measurements as they are typed or pasted on the brakes page."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.editing import Edit
from rolemap.i18n import use
from rolemap.services.maps.brakes import measured
from rolemap.services.maps.brakes.figures import NotUnderstood, day_of, figure_of
from rolemap.services.maps.brakes.measured import Figure
from rolemap.services.maps.brakes.moving import moved_to
from rolemap.services.maps.brakes.pasted import pasted
from tests.services.maps.small_map import BASE, after, checked, values

# Figures and days


@pytest.mark.parametrize(
    ("text", "value"),
    [("41,5", 41.5), ("1.234,5", 1234.5), ("1.234", 1234), ("40 %", 40), ("−3", -3), ("0.500", 0.5), ("1,234.5", 1234.5)],
)  # fmt: skip
def test_a_figure_is_read_as_an_office_types_it(text: str, value: float) -> None:
    assert figure_of(text) == value


def test_separators_follow_the_language() -> None:
    assert figure_of("1,250") == 1.25
    with use("en"):
        assert figure_of("1,250") == 1250 and figure_of("1.250") == 1.25


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "--4", "4 giờ", "nan", "1e5"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        figure_of(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/6/2022", date(2022, 6, 30)),
        ("2022-06-30", date(2022, 6, 30)),
        ("T2/2024", date(2024, 2, 29)),
        ("tháng 6/2022", date(2022, 6, 30)),
        ("6/30/2022", date(2022, 6, 30)),
        ("1.7.22", date(2022, 7, 1)),
    ],
)
def test_a_day_is_read_and_a_month_is_its_last_day(text: str, day: date) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize("text", ["", "31/02/2022", "13/2022", "hôm qua", "2022-13-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        day_of(text)


# Measurements


def test_typed_figures_are_put_in_the_order_of_days() -> None:
    form = {"date": "2022-04-30", "value-t.b.hs": "66", "value-t.b.gio": "5", "date-t.b.gio": "31/05/2022"}
    found = measured.typed(BASE, form)
    document = after(measured.edits(BASE, found.figures))
    assert values(document, "t.b.hs") == [("2022-03-31", 70), ("2022-04-30", 66), ("2022-05-31", 41.5)]
    assert values(document, "t.b.gio") == [("2022-05-31", 5)]
    assert checked(document)


def test_a_figure_for_a_known_day_is_its_correction_and_an_equal_one_nothing() -> None:
    figures = [Figure("t.b.hs", date(2022, 5, 31), 62), Figure("t.b.hs", date(2022, 3, 31), 70)]
    edits = measured.edits(BASE, figures)
    assert edits == (Edit(("thresholds", "t.b.hs", "measurements", "2022-05-31", "value"), 41.5, 62),)


def test_wrong_figures_are_told_by_field_and_none_is_lost_silently() -> None:
    found = measured.typed(BASE, {"date": "", "value-t.b.hs": "x", "value-t.b.gio": "3"})
    assert found.figures == () and set(found.wrong) == {"date", "value-t.b.hs"}


def test_measurements_are_corrected_and_taken_away() -> None:
    form = {"value-2022-03-31": "71,5", "value-2022-05-31": "41,5", "drop-2022-05-31": "1"}
    edits, wrong = measured.corrected(BASE, "t.b.hs", form)
    assert not wrong and values(after(edits), "t.b.hs") == [("2022-03-31", 71.5)]
    assert set(measured.corrected(BASE, "t.b.hs", {"value-2022-03-31": ""})[1]) == {"value-2022-03-31"}


def test_the_date_of_the_map_moves_to_the_last_figure_only_forward() -> None:
    later = [Figure("t.b.hs", date(2022, 7, 31), 62), Figure("t.b.hs", date(2022, 4, 1), 62)]
    assert moved_to(BASE, later) == (Edit(("map", "as_of"), "2022-06-30", "2022-07-31"),)
    assert moved_to(BASE, later[1:]) == ()


# Pasting


def test_two_columns_of_one_threshold_with_their_heads() -> None:
    sheet = pasted(BASE, "Ngày\tGiá trị\n31/03/2022\t70\n31/05/2022\t42\n30/06/2022\t44,5\n", "t.b.hs")
    assert [row[1].standing for row in sheet.rows] == ["head", "same", "corrected", "new"]
    assert sheet.good and [one.value for one in sheet.figures] == [42, 44.5]


@pytest.mark.parametrize(
    "text",
    [
        "\tT1/2022\tT2/2022\nHồ sơ trực tuyến (%)\t60\t61\nngưỡng giờ\t\t7\n",
        "Tháng\tt.b.hs\tNGƯỠNG GIỜ\n1/2022\t60\t-\n2/2022\t61\t7\n",
    ],
)
def test_a_block_goes_either_way_round(text: str) -> None:
    found = {(one.threshold, one.day.isoformat()): one.value for one in pasted(BASE, text).figures}
    assert found == {
        ("t.b.hs", "2022-01-31"): 60,
        ("t.b.hs", "2022-02-28"): 61,
        ("t.b.gio", "2022-02-28"): 7,
    }


def test_each_wrong_cell_says_why_and_nothing_can_be_kept() -> None:
    sheet = pasted(BASE, "\tT1/2022\tkhi nào\nHồ sơ trực tuyến (%)\tx\t61\nKhông có\t1\t2\n")
    wrong = [(cell.text, cell.standing) for cell in sheet.cells if cell.wrong]
    assert wrong == [("khi nào", "wrong"), ("x", "wrong"), ("Không có", "wrong")] and not sheet.good
    assert pasted(BASE, "").trouble and pasted(BASE, "41").trouble
