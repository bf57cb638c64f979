"""HD-05: when an ended delegation counts as used."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.base import Hit, Names
from rolemap.checks.head.expired_delegation_used import ExpiredDelegationUsed
from tests.checks.conftest import found

MAP = """
organizations:
- {id: so, name: Sở Thông tin và Truyền thông, kind: department, level: province}
positions:
- {id: giamdoc, name: Giám đốc Sở, organization: so, rank: head}
- {id: pho, name: Phó Giám đốc Sở, organization: so, rank: deputy}
- {id: phong, name: Trưởng phòng, organization: so, rank: staff}
- {id: nghi, name: Trưởng phòng đã nghỉ, organization: so, rank: staff, valid_to: 2022-01-01}
problems:
- {id: baocao, name: Số liệu nhập nhiều lần, owner: so, status: proposed}
documents:
- {id: truoc, name: Công văn trước, kind: other, date: 2022-03-30}
- {id: dungngay, name: Công văn đúng ngày, kind: other, date: 2022-03-31}
- {id: khongngay, name: Công văn không ngày, kind: other}
relations:
"""
SIGNING = "{id: uq, from: giamdoc, to: pho, scope: [signing], valid_to: 2022-03-31}"
OPERATIONS = "{id: uq, from: phong, to: pho, scope: [operations], valid_to: 2022-03-31}"


def run(delegates: str, more: str) -> list[Hit]:
    return found(ExpiredDelegationUsed, MAP + f"  delegates: [{delegates}]\n" + more)


def subjects(delegates: str, more: str) -> list[tuple[str, ...]]:
    return [hit.subjects for hit in run(delegates, more)]


@pytest.mark.parametrize("kind", ["sets", "steers"])
def test_any_scope_from_anyone_counts_while_something_names_it(kind: str) -> None:
    (hit,) = run(OPERATIONS, f"  {kind}: [{{from: pho, to: baocao, by_delegation: uq}}]\n")
    assert hit.subjects == ("phong", "pho")
    assert hit.values == {"ended": date(2022, 3, 31), "uses": Names(("baocao",))}


def test_positions_that_have_ended_are_not_asked_of_the_delegation() -> None:
    delegates = OPERATIONS.replace("from: phong", "from: nghi")
    assert subjects(delegates, "  steers: [{from: pho, to: baocao, by_delegation: uq}]\n") == [
        ("nghi", "pho")
    ]


def test_it_has_ended_on_the_day_of_valid_to() -> None:
    steers = "  steers: [{from: pho, to: baocao, by_delegation: uq}]\n"
    assert subjects(OPERATIONS.replace("2022-03-31", "2022-06-30"), steers) == [("phong", "pho")]
    assert subjects(OPERATIONS.replace("2022-03-31", "2022-07-01"), steers) == []
    assert subjects(OPERATIONS.replace(", valid_to: 2022-03-31", ""), steers) == []


@pytest.mark.parametrize(("document", "wrong"), [("truoc", False), ("dungngay", True), ("khongngay", True)])
def test_a_signature_that_names_it_counts_from_its_end_or_without_a_date(document: str, wrong: bool) -> None:
    signs = f"  signs: [{{from: pho, to: {document}, by_delegation: uq}}]\n"
    assert bool(subjects(OPERATIONS, signs)) is wrong


@pytest.mark.parametrize(("document", "wrong"), [("truoc", False), ("dungngay", True), ("khongngay", False)])
def test_a_signature_that_names_none_must_be_dated(document: str, wrong: bool) -> None:
    assert bool(subjects(SIGNING, f"  signs: [{{from: pho, to: {document}, mode: TUQ}}]\n")) is wrong


@pytest.mark.parametrize("mode", ["", ", mode: direct", ", mode: KT", ", mode: TL", ", mode: TM"])
def test_a_signature_that_names_none_must_be_under_authorisation(mode: str) -> None:
    assert subjects(SIGNING, f"  signs: [{{from: pho, to: dungngay{mode}}}]\n") == []


def test_a_signature_that_names_none_speaks_only_against_delegations_to_sign() -> None:
    signs = "  signs: [{from: pho, to: dungngay, mode: TUQ}]\n"
    assert subjects(OPERATIONS, signs) == []
    assert subjects(SIGNING.replace("scope: [signing], ", ""), signs) == []
    assert subjects(SIGNING, "  signs: [{from: phong, to: dungngay, mode: TUQ}]\n") == []


@pytest.mark.parametrize(
    ("other", "wrong"),
    [
        ("{from: phong, to: pho, scope: [signing], valid_from: 2022-03-31}", False),
        ("{from: phong, to: pho, scope: [signing], valid_from: 2022-04-01}", True),
        ("{from: giamdoc, to: pho, scope: [signing, operations], valid_to: 2022-04-01}", False),
        ("{from: phong, to: pho, scope: [operations]}", True),
        ("{from: phong, to: pho}", True),
        ("{from: giamdoc, to: phong, scope: [signing]}", True),
    ],
)
def test_another_delegation_to_sign_covers_the_days_within_its_dates(other: str, wrong: bool) -> None:
    found_now = subjects(f"{SIGNING}, {other}", "  signs: [{from: pho, to: dungngay, mode: TUQ}]\n")
    assert found_now == ([("giamdoc", "pho")] if wrong else [])


def test_every_expired_delegation_to_the_signer_is_found() -> None:
    earlier = "{from: phong, to: pho, scope: [signing], valid_to: 2021-12-31}"
    signs = "  signs: [{from: pho, to: dungngay, mode: TUQ}]\n"
    assert sorted(subjects(f"{SIGNING}, {earlier}", signs)) == [("giamdoc", "pho"), ("phong", "pho")]


def test_several_between_two_positions_give_one_finding_with_the_latest_end() -> None:
    (hit,) = run(
        SIGNING + ", {id: uq2, from: giamdoc, to: pho, scope: [signing], valid_to: 2021-12-31}",
        "  signs: [{from: pho, to: dungngay, mode: TUQ}]\n"
        "  steers: [{from: pho, to: baocao, by_delegation: uq2}]\n",
    )
    assert hit.values["ended"] == date(2022, 3, 31)
    assert [relation.kind for relation in hit.relations] == ["delegates", "delegates", "signs", "steers"]


def test_a_delegation_without_an_id_cannot_be_named_but_can_be_overstepped() -> None:
    nameless = SIGNING.replace("id: uq, ", "")
    assert subjects(nameless, "  signs: [{from: pho, to: truoc, mode: TUQ}]\n") == []
    assert subjects(nameless, "  signs: [{from: pho, to: dungngay, mode: TUQ}]\n") == [("giamdoc", "pho")]
