"""Budget: five rights by item and by money, and items that are judged by their builder or paid twice."""

from __future__ import annotations

import pytest

from rolemap.brakes import State
from tests.brakes.gauges import notes, read

BASE = """
organizations:
- {id: ub, name: UBND tỉnh, kind: committee, level: province}
- {id: sa, name: Sở A, kind: department, level: province, parent: ub, apparatus: true}
- {id: sb, name: Sở B, kind: department, level: province, parent: ub}
- {id: cntt, name: Trung tâm CNTT, kind: it_unit, level: province, parent: sb}
positions:
- {id: ct, name: Chủ tịch UBND tỉnh, organization: ub, rank: head}
problems:
- {id: p, name: Bài toán, owner: ub, status: active, baseline: 3, target: 1}
tools:
- {id: t, name: Cổng, kind: system, status: live, provision: rented, capabilities: [cong]}
- {id: u, name: Cổng hai, kind: system, status: live, provision: rented, capabilities: [cong]}
"""
RELATIONS = """
relations:
  sets: [{from: ct, to: p}]
  addresses: [{from: t, to: p}, {from: u, to: p}]
  owns: [{from: sa, to: t}, {from: sa, to: u}]
  builds: [{from: cntt, to: t}, {from: cntt, to: u}]
  operates: [{from: cntt, to: t}, {from: cntt, to: u}]
  uses: [{from: sa, to: t}, {from: sa, to: u}]
"""
STEPS = "steps: [{step: submission}, {step: appraisal}, {step: approval}]"


def _budget(id: str, price: bool = True, amount: float | None = None, period: str = "2022") -> str:
    rights = ", ".join(f"{right}: [hồ sơ]" for right in ("problem", "people", "product", "process"))
    money = "" if amount is None else f", amount_vnd_m: {amount}"
    return (
        f"- {{id: {id}, name: Khoản {id}, form: rental_plan, period: '{period}'{money}, {STEPS}, "
        f"evidence: {{{rights}{', price: [báo giá]' if price else ''}}}}}\n"
    )


def _funded(*budgets: str, tool: str = "t") -> str:
    """The budgets, each of a year of its own and funding one tool."""
    ids = [budget.split("id: ")[1].split(",")[0] for budget in budgets]
    funds = ", ".join(f"{{from: {id}, to: {tool}}}" for id in ids)
    return BASE + "budgets:\n" + "".join(budgets) + RELATIONS + f"  funds: [{funds}]\n"


def _rights(proven: int, without_price: int) -> str:
    return _funded(*(_budget(f"k{n}", price=n < proven) for n in range(proven + without_price)))


@pytest.mark.parametrize(
    ("proven", "short", "state"),
    [(2, 0, State.GREEN), (2, 1, State.AMBER), (1, 1, State.AMBER), (1, 2, State.RED), (0, 1, State.RED)],
)
def test_budgets_with_five_of_five_rights(proven: int, short: int, state: State) -> None:
    metric = read(_rights(proven, short), "BR-BU-1")
    assert (metric.value, metric.state) == (pytest.approx(proven / (proven + short)), state)
    assert set(notes(metric).values()) == ({"chưa chứng minh được: đúng giá"} if short else set())
    assert metric.action.startswith("Tạm dừng để xem xét") == (state is State.RED)


def test_every_missing_right_is_named_in_order_and_an_accepted_one_is_marked() -> None:
    """k has only the proof of its people, and funds nothing."""
    metric = read(
        BASE
        + """
budgets: [{id: k, name: Khoản, form: other, period: '2022', evidence: {people: [danh sách]}}]
waivers: [{check: BU-04, subjects: [k], reason: Chờ báo giá, approved_by: ct, until: 2022-12-31}]
""",
        "BR-BU-1",
    )
    assert notes(metric) == {
        "k": "chưa chứng minh được: đúng bài toán, đúng sản phẩm, đúng giá (chấp nhận có lý do), đúng quy trình"
    }


def test_a_right_that_the_profile_turns_off_is_not_asked() -> None:
    off = "profile: {severity: {BU-04: off}}\n"
    metric = read(_rights(0, 2) + off, "BR-BU-1")
    assert (metric.value, metric.state) == (1.0, State.GREEN)
    assert "mà thiết lập (profile) của sơ đồ yêu cầu" in metric.sentence


@pytest.mark.parametrize("metric_id", ["BR-BU-1", "BR-BU-2"])
def test_without_any_right_to_ask_nothing_is_measured(metric_id: str) -> None:
    off = ", ".join(f"BU-0{n}: off" for n in range(1, 6))
    text = _funded(_budget("k", amount=5)) + f"profile: {{severity: {{{off}}}}}\n"
    assert read(text, metric_id).state is State.UNKNOWN


@pytest.mark.parametrize(
    ("proven", "unproven", "state"),
    [(900, 0, State.GREEN), (900, 100, State.AMBER), (500, 500, State.AMBER), (499, 501, State.RED)],
)
def test_money_covered_by_full_proof(proven: float, unproven: float, state: State) -> None:
    metric = read(_funded(_budget("k", amount=proven), _budget("m", price=False, amount=unproven)), "BR-BU-2")
    assert (metric.value, metric.state) == (pytest.approx(proven / (proven + unproven)), state)


def test_money_is_told_in_million_dong_largest_gap_first_and_unknown_amounts_are_left_out() -> None:
    """Proven 1200.5 of 1200.5 + 100 + 2000 = 3300.5; the fourth has no amount."""
    metric = read(
        _funded(
            _budget("k", amount=1200.5),
            _budget("it", price=False, amount=100),
            _budget("nhieu", price=False, amount=2000),
            _budget("khong", price=False),
        ),
        "BR-BU-2",
    )
    assert metric.value == pytest.approx(1200.5 / 3300.5)
    assert metric.sentence == "1.200,5/3.300,5 triệu đồng có đủ minh chứng 5 đúng."
    assert [part.id for part in metric.parts] == ["nhieu", "it"]


def test_money_is_unknown_where_no_budget_has_an_amount() -> None:
    assert read(_rights(1, 0), "BR-BU-2").state is State.UNKNOWN


def test_nothing_proven_is_exactly_nothing() -> None:
    metric = read(_funded(*(_budget(f"k{n}", price=False, amount=0.1) for n in range(3))), "BR-BU-2")
    assert (metric.value, metric.shown) == (0.0, "0%")


@pytest.mark.parametrize(
    ("judged", "clean", "state"),
    [(0, 3, State.GREEN), (1, 3, State.AMBER), (3, 7, State.AMBER), (1, 2, State.RED)],
)
def test_budgets_in_which_the_builder_judges_itself(judged: int, clean: int, state: State) -> None:
    """Sở B stands above the builder: what it appraises is judged by its own side. Red is above 3 of 10."""
    text = _funded(*(_budget(f"k{n}") for n in range(judged + clean)))
    appraisals = ", ".join(
        f"{{from: {'sb' if n < judged else 'sa'}, to: k{n}}}" for n in range(judged + clean)
    )
    metric = read(text + f"  appraises: [{appraisals}]\n", "BR-BU-3")
    assert (metric.value, metric.state) == (pytest.approx(judged / (judged + clean)), state)
    assert set(notes(metric).values()) == (
        {"thẩm định, nghiệm thu chưa độc lập với bên phát triển"} if judged else set()
    )


TWICE = (
    BASE + "budgets:\n" + _budget("k") + _budget("m") + RELATIONS
    + "  funds: [{from: k, to: t}, {from: m, to: u}]\n  appraises: [{from: sb, to: m}]\n"
)  # fmt: skip


def test_both_budgets_of_a_duplicate_count_once_each_with_all_their_faults() -> None:
    metric = read(TWICE, "BR-BU-3")
    assert metric.value == 1.0
    assert notes(metric) == {
        "m": "thẩm định, nghiệm thu chưa độc lập với bên phát triển, cấp kinh phí trùng",
        "k": "cấp kinh phí trùng",
    }


def test_conflicts_are_unknown_where_both_checks_are_off_and_where_there_is_no_budget() -> None:
    off = read(TWICE + "profile: {severity: {BU-06: off, BU-07: off}}\n", "BR-BU-3")
    assert off.state is State.UNKNOWN
    assert read(BASE, "BR-BU-3").sentence == "Chưa có khoản kinh phí nào."
