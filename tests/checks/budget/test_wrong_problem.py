"""BU-01: the way from the money to a problem that a head has set, and what the finding follows from."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names, Words
from rolemap.checks.budget.wrong_problem import WrongProblem
from rolemap.checks.evaluate import evaluate
from tests.checks.budget.rows import rows
from tests.checks.conftest import found
from tests.conftest import graph_of

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: ubnd}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: pho, name: Phó Giám đốc Sở Y tế, organization: so, rank: deputy}
problems:
- {id: tot, name: Bài toán tốt, owner: so, status: active, baseline: 0, target: 0}
- {id: dong, name: Bài toán đã đóng, owner: so, status: closed, baseline: 3, target: 1}
- {id: chuado, name: Bài toán chưa đo, owner: so, status: active, baseline: 3}
- {id: cuapho, name: Bài toán do cấp phó đặt, owner: so, status: active, baseline: 3, target: 1}
- {id: khongai, name: Bài toán không ai đặt, owner: so, status: active, baseline: 3, target: 1}
- {id: cahai, name: Bài toán thiếu cả hai, owner: so, status: active, target: 1}
tools:
- {id: moi, name: Công cụ một, kind: system, status: planned, provision: built}
- {id: hai, name: Công cụ hai, kind: system, status: retired, provision: built}
- {id: het, name: Công cụ đã hết, kind: system, status: live, provision: built, valid_to: 2022-06-30}
budgets:
- {id: kp, name: Kinh phí năm 2022, form: other, period: " 2022 ", evidence: {problem: EVIDENCE}}
relations:
  sets:
  - {from: chutich, to: tot}
  - {from: pho, to: tot}
  - {from: chutich, to: dong}
  - {from: chutich, to: chuado}
  - {from: pho, to: cuapho}
  - {from: pho, to: cahai}
"""


def text_of(funds: str, addresses: str, evidence: str = "[Tờ trình 12]") -> str:
    return MAP.replace("EVIDENCE", evidence) + f"  funds: {rows(funds)}\n  addresses: {rows(addresses)}\n"


def run(funds: str, addresses: str, evidence: str = "[Tờ trình 12]") -> list[Hit]:
    return found(WrongProblem, text_of(funds, addresses, evidence))


@pytest.mark.parametrize(
    ("funds", "addresses"),
    [
        ("kp>moi", "moi>tot"),
        ("kp>hai", "hai>dong"),
        ("kp>moi kp>hai", "hai>tot"),
        ("kp>moi", "moi>cuapho moi>chuado moi>tot"),
    ],
)
def test_one_good_problem_is_enough_whatever_the_status_of_tool_and_problem(
    funds: str, addresses: str
) -> None:
    assert run(funds, addresses) == []


NO_TOOL, NO_PROBLEM = "it funds no tool", "its tools address no problem"
NOT_MEASURED, NOT_SET = "a problem lacks baseline or target", "a problem was not set by the head"
NO_EVIDENCE = "no evidence attached"


@pytest.mark.parametrize(
    ("funds", "addresses", "reasons", "causes"),
    [
        ("", "moi>tot", (NO_TOOL,), ()),
        ("kp>het", "het>tot", (NO_TOOL,), ()),
        ("kp>moi", "hai>tot", (NO_PROBLEM,), ("PA-10:moi",)),
        ("kp>moi", "moi>chuado", (NOT_MEASURED,), ("AW-05:chuado",)),
        ("kp>moi", "moi>cuapho", (NOT_SET,), ("HD-01:cuapho",)),
        ("kp>moi", "moi>khongai", (NOT_SET,), ("PA-01:khongai",)),
        ("kp>moi", "moi>cahai", (NOT_MEASURED, NOT_SET), ()),
        ("kp>moi kp>hai", "moi>cuapho moi>chuado", (NOT_SET, NOT_MEASURED),
         ("PA-10:hai", "HD-01:cuapho", "AW-05:chuado")),
    ],
)  # fmt: skip
def test_a_broken_way_is_told_with_what_alone_breaks_it(
    funds: str, addresses: str, reasons: tuple[str, ...], causes: tuple[str, ...]
) -> None:
    (hit,) = run(funds, addresses)
    assert hit.subjects == ("kp",)
    assert hit.values["reasons"] == Words(reasons)
    assert hit.causes == causes


@pytest.mark.parametrize("evidence", ["[]", "['', '  ']", "null"])
def test_blank_evidence_is_a_finding_of_its_own(evidence: str) -> None:
    (hit,) = run("kp>moi", "moi>tot", evidence)
    assert hit.values["reasons"] == Words((NO_EVIDENCE,))
    assert hit.causes == ()


def test_without_evidence_the_finding_follows_from_nothing_else() -> None:
    (hit,) = run("kp>moi", "moi>cuapho", "[]")
    assert hit.values["reasons"] == Words((NO_EVIDENCE, NOT_SET))
    assert hit.causes == ()


def test_one_entry_that_is_not_blank_is_evidence() -> None:
    assert run("kp>moi", "moi>tot", "['', Tờ trình 12]") == []


def test_a_budget_without_the_key_evidence_has_none() -> None:
    text = text_of("kp>moi", "moi>tot").replace(", evidence: {problem: [Tờ trình 12]}", "")
    (hit,) = found(WrongProblem, text)
    assert hit.values["reasons"] == Words((NO_EVIDENCE,))


def test_the_values_name_the_period_and_the_problems_and_the_way_is_marked() -> None:
    (hit,) = run("kp>moi", "moi>cuapho")
    assert hit.values["period"] == "2022"
    assert hit.values["problems"] == Names(("cuapho",))
    assert [relation.key for relation in hit.relations] == [
        ("funds", "kp", "moi"),
        ("addresses", "moi", "cuapho"),
        ("sets", "pho", "cuapho"),
    ]


def test_only_causes_that_were_found_stay_in_the_report() -> None:
    report = evaluate(graph_of(text_of("kp>moi kp>hai", "moi>cuapho")))
    assert report.by_key["BU-01:kp"].caused_by == ("HD-01:cuapho",)
