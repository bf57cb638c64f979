"""A budget item and the chain behind it: amount, form, state; which tool it pays for, which problem, who set it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, day, domain, number
from rolemap.model import Budget, Problem, RoleGraph
from rolemap.model.delegation import set_by_head
from rolemap.views.badges import badge
from rolemap.views.diagram import Badge, Cell
from rolemap.views.funding.rights import right_of
from rolemap.views.words import first_upper

_ = domain("views")

_FORMS: Mapping[str, str] = {
    "outline_estimate": N_("outline and detailed estimate"),
    "feasibility": N_("feasibility study report"),
    "rental_plan": N_("IT service rental plan"),
}
_STEPS: Mapping[str, str] = {
    "acceptance": N_("accepted"),
    "contract": N_("contract signed"),
    "approval": N_("approved"),
    "appraisal": N_("appraised"),
    "submission": N_("submitted"),
}
"""What is said of an item after each step, the last one first."""
_MOST_TOOLS, _MOST_SETTERS = 3, 2
_CHAIN = ("PA-01", "PA-03", "PA-04", "PA-10", "PA-11", "HD-01")
"""Findings on the tool, its problem and who set it that break the chain from the money to its purpose."""


def amount_words(amount: float | None) -> str:
    """Such as "9.500 triệu đồng"."""
    if amount is None:
        return _("no amount is recorded")
    return _("{amount} million VND").format(amount=number(float(amount)))


def sum_of(budgets: Iterable[Budget]) -> float:
    """The known amounts together, in million VND."""
    return float(sum(budget.amount_vnd_m or 0 for budget in budgets))


def item_cell(graph: RoleGraph, report: Report, budget: Budget) -> Cell:
    """The item itself, with the findings that concern none of the five rights."""
    period = _("budget {period}").format(period=budget.period.strip())
    standing = _standing(graph, budget)
    if budget.form in _FORMS:
        standing = _("{form}: {standing}").format(form=_(_FORMS[budget.form]), standing=standing)
    amount = _("{amount} · {period}").format(amount=amount_words(budget.amount_vnd_m), period=period)
    lines = (graph.name(budget.id), amount, first_upper(standing))
    badges = tuple(badge(one) for one in report.by_subject(budget.id) if not right_of(one.check))
    return Cell(lines, badges=badges, elements=(budget.id,))


def _standing(graph: RoleGraph, budget: Budget) -> str:
    """How far the item has come up to the date of the map."""
    for name, words in _STEPS.items():
        days = [step.date for step in budget.steps if step.step == name]
        known = [one for one in days if one is not None and one <= graph.as_of]
        if known:
            return _("{step} on {day}").format(step=_(words), day=day(max(known)))
        if None in days:
            return _(words)
    return _("not submitted yet")


def chain_cell(graph: RoleGraph, report: Report, budget: Budget) -> Cell:
    """The tools that the item pays for, their problems, who set them; struck out where no problem is reached."""
    tools = list(dict.fromkeys(one.target for one in graph.outgoing("funds", budget.id)))
    problems = {tool: graph.problems_of(tool) for tool in tools}
    reached = {problem.id: problem for found in problems.values() for problem in found}
    lines = [
        line for tool in tools[:_MOST_TOOLS] for line in _way(graph, tool, problems[tool], among=len(tools))
    ]
    more = len(tools) - _MOST_TOOLS
    if more > 0:
        lines.append(_.n("… and {n} other tool", "… and {n} other tools", more).format(n=number(more)))
    if reached:
        lines += _set_by(graph, list(reached.values()))
    else:
        lines.insert(0, _("Money without a problem") if tools else _("Pays for no tool"))
    concerned = dict.fromkeys((*tools, *reached))
    return Cell(
        tuple(lines),
        "filled" if reached else "missing",
        _badges(report, budget.id, concerned),
        elements=tuple(concerned),
    )


def _way(graph: RoleGraph, tool: str, problems: Sequence[Problem], among: int) -> Iterator[str]:
    """The tool, marked where it is one of several, and under it the problems that it answers."""
    name = graph.name(tool)
    yield _("• {line}").format(line=name) if among > 1 else name
    names = "; ".join(graph.name(problem.id) for problem in problems) or _("no problem")
    yield _("→ {problems}").format(problems=names)


def _set_by(graph: RoleGraph, problems: Sequence[Problem]) -> Iterator[str]:
    setters = dict.fromkeys(one.source for problem in problems for one in graph.incoming("sets", problem.id))
    if not setters:
        yield _("nobody has set the problem")
        return
    names = [graph.name(name) for name in setters]
    shown = "; ".join(names[:_MOST_SETTERS])
    if len(names) > _MOST_SETTERS:
        shown = _("{names} and {n} other posts").format(names=shown, n=number(len(names) - _MOST_SETTERS))
    yield _("set by: {names}").format(names=shown)
    if not any(set_by_head(graph, problem) for problem in problems):
        yield _("none of them by the head")


def _badges(report: Report, budget: str, concerned: Iterable[str]) -> tuple[Badge, ...]:
    """The findings that break the chain, and those from which a finding on the item follows."""
    found = {one.key: one for name in concerned for one in report.by_subject(name) if one.check in _CHAIN}
    causes = (key for finding in report.by_subject(budget) for key in finding.caused_by)
    found.update((key, report.by_key[key]) for key in causes)
    return tuple(badge(one) for one in sorted(found.values(), key=lambda one: one.number))
