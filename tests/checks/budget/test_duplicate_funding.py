"""BU-07: two budgets, two tools, one function, common users, overlapping periods."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Entries, Hit, Names
from rolemap.checks.budget.duplicate_funding import DuplicateFunding
from rolemap.checks.evaluate import evaluate
from tests.checks.budget.rows import rows
from tests.checks.conftest import found
from tests.conftest import graph_of

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: xa1, name: Khối xã phía bắc, kind: block, level: commune, parent: ubnd, size: 19, apparatus: true}
- {id: xa2, name: Khối xã phía nam, kind: block, level: commune, parent: ubnd, apparatus: true}
groups:
- {id: xa, name: Khối UBND cấp xã, under: ubnd, level: commune}
tools:
- {id: x, name: Họp trực tuyến, kind: system, status: planned, provision: rented, capabilities: [hop, tin]}
- {id: y, name: Phòng họp, kind: system, status: retired, provision: rented, capabilities: [hop, tin]}
- {id: khac, name: Báo cáo, kind: system, status: live, provision: rented, capabilities: [Hop]}
- {id: het, name: Phòng họp cũ, kind: system, status: live, provision: rented, capabilities: [hop],
   valid_to: 2022-06-30}
budgets:
- {id: kp2, name: Kinh phí hai, form: other, period: "SECOND"}
- {id: kp1, name: Kinh phí một, form: other, period: "FIRST"}
relations:
"""
BOTH = "xa1>x xa1>y"


def text_of(funds: str, uses: str, first: str, second: str, more: str) -> str:
    text = MAP.replace("FIRST", first).replace("SECOND", second)
    return text + f"  funds: {rows(funds)}\n  uses: {rows(uses)}\n{more}"


def run(
    funds: str = "kp1>x kp2>y", uses: str = BOTH, first: str = "2022", second: str = "2022", more: str = ""
) -> list[Hit]:
    return found(DuplicateFunding, text_of(funds, uses, first, second, more))


def test_the_two_budgets_are_named_sorted_with_what_they_double() -> None:
    (hit,) = run()
    assert hit.subjects == ("kp1", "kp2")
    assert hit.values == {
        "period": "2022",
        "period2": "2022",
        "functions": Entries(("hop", "tin")),
        "units": 19,
        "tools": Names(("x", "y")),
    }
    assert {relation.key for relation in hit.relations} == {("funds", "kp1", "x"), ("funds", "kp2", "y")}


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        ("2022", "2023", False),
        (" 2021-2023 ", "2022", True),
        ("2021-2022", "2022-2025", True),
        ("2020-2021", "2022-2025", False),
        ("2022", " 2022", True),
    ],
)
def test_the_periods_must_have_a_common_year(first: str, second: str, overlap: bool) -> None:
    assert bool(run(first=first, second=second)) is overlap


@pytest.mark.parametrize(
    "funds",
    [
        "kp1>x",
        "kp1>x kp1>y",
        "kp1>x kp2>x",
        "kp1>x kp2>khac",
        "kp1>x kp2>het",
    ],
)
def test_it_takes_two_budgets_and_two_different_active_tools_of_one_function(funds: str) -> None:
    assert run(funds, uses=BOTH + " xa1>khac xa1>het") == []


def test_common_users_are_leaf_organizations() -> None:
    assert run(uses="xa1>x xa2>y") == []
    assert run(uses="xa1>x") == []
    (hit,) = run(uses="xa>x xa>y")
    assert hit.values["units"] == 20
    (hit,) = run(uses="xa>x xa2>y")
    assert hit.values["units"] == 1


def test_one_finding_for_two_budgets_that_double_in_both_directions() -> None:
    (hit,) = run("kp1>x kp2>y kp1>y kp2>x")
    assert hit.subjects == ("kp1", "kp2")
    assert len(hit.relations) == 4


def test_a_replacement_plays_no_part() -> None:
    assert run(more="  replaces: [{from: x, to: y}]\n") != []


def test_a_waiver_may_name_the_budgets_in_any_order() -> None:
    text = text_of("kp1>x kp2>y", BOTH, "2022", "2022", "")
    text += """
positions:
- {id: chutich, name: Chủ tịch, organization: ubnd, rank: head}
waivers:
- {check: BU-07, subjects: [kp2, kp1], reason: Chuyển tiếp, approved_by: chutich, until: 2022-06-30}
"""
    assert evaluate(graph_of(text)).by_key["BU-07:kp1:kp2"].waived is not None
