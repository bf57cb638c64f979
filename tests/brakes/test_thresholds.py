"""The watch of a threshold: its state, its trend, its crossing and its sentence, at 30 June 2022."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.brakes import Heading, State, ThresholdWatch, watches
from rolemap.model import RoleGraph
from tests.conftest import graph_of, load_text

TEXT = """
problems: [{{id: p, name: Bài toán, owner: goc, status: active}}]
thresholds:
- id: b
  name: Ngưỡng
  metric: Tỷ lệ
  must_stay: {must_stay}
  limit: {limit}
  {more}
  measurements: [{measurements}]
relations: {{about: [{{from: b, to: p}}]}}
"""


def text_of(must_stay: str, limit: float, points: list[tuple[str, float]], more: str = "") -> str:
    measurements = ", ".join(f"{{date: {day}, value: {value}}}" for day, value in points)
    return TEXT.format(must_stay=must_stay, limit=limit, more=more, measurements=measurements)


def watch(must_stay: str, limit: float, *points: tuple[str, float], more: str = "") -> ThresholdWatch:
    (found,) = watches(graph_of(text_of(must_stay, limit, list(points), more)))
    return found


@pytest.mark.parametrize(
    ("must_stay", "value", "state"),
    [
        ("above", 36, State.GREEN),
        ("above", 35, State.GREEN),  # at the warning line
        ("above", 34.9, State.AMBER),
        ("above", 30, State.AMBER),  # at the limit: no breach
        ("above", 30 - 1e-10, State.AMBER),  # within the tolerance of the limit
        ("above", 29.9, State.RED),
        ("below", 24, State.GREEN),
        ("below", 25, State.GREEN),
        ("below", 25.1, State.AMBER),
        ("below", 30, State.AMBER),
        ("below", 30.1, State.RED),
    ],
)
def test_state_of_one_measurement(must_stay: str, value: float, state: State) -> None:
    line = "warn: 35" if must_stay == "above" else "warn: 25"
    found = watch(must_stay, 30, ("2022-06-01", value), more=line)
    assert (found.state, found.value, found.trend, found.crossing) == (state, value, None, None)


def test_without_a_measurement_nothing_is_known() -> None:
    found = watch("above", 30)
    assert (found.state, found.value, found.measured, found.action) == (State.UNKNOWN, None, None, "")
    assert found.sentence == "Chưa có số đo nào đến ngày 30/06/2022."


def test_what_is_measured_after_the_date_of_the_map_is_not_known_yet() -> None:
    text = text_of("above", 30, [("2022-06-01", 41), ("2022-07-01", 12)])
    (then,) = watches(graph_of(text))
    assert (then.state, then.value, then.trend) == (State.GREEN, 41, None)
    (later,) = watches(RoleGraph(load_text(text), date(2022, 7, 1)))
    assert (later.state, later.value, later.measured) == (State.RED, 12, date(2022, 7, 1))
    (before,) = watches(RoleGraph(load_text(text), date(2022, 5, 1)))
    assert before.state is State.UNKNOWN


def test_a_trend_that_meets_the_limit_within_a_quarter_is_near_it() -> None:
    """36 on 18 May, 34.5 thirty days later: 1.5 a month; the 4.5 left last 90 days from 17 June."""
    found = watch("above", 30, ("2022-05-18", 36), ("2022-06-17", 34.5))
    assert (found.state, found.crossing) == (State.AMBER, date(2022, 9, 15))
    assert found.trend is not None
    assert (found.trend.heading, found.trend.per_month) == (Heading.WORSE, pytest.approx(-1.5))
    assert found.sentence == (
        "Ngày 17/06/2022 đo được 34,5: trong ngưỡng 30. "
        "Đang xấu đi 1,5 mỗi tháng; với đà này sẽ chạm ngưỡng 30 vào ngày 15/09/2022."
    )


@pytest.mark.parametrize(
    ("value", "crossing", "state"),
    [
        (20, date(2022, 9, 28), State.AMBER),  # 10 left at 1/9 a day: 90 days after 30 June
        (19.9, date(2022, 9, 29), State.GREEN),  # 10.1 left: 90.9 days
    ],
)
def test_the_quarter_ends_ninety_days_after_the_date_of_the_map(
    value: float, crossing: date, state: State
) -> None:
    found = watch("below", 30, ("2022-06-21", value - 1), ("2022-06-30", value))
    assert (found.crossing, found.state) == (crossing, state)


def test_a_trend_that_should_have_met_the_limit_already_is_near_it_today() -> None:
    """8 and 9 with ten days between, limit 10: it would have been met on 11 February."""
    found = watch("below", 10, ("2022-01-22", 8), ("2022-02-01", 9))
    assert (found.state, found.crossing) == (State.AMBER, date(2022, 6, 30))
    assert found.sentence.endswith("Đang xấu đi 3 mỗi tháng; với đà này, đến nay đã chạm ngưỡng 10.")


def test_a_trend_away_from_the_line_and_a_flat_one_foretell_nothing() -> None:
    better = watch("above", 30, ("2022-05-01", 32), ("2022-05-31", 33.25))
    assert (better.state, better.crossing) == (State.GREEN, None)
    assert better.sentence.endswith("trong ngưỡng 30. Đang tốt lên 1,25 mỗi tháng.")
    flat = watch("above", 30, ("2022-04-01", 32), ("2022-05-01", 32), ("2022-05-31", 32))
    assert (flat.state, flat.crossing) == (State.GREEN, None)
    assert flat.sentence.endswith("Không đổi qua 3 lần đo gần nhất.")


def test_a_slow_trend_is_told_without_a_date_and_with_the_digits_that_it_needs() -> None:
    """0.004 in 30 days: 10 left last far more than five years."""
    found = watch("below", 50, ("2022-05-01", 40), ("2022-05-31", 40.004))
    assert (found.state, found.crossing) == (State.GREEN, None)
    assert found.sentence.endswith("Đang xấu đi 0,004 mỗi tháng.")


def test_over_the_limit_the_trend_is_told_and_no_crossing() -> None:
    found = watch("above", 60, ("2022-05-01", 38), ("2022-05-31", 41))
    assert (found.state, found.crossing) == (State.RED, None)
    assert found.sentence == "Ngày 31/05/2022 đo được 41: đã xuống dưới ngưỡng 60. Đang tốt lên 3 mỗi tháng."
    worse = watch("below", 60, ("2022-05-01", 61), ("2022-05-31", 64))
    assert (worse.state, worse.crossing) == (State.RED, None)
    assert worse.sentence == "Ngày 31/05/2022 đo được 64: đã vượt trên ngưỡng 60. Đang xấu đi 3 mỗi tháng."


def test_a_map_of_the_last_days_of_the_calendar_is_watched_like_any_other() -> None:
    text = text_of("below", 10, [("9999-12-20", 8), ("9999-12-30", 9)])
    (found,) = watches(RoleGraph(load_text(text), date(9999, 12, 31)))
    assert (found.state, found.crossing) == (State.GREEN, None)


def test_a_warning_line_past_the_limit_changes_nothing() -> None:
    assert watch("above", 30, ("2022-06-01", 29), more="warn: 20").state is State.RED


@pytest.mark.parametrize(
    ("more", "action"),
    [
        ("action: Họp Ban Chỉ đạo trong tuần", "Họp Ban Chỉ đạo trong tuần"),
        ("action: '  '", "Tạm dừng để xem xét: họp và ghi quyết định điều chỉnh."),
        ("note: không ghi hành động", "Tạm dừng để xem xét: họp và ghi quyết định điều chỉnh."),
    ],
)
def test_what_to_do_is_said_by_the_threshold_itself_and_only_when_it_is_time(more: str, action: str) -> None:
    assert watch("above", 30, ("2022-06-01", 29), more=more).action == action
    assert watch("above", 30, ("2022-06-01", 31), more=more).action == ""


def test_watches_stand_worst_first_then_in_the_order_of_the_file() -> None:
    names = {"xanh1": 40, "do1": 10, "vang": 32, "xanh2": 40, "do2": 20}
    lines = "".join(
        f"- {{id: {id}, name: {id}, metric: Tỷ lệ, must_stay: above, limit: 30, warn: 35, "
        f"measurements: [{{date: 2022-06-01, value: {value}}}]}}\n"
        for id, value in names.items()
    )
    silent = "- {id: im, name: im, metric: Tỷ lệ, must_stay: above, limit: 30}\n"
    found = watches(graph_of(f"thresholds:\n{silent}{lines}"))
    assert [one.id for one in found] == ["do1", "do2", "vang", "xanh1", "xanh2", "im"]
    assert {one.about for one in found} == {()}


def test_a_watch_speaks_english_to_an_english_reader(english: None) -> None:
    found = watch("above", 30, ("2022-05-18", 36), ("2022-06-17", 34.5))
    assert found.sentence == (
        "34.5 on 17 June 2022: within the limit 30. "
        "Getting worse by 1.5 a month; at this pace it meets the limit 30 on 15 September 2022."
    )
