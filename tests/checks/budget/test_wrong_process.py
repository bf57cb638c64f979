"""BU-05: the steps of a budget, their presence and the order of their dates."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.base import Words
from rolemap.checks.budget.wrong_process import WrongProcess
from tests.checks.conftest import found

MAP = """
budgets:
- id: kp
  name: Kinh phí
  form: other
  period: "2022"
  evidence: {process: EVIDENCE}
  steps: [STEPS]
"""


def reasons(steps: str, evidence: str = "[Báo cáo 30]") -> tuple[str, ...]:
    """The reasons for steps written ``submission 2022-03-01, appraisal``."""
    rows = []
    for step in filter(None, steps.split(", ")):
        name, _, day = step.partition(" ")
        rows.append(f"{{step: {name}, date: {day}}}" if day else f"{{step: {name}}}")
    hits = found(WrongProcess, MAP.replace("EVIDENCE", evidence).replace("STEPS", ", ".join(rows)))
    if not hits:
        return ()
    (hit,) = hits
    words = hit.values["reasons"]
    assert hit.subjects == ("kp",) and isinstance(words, Words)
    return words.words


ORDER = ("dates out of order",)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("submission, appraisal, approval", ()),
        ("appraisal, approval", ("no submission",)),
        ("submission, contract, acceptance", ("no appraisal", "no approval")),
        ("", ("no submission", "no appraisal", "no approval")),
    ],
)
def test_three_steps_must_be_there_with_or_without_a_date(steps: str, expected: tuple[str, ...]) -> None:
    assert reasons(steps) == expected


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("submission 2022-03-01, appraisal 2022-03-02, approval 2022-03-03", ()),
        ("submission 2022-03-01, appraisal 2022-03-01, approval 2022-03-01", ()),
        ("approval 2022-03-03, submission 2022-03-01, appraisal 2022-03-02", ()),
        ("submission 2022-03-02, appraisal 2022-03-01, approval 2022-03-03", ORDER),
        ("submission 2022-03-02, appraisal, approval 2022-03-01", ORDER),
        ("submission, appraisal 2022-03-02, approval 2022-03-01", ORDER),
        ("submission, appraisal 2022-03-02, approval, acceptance 2022-03-01", ORDER),
        ("submission, appraisal, approval, contract 2022-03-02, acceptance 2022-03-01", ORDER),
        ("submission 2022-03-01, appraisal, approval, acceptance 2022-03-01", ()),
    ],
)
def test_no_date_may_be_before_that_of_an_earlier_step(steps: str, expected: tuple[str, ...]) -> None:
    assert reasons(steps) == expected


def test_of_a_repeated_step_the_latest_date_counts() -> None:
    again = "submission 2022-03-01, submission 2022-03-09, appraisal DAY, approval"
    assert reasons(again.replace("DAY", "2022-03-08")) == ORDER
    assert reasons(again.replace("DAY", "2022-03-09")) == ()
    assert reasons("submission 2022-03-05, appraisal 2022-03-01, appraisal 2022-03-06, approval") == ()


@pytest.mark.parametrize("evidence", ["[]", "['']", "null"])
def test_blank_evidence_is_enough_for_a_finding(evidence: str) -> None:
    assert reasons("submission, appraisal, approval", evidence) == ("no evidence attached",)


def test_all_reasons_make_one_finding() -> None:
    assert reasons("submission 2022-03-02, appraisal 2022-03-01", "[]") == (
        "no evidence attached", "no approval", "dates out of order",
    )  # fmt: skip


def test_the_values_give_every_step_its_date_or_say_what_is_lacking() -> None:
    (hit,) = found(
        WrongProcess,
        MAP.replace("EVIDENCE", "[]").replace(
            "STEPS", "{step: submission, date: 2022-03-01}, {step: appraisal}"
        ),
    )
    assert hit.values["submission"] == date(2022, 3, 1)
    assert hit.values["appraisal"] == Words(("not dated",))
    assert hit.values["approval"] == hit.values["acceptance"] == Words(("missing",))
