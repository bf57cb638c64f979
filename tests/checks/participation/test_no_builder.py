"""PA-03: which tools need a builder, and who is one."""

from __future__ import annotations

import pytest

from rolemap.checks.participation.no_builder import NoBuilder
from tests.checks.conftest import found

MAP = """
organizations:
- {id: so, name: Sở Y tế, kind: department, level: province}
- {id: cu, name: Trung tâm cũ, kind: it_unit, level: province, valid_to: 2022-06-30}
tools:
- {id: t, name: Phần mềm, TOOL}
relations:
  operates: [{from: so, to: t}]
  builds: BUILDS
"""


def subjects(tool: str, builds: str = "[]") -> list[tuple[str, ...]]:
    return [hit.subjects for hit in found(NoBuilder, MAP.replace("TOOL", tool).replace("BUILDS", builds))]


@pytest.mark.parametrize(
    ("tool", "findings"),
    [
        ("kind: system, status: planned, provision: built", 1),
        ("kind: system, status: pilot, provision: rented", 1),
        ("kind: integration_platform, status: live, provision: bought", 1),
        ("kind: system, status: live, provision: national", 0),
        ("kind: system, status: retired, provision: built", 0),
        ("kind: system, status: live, provision: built, valid_to: 2022-06-30", 0),
    ],
)
def test_tools_in_service_that_are_not_national(tool: str, findings: int) -> None:
    assert subjects(tool) == [("t",)] * findings


@pytest.mark.parametrize(
    ("builds", "findings"),
    [
        ("[{from: so, to: t}]", 0),
        ("[{from: so, to: t, valid_to: 2022-06-30}]", 1),
        ("[{from: cu, to: t}]", 1),
    ],
)
def test_any_organization_in_being_is_a_builder(builds: str, findings: int) -> None:
    assert len(subjects("kind: system, status: live, provision: built", builds)) == findings
