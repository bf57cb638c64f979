"""HD-03: which delegations hand down leadership, and until when they count."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.base import Hit, Words
from rolemap.checks.head.steering_delegated import SteeringDelegated
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province, head_also: [bithu]}
- {id: cu, name: Ban cũ, kind: committee, level: province, head_also: [truongban], valid_to: 2020-01-01}
positions:
- {id: bithu, name: Bí thư Tỉnh ủy, organization: cu, rank: staff}
- {id: truongban, name: Trưởng ban cũ, organization: cu, rank: staff}
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: quyen, name: Quyền Chủ tịch UBND tỉnh, organization: ubnd, rank: acting_head}
- {id: pho, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
- {id: nghi, name: Phó Chủ tịch đã nghỉ, organization: ubnd, rank: deputy, valid_to: 2022-01-01}
- {id: cuu, name: Chủ tịch khóa trước, organization: ubnd, rank: head, valid_to: 2022-06-30}
- {id: nhanvien, name: Chuyên viên, organization: ubnd, rank: staff}
problems:
- {id: giayto, name: Người dân phải nộp lại giấy tờ, owner: ubnd, status: closed}
documents:
- {id: truoc, name: Kế hoạch trước, kind: plan, date: 2022-03-30}
- {id: dungngay, name: Kế hoạch đúng ngày, kind: plan, date: 2022-03-31}
- {id: khongngay, name: Kế hoạch không ngày, kind: plan}
relations:
"""


def run(delegates: str, more: str = "") -> list[Hit]:
    return found(SteeringDelegated, MAP + f"  delegates: [{delegates}]\n" + more)


def subjects(delegates: str, more: str = "") -> list[tuple[str, ...]]:
    return [hit.subjects for hit in run(delegates, more)]


@pytest.mark.parametrize("giver", ["chutich", "quyen", "bithu", "truongban"])
def test_heads_of_any_organization_count_even_of_an_ended_one(giver: str) -> None:
    assert subjects(f"{{from: {giver}, to: pho, scope: [steering]}}") == [(giver, "pho")]


@pytest.mark.parametrize("giver", ["pho", "nhanvien", "cuu"])
def test_others_and_a_head_of_the_past_do_not(giver: str) -> None:
    assert subjects(f"{{from: {giver}, to: nhanvien, scope: [steering]}}") == []


@pytest.mark.parametrize(
    ("scope", "wrong"),
    [
        ("[steering]", True),
        ("[signing, setting]", True),
        ("[signing]", False),
        ("[operations]", False),
        ("[signing, operations]", False),
        ("[]", False),
    ],
)
def test_only_steering_and_setting_are_leadership(scope: str, wrong: bool) -> None:
    assert bool(subjects(f"{{from: chutich, to: pho, scope: {scope}}}")) is wrong


def test_a_missing_scope_is_not_leadership() -> None:
    assert subjects("{from: chutich, to: pho}") == []


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        ("valid_from: 2022-06-30", True),
        ("valid_from: 2022-07-01", False),
        ("valid_to: 2022-07-01", True),
        ("valid_to: 2022-06-30", False),
    ],
)
def test_a_delegation_that_nothing_rests_on_counts_while_it_is_active(dates: str, wrong: bool) -> None:
    assert bool(subjects(f"{{id: uq, from: chutich, to: pho, scope: [steering], {dates}}}")) is wrong


def test_an_active_delegation_needs_both_ends() -> None:
    assert subjects("{from: chutich, to: nghi, scope: [steering]}") == []


ENDED = "{id: uq, from: chutich, to: pho, scope: [steering], valid_to: 2022-03-31}"


@pytest.mark.parametrize("kind", ["sets", "steers"])
def test_an_ended_delegation_counts_while_setting_or_steering_rests_on_it(kind: str) -> None:
    (hit,) = run(ENDED, f"  {kind}: [{{from: pho, to: giayto, by_delegation: uq}}]\n")
    assert [relation.kind for relation in hit.relations] == ["delegates", kind]
    assert hit.values["state"] == Words(("ended but still used",))
    assert hit.values["until"] == date(2022, 3, 31)


def test_what_rests_on_it_must_be_active_itself() -> None:
    assert (
        subjects(ENDED, "  sets: [{from: pho, to: giayto, by_delegation: uq, valid_to: 2022-06-30}]\n") == []
    )
    assert subjects(ENDED, "  sets: [{from: nghi, to: giayto, by_delegation: uq}]\n") == []


@pytest.mark.parametrize(("document", "wrong"), [("truoc", False), ("dungngay", True), ("khongngay", True)])
def test_a_signature_counts_from_the_day_of_the_end_or_without_a_date(document: str, wrong: bool) -> None:
    signs = f"  signs: [{{from: pho, to: {document}, mode: KT, by_delegation: uq}}]\n"
    assert bool(subjects(ENDED, signs)) is wrong


def test_the_receiver_of_an_ended_delegation_need_not_be_active() -> None:
    ended = ENDED.replace("to: pho", "to: nghi")
    assert subjects(ended, "  steers: [{from: pho, to: giayto, by_delegation: uq}]\n") == [
        ("chutich", "nghi")
    ]


def test_a_delegation_that_starts_later_is_not_still_used() -> None:
    later = "{id: uq, from: chutich, to: pho, scope: [steering], valid_from: 2022-07-01}"
    assert subjects(later, "  steers: [{from: pho, to: giayto, by_delegation: uq}]\n") == []


def test_several_delegations_between_two_positions_give_one_finding() -> None:
    (hit,) = run(
        "{from: chutich, to: pho, scope: [setting], valid_to: 2022-12-31},"
        "{from: chutich, to: pho, scope: [steering, operations]},"
        "{from: chutich, to: pho, scope: [signing]}"
    )
    assert hit.subjects == ("chutich", "pho")
    assert len(hit.relations) == 2
    assert hit.values["scope"] == Words(("steering", "setting"))
    assert hit.values["state"] == Words(("in force",))
    assert hit.values["until"] == Words(("none",))
