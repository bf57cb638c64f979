"""PA-11: how owners are counted."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names, Words
from rolemap.checks.participation.not_one_owner import NotOneOwner
from tests.checks.conftest import found

MAP = """
organizations:
- {id: so, name: Sở Y tế, kind: department, level: province}
- {id: khac, name: Sở Tài chính, kind: department, level: province}
- {id: cu, name: Sở cũ, kind: department, level: province, valid_to: 2022-06-30}
tools:
- {id: t, name: Phần mềm, TOOL}
relations:
  operates: [{from: so, to: t}]
  owns: OWNS
"""
LIVE = "kind: system, status: live, provision: built"


def hits(owns: str = "[]", tool: str = LIVE) -> list[Hit]:
    return found(NotOneOwner, MAP.replace("TOOL", tool).replace("OWNS", owns))


@pytest.mark.parametrize(
    "owns",
    [
        "[{from: so, to: t}]",
        "[{from: so, to: t}, {from: so, to: t}]",
        "[{from: so, to: t}, {from: cu, to: t}]",
        "[{from: so, to: t}, {from: khac, to: t, valid_to: 2022-06-30}]",
    ],
)
def test_one_organization_in_being_is_the_owner(owns: str) -> None:
    assert hits(owns) == []


@pytest.mark.parametrize("owns", ["[]", "[{from: cu, to: t}]", "[{from: so, to: t, valid_from: 2022-07-01}]"])
def test_nobody_owns_it(owns: str) -> None:
    (hit,) = hits(owns)
    assert hit.subjects == ("t",)
    assert hit.values == {"number": 0, "owners": Words(("none is recorded",))}


def test_two_owners_are_named_and_marked() -> None:
    (hit,) = hits("[{from: so, to: t}, {from: khac, to: t}, {from: so, to: t}]")
    assert hit.values == {"number": 2, "owners": Names(("so", "khac"))}
    assert [relation.source for relation in hit.relations] == ["so", "khac", "so"]


@pytest.mark.parametrize(
    ("tool", "findings"),
    [
        ("kind: system, status: planned, provision: rented", 1),
        ("kind: integration_platform, status: pilot, provision: built", 1),
        ("kind: system, status: live, provision: national", 0),
        ("kind: system, status: retired, provision: built", 0),
        ("kind: system, status: live, provision: built, valid_to: 2022-06-30", 0),
    ],
)
def test_tools_in_service_that_are_not_national(tool: str, findings: int) -> None:
    assert len(hits(tool=tool)) == findings
