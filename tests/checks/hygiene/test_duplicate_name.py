"""MH-02: when two names are the same, where, and at what time."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Names, Words
from rolemap.checks.hygiene.duplicate_name import DuplicateName
from tests.checks.conftest import found

PLAN = "kind: plan, number: 1/KH"
THRESHOLD = "metric: m, must_stay: above, limit: 1"
TOOL = "kind: system, status: live"
ROOT = "- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}\n"


def organizations(*lines: str) -> list[tuple[str, ...]]:
    text = (
        "organizations:\n"
        + ROOT
        + "".join(
            f"- {{kind: committee, {line}}}\n"
            if "level:" in line
            else f"- {{kind: committee, level: commune, {line}}}\n"
            for line in lines
        )
    )
    return [hit.subjects for hit in found(DuplicateName, text)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UBND xã Hòa Bình", "UBND xã Hoà Bình", True),
        ("UBND xã Thủy An", "UBND xã Thuỷ An", True),
        ("UBND xã Khỏe", "UBND xã Khoẻ", True),
        ("UBND xã Quy Nhơn", "UBND xã Qui Nhơn", True),
        ("UBND xã Mỹ Lộc", "UBND xã Mĩ Lộc", True),
        ("UBND xã Lý", "UBND xã Lí", True),
        ("UBND  xã   A ", "ubnd XÃ a", True),
        ("UBND xã Đông Hoàng", "UBND XÃ ĐÔNG HOÀNG", True),
        ("UBND xã Hòa", "UBND xã Hoa", False),
        ("UBND xã Đông", "UBND xã Dong", False),
        ("UBND xã Tân Lập", "UBND xã Tân Lạp", False),
        ("UBND xã 1", "UBND xã 11", False),
    ],
)
def test_the_same_name(one: str, other: str, same: bool) -> None:
    found_pairs = organizations(
        f"id: b, name: '{one}', parent: ubnd", f"id: a, name: '{other}', parent: ubnd"
    )
    assert found_pairs == ([("a", "b")] if same else [])


def test_the_home_must_be_the_same() -> None:
    assert organizations("id: a, name: X, parent: ubnd", "id: b, name: X") == []
    assert organizations("id: a, name: X", "id: b, name: X") == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("code: '034'", "code: ' 034 '", True),
        ("code: '034'", "code: '34'", False),
        ("code: ' '", "code: ' '", False),
        ("code: '034', level: district", "code: '034'", False),
    ],
)
def test_the_same_code_and_level(one: str, other: str, same: bool) -> None:
    pairs = organizations(f"id: a, name: A, {one}", f"id: b, name: B, {other}")
    assert pairs == ([("a", "b")] if same else [])


def test_name_and_code_are_one_finding_with_two_reasons() -> None:
    text = (
        "organizations:\n"
        + ROOT
        + "".join(
            f"- {{id: {id}, name: UBND xã A, kind: committee, level: commune, code: '034'}}\n"
            for id in "dcba"
        )
    )
    (hit,) = found(DuplicateName, text)
    assert hit.subjects == ("a", "b", "c", "d")
    assert hit.values == {
        "number": 4,
        "reasons": Words(("the same name", "the same code")),
        "elements": Names(("a", "b", "c", "d")),
        "ids": "a, b, c, …",
    }


def test_only_those_that_overlap_another_one_are_named_all_together() -> None:
    assert organizations(
        "id: a, name: X, valid_to: 2000-01-01",
        "id: b, name: X, valid_from: 2000-01-01, valid_to: 2010-01-01",
        "id: c, name: X, valid_from: 2009-12-31, valid_to: 2009-12-31",
        "id: d, name: X, valid_from: 2009-12-31, valid_to: 2012-01-01",
        "id: e, name: X, valid_from: 2020-01-01",
        "id: f, name: X, valid_from: 2030-01-01, valid_to: 2031-01-01",
    ) == [("b", "d", "e", "f")]


@pytest.mark.parametrize(
    ("section", "one", "other", "same"),
    [
        ("groups", "members: [ubnd]", "under: ubnd, level: commune", True),
        ("positions", "organization: ubnd, rank: head", "organization: ubnd, rank: deputy", True),
        ("positions", "organization: ubnd, rank: head", "organization: so, rank: head", False),
        ("bodies", "scope: ubnd", "scope: ubnd, standing_agency: so", True),
        ("bodies", "scope: ubnd", "scope: so", False),
        ("problems", "owner: ubnd, status: closed", "owner: ubnd, status: active", True),
        ("problems", "owner: ubnd, status: closed", "owner: so, status: closed", False),
        ("tools", f"{TOOL}, provision: rented", "kind: service, status: retired, provision: built",
         True),
        ("documents", f"{PLAN}, date: 2022-01-01", "kind: other, number: 1/KH, date: 2022-01-01", True),
        ("documents", f"{PLAN}, date: 2022-01-01", f"{PLAN}, date: 2022-01-02", False),
        ("documents", PLAN, "kind: plan, number: 2/KH", False),
        ("documents", "kind: plan", "kind: plan", True),
        ("documents", PLAN, "kind: plan", False),
        ("budgets", "form: other, period: '2022'", "form: rental_plan, period: '2022'", True),
        ("budgets", "form: other, period: '2022'", "form: other, period: '2023'", False),
        ("reviews", "date: 2022-01-01", "date: 2022-01-01", False),
        ("thresholds", THRESHOLD, THRESHOLD, False),
    ],
)  # fmt: skip
def test_what_home_means_in_each_section(section: str, one: str, other: str, same: bool) -> None:
    text = (
        "organizations:\n" + ROOT + "- {id: so, name: Sở, kind: department, level: province}\n"
        f"{section}:\n- {{id: x, name: Tên, {one}}}\n- {{id: y, name: tên, {other}}}\n"
    )
    assert [hit.subjects for hit in found(DuplicateName, text)] == ([("x", "y")] if same else [])


def test_two_sections_do_not_meet() -> None:
    text = "tools: [{id: t, name: X, kind: system, status: live, provision: rented}]\n"
    assert not found(DuplicateName, text + "groups: [{id: g, name: X, members: [goc]}]\n")
