"""PA-04: when a tool has no user, and how grave that is."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names, Severity
from rolemap.checks.participation.no_user import NoUser
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: ubnd, apparatus: true}
- {id: cu, name: UBND xã cũ, kind: committee, level: commune, parent: ubnd, apparatus: true,
   valid_to: 2022-06-30}
groups:
- {id: cacxa, name: Khối UBND cấp xã, under: ubnd, level: commune}
- {id: cachuyen, name: Khối UBND cấp huyện, under: ubnd, level: district}
- {id: xacu, name: Các xã cũ, members: [cu]}
tools:
- {id: t, name: Phần mềm, TOOL}
relations:
  uses: USES
"""
LIVE = "kind: system, status: live, provision: built"


def hits(tool: str = LIVE, uses: str = "[]") -> list[Hit]:
    return found(NoUser, MAP.replace("TOOL", tool).replace("USES", uses))


@pytest.mark.parametrize(
    ("tool", "severity"),
    [
        ("kind: system, status: live, provision: built", Severity.ERROR),
        ("kind: platform, status: live, provision: national", Severity.ERROR),
        ("kind: service, status: pilot, provision: rented", Severity.WARNING),
        ("kind: system, status: planned, provision: rented", Severity.WARNING),
    ],
)
def test_live_is_an_error_and_what_is_to_come_a_warning(tool: str, severity: Severity) -> None:
    assert [(hit.subjects, hit.severity) for hit in hits(tool)] == [(("t",), severity)]


@pytest.mark.parametrize(
    "tool",
    [
        "kind: integration_platform, status: live, provision: rented",
        "kind: system, status: retired, provision: built",
        "kind: system, status: live, provision: built, valid_from: 2022-07-01",
    ],
)
def test_integration_platforms_and_tools_out_of_service_need_no_user(tool: str) -> None:
    assert hits(tool) == []


@pytest.mark.parametrize("uses", ["from: xa, to: t, active_rate: 0, mandatory: false", "from: cacxa, to: t"])
def test_one_user_is_enough_however_little_it_uses(uses: str) -> None:
    assert hits(uses=f"[{{{uses}}}]") == []


@pytest.mark.parametrize(
    "uses",
    ["from: cu, to: t", "from: xa, to: t, valid_to: 2022-06-30", "from: xa, to: t, valid_from: 2022-07-01"],
)
def test_users_of_another_day_are_none(uses: str) -> None:
    assert len(hits(uses=f"[{{{uses}}}]")) == 1


@pytest.mark.parametrize("group", ["cachuyen", "xacu"])
def test_a_group_without_a_member_is_nobody_and_is_marked(group: str) -> None:
    (hit,) = hits(uses=f"[{{from: {group}, to: t}}, {{from: {group}, to: t}}]")
    assert hit.values["empty_groups"] == Names((group,))
    assert [relation.key for relation in hit.relations] == [("uses", group, "t")] * 2
