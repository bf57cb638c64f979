"""BU-05: money without proof of the right process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rolemap.checks.base import N_, Check, Hit, Severity, Value, Words
from rolemap.checks.budget._example import SOUND
from rolemap.checks.mending import Fill
from rolemap.model import Budget, RoleGraph
from rolemap.model.spending import proofs

_MISSING = {
    "submission": N_("no submission"),
    "appraisal": N_("no appraisal"),
    "approval": N_("no approval"),
}
_STEPS = ("submission", "appraisal", "approval", "contract", "acceptance")
"""The steps in the order in which they are due."""


class WrongProcess(Check):
    """A budget shows no evidence of its process, lacks a step, or has steps that are dated out of order."""

    id = "BU-05"
    slug = "wrong-process"
    group = "budget"
    name = N_("No evidence: right process")
    message = N_(
        "“{budget}” ({period}) did not go the right way: {reasons} (submission: {submission}, appraisal: "
        "{appraisal}, approval: {approval}, contract: {contract}, acceptance: {acceptance})."
    )
    why = N_("The spending is void or reclaimed even when the tool is good.")
    remedy = N_("Add the missing step, bring the legal basis up to date.")
    repairs = (Fill(N_("Complete the steps and their dates"), "budget", ("steps", "evidence.process")),)
    subjects = ("budget",)
    severity = Severity.ERROR
    basis = N_("ND 73/2019 and 82/2024 until replaced by ND 45/2026; date rules per legal_basis table")
    principle = "five"
    breaks = SOUND.replace("date: 2022-04-05", "date: 2022-03-10")
    keeps = SOUND

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such budget, with the latest date of every step; marks what it pays for."""
        for budget in graph.budgets:
            taken = {step.step for step in budget.steps}
            dates = _latest_dates(budget)
            reasons = [
                *(() if proofs(budget, "process") else (N_("no evidence attached"),)),
                *(word for step, word in _MISSING.items() if step not in taken),
                *(() if _in_order(dates) else (N_("dates out of order"),)),
            ]
            if not reasons:
                continue
            values: dict[str, Value] = {"period": budget.period.strip(), "reasons": Words(tuple(reasons))}
            for step in _STEPS:
                without = N_("not dated") if step in taken else N_("missing")
                values[step] = dates.get(step) or Words((without,))
            yield Hit((budget.id,), graph.outgoing("funds", budget.id), values)


def _latest_dates(budget: Budget) -> dict[str, date]:
    """The latest date of each step that has one, in the order in which steps are due."""
    dates: dict[str, date] = {}
    for name in _STEPS:
        known = [step.date for step in budget.steps if step.step == name and step.date is not None]
        if known:
            dates[name] = max(known)
    return dates


def _in_order(dates: Mapping[str, date]) -> bool:
    days = list(dates.values())
    return days == sorted(days)
