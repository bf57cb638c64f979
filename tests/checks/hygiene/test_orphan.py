"""MH-03: what saves an element from standing alone."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Words
from rolemap.checks.hygiene.orphan import Orphan
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: x, name: UBND xã, kind: committee, level: commune, apparatus: true, X}
positions:
- {id: cv, name: Chuyên viên, organization: ubnd, rank: staff}
tools:
- {id: t, name: Công cụ, kind: system, status: live, provision: rented, valid_to: 2022-01-01}
"""


def orphans(rest: str = "", x: str = "") -> list[str]:
    return [hit.subjects[0] for hit in found(Orphan, MAP.replace(", X", f", {x}" if x else "") + rest)]


def test_root_positions_and_what_is_not_active_never_stand_alone() -> None:
    assert orphans() == ["x"]
    assert orphans(x="valid_from: 2022-07-01") == []


def test_what_it_names_itself_does_not_count() -> None:
    assert orphans(x="parent: ubnd") == ["x"]
    assert orphans(x="head_also: [cv]") == ["x"]


def test_waivers_do_not_count() -> None:
    waiver = "{check: MH-03, subjects: [x], reason: r, approved_by: cv, until: 2022-12-31}"
    assert orphans(f"waivers: [{waiver}]\n") == ["x"]


@pytest.mark.parametrize(
    "rest",
    [
        "groups: [{id: g, name: G, members: [x]}]",
        "groups: [{id: g, name: G, under: x, level: province}]",
        "groups: [{id: g, name: G, under: x, level: commune}]",
        "bodies: [{id: b, name: B, scope: x}]\nrelations: {chairs: [{from: cv, to: b}]}",
        "bodies: [{id: b, name: B, scope: ubnd, standing_agency: x}]\n"
        "relations: {chairs: [{from: cv, to: b}]}",
        "problems: [{id: p, name: P, owner: x, status: closed}]\nrelations: {sets: [{from: cv, to: p}]}",
        "problems: [{id: p, name: P, owner: ubnd, owner_scope: x, status: closed}]\n"
        "relations: {sets: [{from: cv, to: p}]}",
        "relations: {uses: [{from: x, to: t}]}",
        "relations: {uses: [{from: x, to: t, valid_to: 2001-01-01}]}",
    ],
)
def test_what_saves_it(rest: str) -> None:
    assert orphans(rest + "\n") == []


def test_a_group_by_rule_saves_only_its_members() -> None:
    assert orphans("groups: [{id: g, name: G, under: ubnd, level: commune}]\n") == ["x"]
    assert orphans("groups: [{id: g, name: G, under: ubnd, level: commune}]\n", x="parent: ubnd") == []


def test_a_position_or_threshold_that_names_it_saves_it() -> None:
    text = MAP.replace("organization: ubnd, rank", "organization: x, rank").replace(", X", "")
    assert not found(Orphan, text)


def test_the_finding_says_what_kind_of_element_it_is() -> None:
    text = (
        "documents: [{id: d, name: D, kind: other}]\nreviews: [{id: r, name: R, date: 2022-01-01}]\n"
        "budgets: [{id: b, name: B, form: other, period: '2022'}]\n"
        "thresholds: [{id: n, name: N, metric: M, must_stay: above, limit: 1}]\n"
    )
    assert {hit.subjects[0]: hit.values["section"] for hit in found(Orphan, text)} == {
        "d": Words(("document",)),
        "r": Words(("review",)),
        "b": Words(("budget item",)),
        "n": Words(("threshold",)),
    }
