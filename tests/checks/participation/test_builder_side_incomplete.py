"""PA-08: whose kinds make the builder side whole."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Words
from rolemap.checks.participation.builder_side_incomplete import BuilderSideIncomplete
from tests.checks.conftest import found

MAP = """
organizations:
- {id: cntt, name: Trung tâm CNTT, kind: it_unit, level: province}
- {id: dn, name: Doanh nghiệp A, kind: enterprise, level: enterprise}
- {id: dncu, name: Doanh nghiệp B, kind: enterprise, level: enterprise, valid_to: 2022-06-30}
- {id: so, name: Sở Y tế, kind: department, level: province}
tools:
- {id: t, name: Nền tảng báo cáo, TOOL}
relations:
  builds: [BUILDS]
  operates: [OPERATES]
"""
SHARED = "kind: platform, status: live, provision: rented, shared: true"


def hits(builds: str, operates: str = "", tool: str = SHARED) -> list[Hit]:
    def lines(names: str) -> str:
        return ", ".join(f"{{from: {name}, to: t}}" for name in names.split())

    return found(
        BuilderSideIncomplete,
        MAP.replace("BUILDS", lines(builds)).replace("OPERATES", lines(operates)).replace("TOOL", tool),
    )


@pytest.mark.parametrize(("builds", "operates"), [("cntt dn", ""), ("dn", "cntt"), ("so", "cntt dn")])
def test_both_kinds_among_builders_and_operators_are_whole(builds: str, operates: str) -> None:
    assert hits(builds, operates) == []


@pytest.mark.parametrize(
    ("builds", "operates", "missing"),
    [
        ("cntt", "so", ("an IT enterprise",)),
        ("dn", "dn", ("a specialised IT unit",)),
        ("cntt", "dncu", ("an IT enterprise",)),
        ("so", "", ("a specialised IT unit", "an IT enterprise")),
    ],
)
def test_what_is_missing_is_named(builds: str, operates: str, missing: tuple[str, ...]) -> None:
    (hit,) = hits(builds, operates)
    assert hit.subjects == ("t",)
    assert hit.values["missing"] == Words(missing)


def test_those_who_build_and_operate_today_are_marked() -> None:
    (hit,) = hits("dn", "so dncu")
    assert [relation.key for relation in hit.relations] == [("builds", "dn", "t"), ("operates", "so", "t")]


@pytest.mark.parametrize(("builds", "operates"), [("", "dn"), ("dncu", "cntt")])
def test_without_any_builder_another_check_speaks(builds: str, operates: str) -> None:
    assert hits(builds, operates) == []


@pytest.mark.parametrize(
    ("tool", "findings"),
    [
        ("kind: platform, status: planned, provision: built, shared: true", 1),
        ("kind: platform, status: live, provision: rented, shared: false", 0),
        ("kind: platform, status: live, provision: rented", 0),
        ("kind: platform, status: live, provision: national, shared: true", 0),
        ("kind: platform, status: retired, provision: built, shared: true", 0),
    ],
)
def test_only_shared_tools_in_service_that_are_not_national(tool: str, findings: int) -> None:
    assert len(hits("dn", tool=tool)) == findings
