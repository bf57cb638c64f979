"""PA-05: who is required, how shares are counted, and where the two limits lie."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names, Severity, Share
from rolemap.checks.evaluate import evaluate
from rolemap.checks.participation.partial_coverage import PartialCoverage
from tests.checks.conftest import found
from tests.conftest import graph_of

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: huyen, name: UBND huyện, kind: committee, level: district, parent: ubnd, apparatus: true}
- {id: xa1, name: Các xã miền núi (3), kind: block, level: commune, parent: huyen, apparatus: true, size: 3}
- {id: xa2, name: Các xã ven biển (7), kind: block, level: commune, parent: huyen, apparatus: true, size: 7}
- {id: cu, name: Xã cũ, kind: committee, level: commune, parent: huyen, apparatus: true, valid_to: 2022-06-30}
- {id: dn, name: Hợp tác xã, kind: other, level: commune, parent: huyen}
groups:
- {id: khoi, name: Khối UBND cấp xã, under: ubnd, level: commune}
problems:
- {id: p, name: Văn bản đến xã chậm, owner: OWNER, audience: AUDIENCE, status: STATUS}
tools:
- {id: a, name: Mạng văn phòng, kind: system, status: live, provision: national}
- {id: b, name: Nhắn tin điều hành, kind: service, status: pilot, provision: rented}
- {id: c, name: Nền tảng sắp có, kind: system, status: planned, provision: rented}
- {id: ngoai, name: Công cụ khác, kind: system, status: live, provision: rented}
relations:
  addresses: ADDRESSES
  uses: [USES]
"""
ALL_TOOLS = "[{from: a, to: p}, {from: b, to: p}, {from: c, to: p}]"


def text(
    *uses: str,
    audience: str = "[commune]",
    owner: str = "ubnd",
    status: str = "active",
    addresses: str = ALL_TOOLS,
) -> str:
    filled = MAP.replace("USES", ", ".join(f"{{{use}}}" for use in uses)).replace("AUDIENCE", audience)
    return filled.replace("OWNER", owner).replace("STATUS", status).replace("ADDRESSES", addresses)


def grades(hits: list[Hit]) -> list[Severity | None]:
    return [hit.severity for hit in hits]


def test_units_count_with_their_size() -> None:
    (hit,) = found(PartialCoverage, text("from: xa2, to: a"))
    assert hit.subjects == ("p",)
    assert hit.severity is Severity.WARNING
    assert hit.values == {"covered": 7, "required": 10, "share": Share(0.7), "missing": Names(("xa1",))}
    (hit,) = found(PartialCoverage, text("from: xa1, to: a"))
    assert hit.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("warning", "error", "expected"),
    [
        (0.7, 0.5, []),
        (0.71, 0.7, [Severity.WARNING]),
        (0.71, 0.705, [Severity.ERROR]),
        (0.3, 0.9, []),
        (1.0, 0.0, [Severity.WARNING]),
    ],
)
def test_a_share_that_equals_a_limit_is_not_below_it(
    warning: float, error: float, expected: list[Severity]
) -> None:
    assert grades(found(PartialCoverage, text("from: xa2, to: a"), warning=warning, error=error)) == expected


def test_tools_of_the_problem_cover_together_each_through_unit_or_group() -> None:
    assert found(PartialCoverage, text("from: xa1, to: a", "from: xa2, to: b")) == []
    assert found(PartialCoverage, text("from: khoi, to: b")) == []


@pytest.mark.parametrize(
    "use", ["from: khoi, to: c", "from: khoi, to: ngoai", "from: khoi, to: a, valid_to: 2022-06-30"]
)
def test_planned_tools_other_tools_and_ended_uses_cover_nobody(use: str) -> None:
    (hit,) = found(PartialCoverage, text(use))
    assert (hit.values["covered"], hit.severity) == (0, Severity.ERROR)


def test_users_who_are_not_required_do_not_help() -> None:
    (hit,) = found(PartialCoverage, text("from: dn, to: a", "from: huyen, to: a", "from: xa2, to: a"))
    assert (hit.values["covered"], hit.values["required"]) == (7, 10)


def test_the_scope_is_the_owners_subtree_unless_another_is_named() -> None:
    wide = text("from: xa1, to: a", owner="xa1")
    assert found(PartialCoverage, wide) == []
    assert len(found(PartialCoverage, wide.replace("owner: xa1", "owner: xa1, owner_scope: huyen"))) == 1


@pytest.mark.parametrize(
    "nothing_asked",
    [
        {"audience": "[]"},
        {"audience": "[province]"},
        {"owner": "dn"},
        {"status": "proposed"},
        {"status": "closed"},
        {"addresses": "[]"},
        {"addresses": "[{from: c, to: p}]"},
    ],
)
def test_where_nobody_is_asked_or_no_tool_is_in_use_there_is_no_share(nothing_asked: dict[str, str]) -> None:
    assert found(PartialCoverage, text(**nothing_asked)) == []


def test_it_follows_from_a_level_left_out_only_where_there_is_one() -> None:
    left_out = text("from: khoi, to: a", audience="[district, commune]")
    whole_level = evaluate(graph_of(left_out), only=["PA-05", "PA-06"])
    assert [(f.check, f.caused_by) for f in whole_level.findings] == [("PA-06", ()), ("PA-05", ("PA-06:p",))]
    part = evaluate(graph_of(text("from: xa2, to: a")), only=["PA-05", "PA-06"])
    assert [(f.check, f.caused_by) for f in part.findings] == [("PA-05", ())]


def test_the_sentence_has_the_numbers_and_the_missing(english: None) -> None:
    report = evaluate(graph_of(text("from: xa2, to: a")), only=["PA-05"])
    assert report.message(report.findings[0]) == (
        "7/10 units (70%) that must take part use a tool of problem “Văn bản đến xã chậm”; "
        "missing: Các xã miền núi (3)."
    )
