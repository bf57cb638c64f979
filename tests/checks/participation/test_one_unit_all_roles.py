"""PA-09: when one unit closes the circle by itself."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names
from rolemap.checks.participation.one_unit_all_roles import OneUnitAllRoles
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: ubnd}
- {id: khac, name: Sở Tài chính, kind: department, level: province, parent: ubnd}
- {id: cu, name: Sở cũ, kind: department, level: province, parent: ubnd, valid_to: 2022-06-30}
groups:
- {id: motso, name: Riêng Sở Y tế, members: [so, cu]}
positions:
- {id: giamdoc, name: Giám đốc Sở Y tế, organization: so, rank: head}
- {id: pho, name: Phó Giám đốc Sở Y tế, organization: so, rank: deputy}
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: nghi, name: Chức danh đã bỏ, organization: ubnd, rank: head, valid_to: 2022-06-30}
problems:
- {id: p, name: Sổ khám phân tán, owner: so, status: STATUS}
- {id: q, name: Người bệnh chờ lâu, owner: so, status: proposed}
tools:
- {id: t, name: Phần mềm khám, kind: system, status: TOOL, provision: PROVISION}
relations:
  addresses: [{from: t, to: p}, {from: t, to: p}, {from: t, to: q}]
  sets: SETS
  builds: BUILDS
  uses: USES
"""
SETS = "[{from: giamdoc, to: p}, {from: pho, to: p}]"


def hits(
    sets: str = SETS,
    builds: str = "[{from: so, to: t}]",
    uses: str = "[{from: so, to: t}]",
    *,
    status: str = "active",
    tool: str = "live",
    provision: str = "built",
) -> list[Hit]:
    text = MAP.replace("SETS", sets).replace("BUILDS", builds).replace("USES", uses).replace("STATUS", status)
    return found(OneUnitAllRoles, text.replace("TOOL", tool).replace("PROVISION", provision))


def test_several_posts_of_one_unit_are_still_one_unit() -> None:
    (hit,) = hits()
    assert hit.subjects == ("t", "p")
    assert hit.values == {"unit": Names(("so",))}
    assert {relation.key for relation in hit.relations} == {
        ("sets", "giamdoc", "p"),
        ("sets", "pho", "p"),
        ("addresses", "t", "p"),
        ("builds", "so", "t"),
        ("uses", "so", "t"),
    }


def test_each_problem_of_the_tool_is_a_finding_of_its_own() -> None:
    both = "[{from: giamdoc, to: p}, {from: giamdoc, to: q}]"
    assert [hit.subjects for hit in hits(both)] == [("t", "p"), ("t", "q")]


@pytest.mark.parametrize(
    "opened",
    [
        {"sets": "[{from: giamdoc, to: p}, {from: chutich, to: p}]"},
        {"sets": "[{from: chutich, to: p}]"},
        {"sets": "[]"},
        {"builds": "[{from: so, to: t}, {from: khac, to: t}]"},
        {"builds": "[]"},
        {"uses": "[{from: so, to: t}, {from: khac, to: t}]"},
        {"uses": "[{from: khac, to: t}]"},
        {"uses": "[]"},
    ],
)
def test_anybody_else_or_nobody_in_a_role_opens_the_circle(opened: dict[str, str]) -> None:
    assert hits(**opened) == []


@pytest.mark.parametrize(
    "still_closed",
    [
        {"sets": "[{from: giamdoc, to: p}, {from: nghi, to: p}]"},
        {"builds": "[{from: so, to: t}, {from: khac, to: t, valid_to: 2022-06-30}]"},
        {"uses": "[{from: motso, to: t}]"},
        {"uses": "[{from: so, to: t}, {from: cu, to: t}]"},
        {"tool": "planned"},
        {"provision": "national"},
        {"status": "proposed"},
    ],
)
def test_those_who_have_ended_do_not_open_it(still_closed: dict[str, str]) -> None:
    assert [hit.subjects for hit in hits(**still_closed)] == [("t", "p")]


@pytest.mark.parametrize("out", [{"status": "closed"}, {"tool": "retired"}])
def test_closed_problems_and_retired_tools_are_passed_over(out: dict[str, str]) -> None:
    assert hits(**out) == []
