"""One budget item: its form and amount, the chain behind it, its steps, and its five rights with their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.checks.base import Names, Words
from rolemap.export.content.leading import leader_names
from rolemap.export.content.lists import names_of
from rolemap.export.content.signs import marks
from rolemap.export.document import Cell, Row
from rolemap.i18n import day, domain, number
from rolemap.model.spending import proofs
from rolemap.model.vocabulary import BUDGET_STEPS
from rolemap.model.vocabulary import RIGHTS as RIGHT_WORDS
from rolemap.views.changed.field_values import choice_word
from rolemap.views.funding.money import amount_words
from rolemap.views.funding.rights import RIGHTS
from rolemap.views.words import first_upper

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report
    from rolemap.model import Budget, RoleGraph, Step
    from rolemap.views.funding.rights import Right

_ = domain("export")
_checks = domain("checks.budget")

_OF_STEPS = ("BU-06",)
"""Checks that speak of who appraises and accepts; BU-07 speaks of what is paid for."""


def budget_rows(graph: RoleGraph, report: Report, place: int, budget: Budget) -> Iterator[Row]:
    """The heading of an item, then rows of subject, what is recorded, and conclusion."""
    title = _("{n}. {name}").format(n=number(place), name=graph.name(budget.id))
    yield Row((Cell((title,)),), group=True)
    form = first_upper(choice_word("budgets", "form", budget.form))
    period = _("period: {period}").format(period=budget.period.strip())
    facts = "; ".join((form, period, amount_words(budget.amount_vnd_m)))
    yield Row((Cell((_("Form, period, amount"),)), Cell((facts,)), Cell()))
    yield _chain(graph, report, budget)
    yield _steps(graph, report, budget)
    yield from (
        _right(graph, report, budget, right, word) for right, word in zip(RIGHTS, RIGHT_WORDS, strict=True)
    )


def _chain(graph: RoleGraph, report: Report, budget: Budget) -> Row:
    tools = list(dict.fromkeys(one.target for one in graph.outgoing("funds", budget.id)))
    found = [one for one in report.by_subject(budget.id) if one.check == "BU-07"]
    lines: list[str] = []
    for tool in tools:
        problems = graph.problems_of(tool)
        if not problems:
            lines.append(_("{tool} → no problem").format(tool=graph.name(tool)))
        for problem in problems:
            words = _("{tool} → “{problem}”, set by: {names}")
            setters = leader_names(graph, problem) or _("nobody")
            lines.append(words.format(tool=graph.name(tool), problem=graph.name(problem.id), names=setters))
    others = [one for finding in found for one in finding.subjects if one != budget.id]
    conclusion = (
        [_("Another item pays for the same: {names}").format(names=names_of(graph, others))] if others else []
    )
    said = Cell(tuple(lines) or (_("Pays for no tool"),), missing=not tools)
    return Row(
        (Cell((_("Pays for which tool, for which problem"),)), said, Cell(tuple(conclusion), marks(found)))
    )


def _steps(graph: RoleGraph, report: Report, budget: Budget) -> Row:
    steps = sorted(budget.steps, key=lambda step: BUDGET_STEPS.index(step.step))
    lines = [_step(graph, step) for step in steps]
    judges = names_of(graph, (one.source for one in graph.incoming("appraises", budget.id)))
    lines.insert(
        0, _("Appraised by: {names}").format(names=judges) if judges else _("No appraiser is recorded")
    )
    if not budget.steps:
        lines.append(_("No step is recorded"))
    found = [one for one in report.by_subject(budget.id) if one.check in _OF_STEPS]
    conclusion = tuple(words for one in found for words in _judged(graph, one))
    return Row((Cell((_("Appraisal and steps"),)), Cell(tuple(lines)), Cell(conclusion, marks(found))))


def _step(graph: RoleGraph, step: Step) -> str:
    name = first_upper(choice_word("budgets", "step", step.step))
    if step.date is None:
        return _("{step}: no date").format(step=name)
    words = _("{step}: {day}") if step.date <= graph.as_of else _("{step}: planned for {day}")
    return words.format(step=name, day=day(step.date))


def _judged(graph: RoleGraph, finding: Finding) -> Iterator[str]:
    judges = finding.values.get("judges")
    if isinstance(judges, Names):
        yield _("Not judged independently of the builder: {names}").format(names=names_of(graph, judges.ids))


def _right(graph: RoleGraph, report: Report, budget: Budget, right: Right, word: str) -> Row:
    """One of the five: every piece of evidence, whether it is enough, and what stands against it."""
    evidence = proofs(budget, word)
    finding, beside = right.lack(report, budget.id), right.beside(report, budget.id)
    said = Cell(evidence or (_("No evidence attached"),), missing=not evidence and finding is not None)
    if finding is not None:
        reasons = tuple(_reasons(finding)) if evidence or word == "problem" else ()
        conclusion = Cell((_("Not proven"), *reasons), marks((finding, *beside)), missing=True)
    else:
        words = _("Proven") if right.asked(graph) else _("Not asked on this map")
        conclusion = Cell((words, *right.against(graph, report, budget.id)), marks(beside))
    return Row((Cell((right.title,)), said, conclusion))


def _reasons(finding: Finding) -> Iterator[str]:
    """Why a right is not proven, in the words of its check."""
    words = finding.values.get("reasons")
    if isinstance(words, Words):
        yield from (first_upper(_checks(one)) for one in words.words)
