"""PA-02: which tools answer a problem, and how grave it is when none does."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names, Severity, Words
from rolemap.checks.participation.no_tool import NoTool
from tests.checks.conftest import found

MAP = """
problems:
- {id: p, name: Người dân nộp lại giấy tờ, owner: goc, status: STATUS}
tools:
- {id: t, name: Cổng Dịch vụ công, kind: system, TOOL}
relations:
  addresses: ADDRESSES
"""


def hits(
    tool: str = "status: planned, provision: built",
    addresses: str = "[{from: t, to: p}]",
    *,
    status: str = "active",
) -> list[Hit]:
    text = MAP.replace("STATUS", status).replace("TOOL", tool).replace("ADDRESSES", addresses)
    return found(NoTool, text)


@pytest.mark.parametrize("tool", ["status: live, provision: national", "status: pilot, provision: rented"])
def test_a_pilot_and_a_national_tool_are_tools(tool: str) -> None:
    assert hits(tool) == []


@pytest.mark.parametrize("status", ["planned", "retired"])
def test_a_planned_or_retired_tool_does_not_help_and_is_marked(status: str) -> None:
    (hit,) = hits(f"status: {status}, provision: built", "[{from: t, to: p}, {from: t, to: p}]")
    assert hit.values["not_in_use"] == Names(("t",))
    assert hit.values["reason"] == Words(("those attached are planned or retired",))
    assert [relation.key for relation in hit.relations] == [("addresses", "t", "p")] * 2


@pytest.mark.parametrize(
    ("tool", "addresses"),
    [
        ("status: live, provision: built", "[]"),
        ("status: live, provision: built, valid_to: 2022-06-30", "[{from: t, to: p}]"),
        ("status: live, provision: built", "[{from: t, to: p, valid_from: 2022-07-01}]"),
    ],
)
def test_what_does_not_hold_today_is_as_if_none_were_attached(tool: str, addresses: str) -> None:
    (hit,) = hits(tool, addresses)
    assert hit.values["reason"] == Words(("none is attached",))
    assert hit.relations == ()


@pytest.mark.parametrize(
    ("status", "severity"),
    [("proposed", Severity.INFO), ("approved", Severity.ERROR), ("active", Severity.ERROR)],
)
def test_a_proposal_is_only_noted(status: str, severity: Severity) -> None:
    assert [(hit.subjects, hit.severity) for hit in hits(status=status)] == [(("p",), severity)]


def test_a_closed_problem_needs_no_tool() -> None:
    assert hits(status="closed") == []
