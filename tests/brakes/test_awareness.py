"""Awareness: hours, reviews, brakes, thresholds, and problems that can be measured."""

from __future__ import annotations

import pytest

from rolemap.brakes import State
from tests.brakes.gauges import notes, read

BASE = """
organizations:
- {id: ub, name: UBND tỉnh, kind: committee, level: province}
- {id: xa, name: Khối xã (30), kind: block, level: commune, parent: ub, apparatus: true, size: 30}
- {id: sa, name: Sở A, kind: department, level: province, parent: ub, apparatus: true}
positions:
- {id: ct, name: Chủ tịch UBND tỉnh, organization: ub, rank: head}
"""
PROBLEM = """
problems:
- {id: p, name: Số liệu nhập nhiều nơi, owner: ub, status: active}
tools:
- {id: t, name: Phần mềm báo cáo, kind: system, status: live, provision: rented}
"""


@pytest.mark.parametrize(
    ("hours", "state"),
    [
        (-3, State.GREEN),
        (0, State.GREEN),  # at the yellow line
        (0.5, State.AMBER),
        (8, State.AMBER),  # at the red line: a working day a month
        (8.5, State.RED),
    ],
)
def test_hours_of_the_most_burdened_unit(hours: float, state: State) -> None:
    metric = read(
        BASE
        + PROBLEM
        + f"""
relations:
  addresses: [{{from: t, to: p}}]
  uses:
  - {{from: xa, to: t, hours_delta: -9}}
  - {{from: sa, to: t, hours_delta: {hours}}}
""",
        "BR-AW-2",
    )
    assert (metric.value, metric.state) == (hours, state)
    assert bool(metric.parts) == (hours > 0)
    assert metric.action.startswith("Tạm dừng để xem xét") == (hours > 0)


def test_hours_say_who_loses_and_what_the_apparatus_gains() -> None:
    """Sở A: +2; thirty communes: -9 each; together 2 - 270 = -268."""
    metric = read(
        BASE
        + PROBLEM
        + """
relations:
  addresses: [{from: t, to: p}]
  uses:
  - {from: xa, to: t, hours_delta: -9}
  - {from: sa, to: t, hours_delta: 2}
""",
        "BR-AW-2",
    )
    assert metric.sentence == (
        "Bài toán “Số liệu nhập nhiều nơi” làm 1 đơn vị mất thêm thời gian, nhiều nhất 2 giờ mỗi tháng; "
        "tính chung cả bộ máy vẫn tiết kiệm 268 giờ mỗi tháng."
    )
    assert notes(metric) == {"p": "2 giờ mỗi tháng tại Sở A"}
    assert metric.shown == "2 giờ/tháng"
    assert metric.lines == "vàng khi trên 0 giờ/tháng, đỏ khi trên 8 giờ/tháng"


def test_hours_of_a_folded_block_count_for_each_of_its_units() -> None:
    """Thirty communes lose 1.5 each: 45 hours."""
    metric = read(
        BASE
        + PROBLEM
        + """
relations:
  addresses: [{from: t, to: p}]
  uses: [{from: xa, to: t, hours_delta: 1.5}]
""",
        "BR-AW-2",
    )
    assert metric.value == 1.5
    assert "30 đơn vị" in metric.sentence
    assert "mất thêm 45 giờ" in metric.sentence


def test_hours_of_tools_without_a_problem_are_told_though_no_problem_costs_any() -> None:
    metric = read(
        BASE
        + PROBLEM
        + """
- {id: le, name: Phần mềm lẻ, kind: system, status: live, provision: built}
relations:
  addresses: [{from: t, to: p}]
  uses:
  - {from: sa, to: t, hours_delta: -1}
  - {from: sa, to: le, hours_delta: 4}
""",
        "BR-AW-2",
    )
    assert (metric.value, metric.state) == (-1, State.GREEN)
    assert "mất thêm 3 giờ mỗi tháng" in metric.sentence


def test_hours_are_unknown_where_no_use_gives_any() -> None:
    metric = read(
        BASE
        + PROBLEM
        + """
relations:
  addresses: [{from: t, to: p}]
  uses: [{from: sa, to: t, mandatory: true}]
""",
        "BR-AW-2",
    )
    assert (metric.value, metric.state, metric.action) == (None, State.UNKNOWN, "")
    assert metric.shown == "–"


def _reviewed(good: int, overdue: int) -> str:
    """Problems that began this year or two years before the as-of date 2022-06-30."""
    starts = ["2022-01-01"] * good + ["2020-06-30"] * overdue
    return (
        BASE
        + "problems:\n"
        + "".join(
            f"- {{id: p{n}, name: Bài toán {n}, owner: ub, status: approved, start: {start}}}\n"
            for n, start in enumerate(starts)
        )
    )


@pytest.mark.parametrize(
    ("good", "overdue", "state"),
    [(2, 0, State.GREEN), (9, 1, State.AMBER), (1, 1, State.AMBER), (1, 2, State.RED)],
)
def test_reviews_on_time(good: int, overdue: int, state: State) -> None:
    metric = read(_reviewed(good, overdue), "BR-AW-3")
    assert metric.value == pytest.approx(good / (good + overdue))
    assert metric.state is state
    assert len(metric.parts) == overdue


def test_reviews_look_at_live_tools_of_ones_own_and_say_since_when() -> None:
    """Due: p, t and no national tool; t was reviewed, p began two years ago: 1 of 2."""
    metric = read(
        BASE
        + """
problems:
- {id: p, name: Bài toán, owner: ub, status: approved, start: 2020-01-31}
- {id: xong, name: Việc cũ, owner: ub, status: closed, start: 2010-01-01}
tools:
- {id: t, name: Cổng, kind: system, status: live, provision: rented, start: 2019-01-01}
- {id: qg, name: Nền tảng quốc gia, kind: platform, status: live, provision: national, start: 2010-01-01}
- {id: cu, name: Phần mềm cũ, kind: system, status: retired, provision: built, start: 2010-01-01}
reviews:
- {id: r, name: Rà soát, date: 2022-01-10, decision: Tiếp tục}
relations:
  about: [{from: r, to: t}]
""",
        "BR-AW-3",
    )
    assert metric.sentence == "1/2 bài toán và công cụ không quá hạn rà soát hằng năm."
    assert notes(metric) == {"p": "chưa rà soát từ ngày 31/01/2020"}


def test_reviews_say_that_there_was_never_one_and_that_the_gap_was_accepted() -> None:
    metric = read(
        BASE
        + """
problems:
- {id: p, name: Bài toán, owner: ub, status: approved}
- {id: q, name: Bài toán hai, owner: ub, status: approved}
waivers:
- {check: AW-04, subjects: [q], reason: Vừa tiếp nhận, approved_by: ct, until: 2022-12-31}
""",
        "BR-AW-3",
    )
    assert (metric.value, metric.state) == (0.0, State.RED)
    assert notes(metric) == {"p": "chưa rà soát lần nào", "q": "chưa rà soát lần nào (chấp nhận có lý do)"}


def _with_brakes(good: int, bare: int) -> str:
    problems = [
        f"- {{id: p{n}, name: Bài toán {n}, owner: ub, status: active}}\n" for n in range(good + bare)
    ]
    thresholds = [
        f"- {{id: b{n}, name: Ngưỡng {n}, metric: Tỷ lệ, must_stay: above, limit: 1, "
        "action: Xem xét, watcher: ct}\n"
        for n in range(good)
    ]
    about = [f"  - {{from: b{n}, to: p{n}}}\n" for n in range(good)]
    return (
        BASE
        + "problems:\n"
        + "".join(problems)
        + ("thresholds:\n" + "".join(thresholds) + "relations:\n  about:\n" + "".join(about) if good else "")
    )


@pytest.mark.parametrize(
    ("good", "bare", "state"),
    [(2, 0, State.GREEN), (2, 1, State.AMBER), (1, 1, State.AMBER), (1, 2, State.RED), (0, 1, State.RED)],
)
def test_brakes_set(good: int, bare: int, state: State) -> None:
    metric = read(_with_brakes(good, bare), "BR-AW-4")
    assert (metric.value, metric.state) == (pytest.approx(good / (good + bare)), state)
    assert set(notes(metric)) == {f"p{n}" for n in range(good, good + bare)}


def test_brakes_are_asked_of_problems_under_way_only() -> None:
    metric = read(BASE + "problems: [{id: p, name: Bài toán, owner: ub, status: approved}]", "BR-AW-4")
    assert (metric.state, metric.sentence) == (State.UNKNOWN, "Chưa có bài toán nào đang triển khai.")


def _measured(*values: float | None) -> str:
    """Thresholds with limit 30, warning line 35, to stay above; None: not measured."""
    thresholds = "".join(
        f"- {{id: b{n}, name: Ngưỡng {n}, metric: Tỷ lệ, must_stay: above, limit: 30, warn: 35"
        + ("" if value is None else f", measurements: [{{date: 2022-06-01, value: {value}}}]")
        + "}\n"
        for n, value in enumerate(values)
    )
    about = "".join(f"  - {{from: b{n}, to: p}}\n" for n in range(len(values)))
    return BASE + PROBLEM + "thresholds:\n" + thresholds + "relations:\n  about:\n" + about


@pytest.mark.parametrize(
    ("values", "share", "state"),
    [
        ([40, 35], 0, State.GREEN),  # at the warning line
        ([40, 40, 40, 34], 0.25, State.AMBER),
        ([40, 40, 40, 40, 40, 40, 40, 34, 34, 34], 0.3, State.AMBER),  # at the red line
        ([40, 40, 34, 34], 0.5, State.RED),
        ([40] * 9 + [29], 0.1, State.RED),  # one that is over is red whatever the share
    ],
)
def test_thresholds_near_or_over(values: list[float], share: float, state: State) -> None:
    metric = read(_measured(*values), "BR-AW-5")
    assert (metric.value, metric.state) == (pytest.approx(share), state)


def test_a_threshold_that_is_over_asks_to_pause_and_one_that_is_near_to_prepare() -> None:
    assert read(_measured(40, 29), "BR-AW-5").action.startswith("Tạm dừng để xem xét")
    near = read(_measured(40, 40, 40, 34), "BR-AW-5")
    assert near.action.startswith("Yêu cầu người theo dõi")
    assert notes(near) == {"b3": "Ngày 01/06/2022 đo được 34: đã qua mức cảnh báo 35, ngưỡng là 30."}


def test_thresholds_without_a_value_are_counted_apart() -> None:
    assert read(_measured(29, 34, None), "BR-AW-5").sentence == (
        "2 ngưỡng đã có số đo, 1 ngưỡng chưa có; 1 ngưỡng sắp chạm, 1 ngưỡng đã vượt (vì vậy là đỏ)."
    )
    assert read(_measured(34), "BR-AW-5").sentence == (
        "1 ngưỡng đã có số đo, 0 ngưỡng chưa có; 1 ngưỡng sắp chạm, không có ngưỡng nào đã vượt."
    )
    assert read(_measured(None), "BR-AW-5").state is State.UNKNOWN


def test_thresholds_of_what_is_closed_are_not_asked() -> None:
    assert read(_measured(29).replace("status: active", "status: closed"), "BR-AW-5").state is State.UNKNOWN


CLEAR = ", pain: Chậm, baseline: 3, target: 1, unit: ngày, due: 2023-01-01"


def _clear(good: int, vague: int) -> str:
    return (
        BASE
        + "map: {stage: preparing}\nproblems:\n"
        + "".join(
            f"- {{id: p{n}, name: Bài toán {n}, owner: ub, status: approved{CLEAR if n < good else ''}}}\n"
            for n in range(good + vague)
        )
    )


@pytest.mark.parametrize(
    ("good", "vague", "state"), [(2, 0, State.GREEN), (1, 1, State.AMBER), (1, 2, State.RED)]
)
def test_problems_stated_and_measurable(good: int, vague: int, state: State) -> None:
    metric = read(_clear(good, vague), "BR-AW-1")
    assert (metric.value, metric.state) == (pytest.approx(good / (good + vague)), state)


def test_the_sentence_is_english_for_an_english_reader(english: None) -> None:
    metric = read(_clear(1, 1), "BR-AW-1")
    assert metric.name == "Problems stated and measurable"
    assert metric.sentence == "1/2 problems are stated, measurable and not named after a tool."
    assert metric.lines == "amber below 100%, red below 50%"


@pytest.mark.parametrize(
    ("check", "metric_id", "text"),
    [
        ("AW-04", "BR-AW-3", _reviewed(1, 1)),
        ("AW-05", "BR-AW-1", _clear(1, 1)),
        ("AW-06", "BR-AW-4", _with_brakes(1, 1)),
    ],
)
def test_a_check_that_is_turned_off_leaves_its_gauge_unknown(check: str, metric_id: str, text: str) -> None:
    metric = read(text + f"\nprofile: {{severity: {{{check}: off}}}}\n", metric_id)
    assert (metric.state, metric.value) == (State.UNKNOWN, None)
    assert check in metric.sentence
