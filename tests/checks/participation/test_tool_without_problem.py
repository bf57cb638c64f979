"""PA-10: which tools need a problem, and which problems count."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names
from rolemap.checks.participation.tool_without_problem import ToolWithoutProblem
from tests.checks.conftest import found

MAP = """
problems:
- {id: p, name: Văn bản đến xã chậm, owner: goc, status: STATUS}
- {id: xong, name: Bài toán đã xong, owner: goc, status: closed}
tools:
- {id: t, name: Phần mềm, TOOL}
relations:
  addresses: ADDRESSES
"""
LIVE = "kind: system, status: live, provision: built"


def hits(tool: str = LIVE, addresses: str = "[]", status: str = "active") -> list[Hit]:
    text = MAP.replace("TOOL", tool).replace("ADDRESSES", addresses).replace("STATUS", status)
    return found(ToolWithoutProblem, text)


@pytest.mark.parametrize(
    ("tool", "findings"),
    [
        ("kind: system, status: planned, provision: rented", 1),
        ("kind: service, status: pilot, provision: bought", 1),
        ("kind: platform, status: live, provision: built", 1),
        ("kind: integration_platform, status: live, provision: built", 0),
        ("kind: system, status: live, provision: national", 0),
        ("kind: system, status: retired, provision: built", 0),
        ("kind: system, status: live, provision: built, valid_to: 2022-06-30", 0),
    ],
)
def test_tools_in_service_neither_national_nor_for_integration(tool: str, findings: int) -> None:
    assert [hit.subjects for hit in hits(tool)] == [("t",)] * findings


@pytest.mark.parametrize("status", ["proposed", "approved", "active"])
def test_any_problem_that_is_not_closed_is_one(status: str) -> None:
    assert hits(addresses="[{from: t, to: xong}, {from: t, to: p}]", status=status) == []


def test_closed_problems_do_not_count_and_are_marked() -> None:
    (hit,) = hits(addresses="[{from: t, to: xong}, {from: t, to: xong}]")
    assert hit.values == {"closed": Names(("xong",))}
    assert [relation.target for relation in hit.relations] == ["xong", "xong"]


@pytest.mark.parametrize("dates", ["valid_to: 2022-06-30", "valid_from: 2022-07-01"])
def test_an_address_of_another_day_does_not_count(dates: str) -> None:
    assert len(hits(addresses=f"[{{from: t, to: p, {dates}}}]")) == 1
