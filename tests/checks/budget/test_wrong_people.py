"""BU-02: owner, builder, operator and users of what is paid for."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names, Words
from rolemap.checks.budget.wrong_people import WrongPeople
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: cu, name: Trung tâm cũ, kind: it_unit, level: province, parent: ubnd, valid_to: 2022-06-30}
groups:
- {id: khoi, name: Khối đã hết, members: [cu]}
tools:
- {id: hop, name: Họp trực tuyến, kind: TOOLKIND, status: STATUS, provision: PROVISION}
- {id: het, name: Công cụ đã hết, kind: system, status: live, provision: built, valid_to: 2022-06-30}
budgets:
- {id: kp, name: Kinh phí, form: other, period: "2022", evidence: {people: EVIDENCE}}
relations:
  funds: [FUNDS]
"""
ALL = ("owns", "builds", "operates", "uses")


def run(
    *kinds: str,
    source: str = "ubnd",
    funds: str = "{from: kp, to: hop}",
    evidence: str = "[Quyết định 45]",
    kind: str = "system",
    status: str = "live",
    provision: str = "built",
) -> list[Hit]:
    text = MAP.replace("TOOLKIND", kind).replace("STATUS", status).replace("PROVISION", provision)
    text = text.replace("FUNDS", funds).replace("EVIDENCE", evidence)
    return found(WrongPeople, text + "".join(f"  {one}: [{{from: {source}, to: hop}}]\n" for one in kinds))


def test_with_all_four_and_evidence_there_is_nothing_to_find() -> None:
    assert run(*ALL) == []


@pytest.mark.parametrize(
    ("missing", "reason", "causes"),
    [
        ("owns", "no owner", ("PA-11:hop",)),
        ("builds", "no builder", ("PA-03:hop",)),
        ("operates", "no operator", ()),
        ("uses", "no user", ("PA-04:hop",)),
    ],
)
def test_each_lack_is_told_and_follows_from_what_the_tool_shows(
    missing: str, reason: str, causes: tuple[str, ...]
) -> None:
    (hit,) = run(*(kind for kind in ALL if kind != missing))
    assert hit.subjects == ("kp",)
    assert hit.values["reasons"] == Words((reason,))
    assert hit.values["tools"] == Names(("hop",))
    assert hit.causes == causes


def test_it_follows_from_other_findings_only_when_they_tell_every_lack() -> None:
    assert run("operates")[0].causes == ("PA-11:hop", "PA-03:hop", "PA-04:hop")
    assert run("owns")[0].causes == ()
    assert run("operates", "uses", provision="national")[0].causes == ()
    assert run("operates", "owns", "builds", provision="national")[0].causes == ("PA-04:hop",)
    assert run("operates", status="retired")[0].causes == ()


def test_integration_platforms_need_no_users() -> None:
    assert run("owns", "builds", "operates", kind="integration_platform") == []
    assert run("owns", "builds", kind="integration_platform") != []


@pytest.mark.parametrize("status", ["planned", "pilot", "retired"])
def test_the_status_of_the_tool_is_not_asked(status: str) -> None:
    assert run("owns", "builds", "operates", status=status) != []
    assert run(*ALL, status=status) == []


def test_who_has_ended_does_not_count() -> None:
    (hit,) = run(*ALL, source="cu")
    assert hit.values["reasons"] == Words(("no owner", "no builder", "no operator", "no user"))


def test_a_group_without_active_members_is_no_user() -> None:
    text_kinds = ("owns", "builds", "operates")
    text = MAP.replace("TOOLKIND", "system").replace("STATUS", "live").replace("PROVISION", "built")
    text = text.replace("FUNDS", "{from: kp, to: hop}").replace("EVIDENCE", "[Quyết định 45]")
    text += "".join(f"  {one}: [{{from: ubnd, to: hop}}]\n" for one in text_kinds)
    (hit,) = found(WrongPeople, text + "  uses: [{from: khoi, to: hop}]\n")
    assert hit.values["reasons"] == Words(("no user",))


@pytest.mark.parametrize("funds", ["", "{from: kp, to: het}"])
def test_a_budget_that_funds_nothing_is_judged_by_its_evidence(funds: str) -> None:
    assert run(funds=funds) == []
    (hit,) = run(funds=funds, evidence="[' ']")
    assert hit.values["reasons"] == Words(("no evidence attached",))
    assert hit.values["tools"] == Words(("none",))


def test_blank_evidence_is_a_finding_that_follows_from_nothing() -> None:
    (hit,) = run("builds", "operates", "uses", evidence="[]")
    assert hit.values["reasons"] == Words(("no evidence attached", "no owner"))
    assert hit.causes == ()
    (hit,) = run(*ALL, evidence="[]")
    assert hit.values["tools"] == Names(("hop",))
