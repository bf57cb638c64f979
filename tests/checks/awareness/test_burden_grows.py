"""AW-02: whose hours are added up, and against which limit."""

from __future__ import annotations

import pytest

from rolemap.checks.awareness.burden_grows import BurdenGrows
from rolemap.checks.base import Hit, Names
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND huyện, kind: committee, level: district}
- {id: xa1, name: UBND xã Một, kind: committee, level: commune, parent: ubnd, apparatus: true}
- {id: xa2, name: UBND xã Hai, kind: committee, level: commune, parent: ubnd, apparatus: true, size: 12}
- {id: cu, name: UBND xã Cũ, kind: committee, level: commune, parent: ubnd, valid_to: 2022-06-30}
groups:
- {id: khoi, name: Khối UBND cấp xã, under: ubnd, level: commune}
- {id: danhsach, name: Các xã thí điểm, members: [xa1, cu]}
problems:
- {id: baocao, name: Số liệu nhập nhiều nơi, owner: ubnd, status: STATUS}
tools:
- {id: chung, name: Hệ thống báo cáo, kind: system, status: live, provision: national}
- {id: rieng, name: Phần mềm riêng, kind: system, status: pilot, provision: bought}
- {id: chotoi, name: Phần mềm sắp có, kind: system, status: planned, provision: bought}
- {id: ngoai, name: Phần mềm khác, kind: system, status: live, provision: bought}
relations:
  addresses:
  - {from: chung, to: baocao}
  - {from: rieng, to: baocao}
  - {from: rieng, to: baocao}
  - {from: chotoi, to: baocao}
  uses: USES
"""


def hits(*uses: str, status: str = "active", **limits: float) -> list[Hit]:
    lines = ", ".join(f"{{{use}}}" for use in uses)
    return found(BurdenGrows, MAP.replace("USES", f"[{lines}]").replace("STATUS", status), **limits)


def test_savings_of_one_tool_pay_for_another() -> None:
    assert hits("from: xa1, to: chung, hours_delta: -5", "from: xa1, to: rieng, hours_delta: 4") == []


def test_an_even_sum_is_no_burden() -> None:
    assert hits("from: xa1, to: chung, hours_delta: -4", "from: xa1, to: rieng, hours_delta: 4") == []


def test_a_sum_that_is_zero_but_for_rounding_is_no_burden() -> None:
    tenths = [f"from: xa1, to: chung, hours_delta: {hours}" for hours in (0.1, 0.2, -0.3)]
    assert hits(*tenths) == []


def test_savings_elsewhere_do_not_help_the_unit_that_pays() -> None:
    (hit,) = hits("from: xa1, to: chung, hours_delta: -50", "from: xa2, to: rieng, hours_delta: 3")
    assert hit.subjects == ("baocao",)
    assert hit.values["worst"] == Names(("xa2",))
    assert hit.values["hours"] == 3
    assert hit.values["units"] == 12
    assert [relation.key for relation in hit.relations] == [("uses", "xa2", "rieng")]


def test_a_missing_number_is_zero_and_a_tool_that_addresses_twice_counts_once() -> None:
    assert hits("from: xa1, to: chung") == []
    (hit,) = hits("from: xa1, to: rieng, hours_delta: 3", "from: xa1, to: chung, hours_delta: 0")
    assert hit.values["hours"] == 3
    assert [relation.target for relation in hit.relations] == ["rieng"]


def test_a_unit_reached_twice_gets_both_values() -> None:
    (hit,) = hits("from: xa1, to: chung, hours_delta: -2", "from: khoi, to: chung, hours_delta: 3")
    assert hit.values["worst"] == Names(("xa2",))
    (hit,) = hits("from: xa1, to: chung, hours_delta: 2", "from: khoi, to: chung, hours_delta: 3")
    assert (hit.values["worst"], hit.values["hours"]) == (Names(("xa1",)), 5)
    assert {relation.source for relation in hit.relations} == {"xa1", "khoi"}


def test_members_that_have_ended_are_nobody() -> None:
    assert hits("from: cu, to: chung, hours_delta: 9") == []
    (hit,) = hits("from: danhsach, to: chung, hours_delta: 9")
    assert (hit.values["worst"], hit.values["units"]) == (Names(("xa1",)), 1)


@pytest.mark.parametrize(
    "use",
    [
        "from: xa1, to: chotoi, hours_delta: 9",
        "from: xa1, to: ngoai, hours_delta: 9",
        "from: xa1, to: chung, hours_delta: 9, valid_to: 2022-06-30",
    ],
)
def test_tools_not_in_use_or_of_other_problems_and_ended_uses_do_not_count(use: str) -> None:
    assert hits(use) == []


@pytest.mark.parametrize(("status", "findings"), [("proposed", 0), ("approved", 1), ("closed", 0)])
def test_only_open_problems(status: str, findings: int) -> None:
    assert len(hits("from: xa1, to: chung, hours_delta: 4", status=status)) == findings


@pytest.mark.parametrize(("limit", "findings"), [(3, 1), (4, 0), (5, 0)])
def test_the_limit_itself_is_allowed(limit: float, findings: int) -> None:
    assert len(hits("from: xa1, to: chung, hours_delta: 4", hours=limit)) == findings
