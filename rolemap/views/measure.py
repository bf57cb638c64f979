"""What a problem is measured by, in words: the pain, from where to where, until when, and who advises on it."""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.i18n import day, domain, number
from rolemap.model import Problem, RoleGraph, blank

_ = domain("views")


def measure(graph: RoleGraph, problem: Problem) -> Iterator[str]:
    """The lines under the name of a problem, those that the map can tell."""
    if problem.pain is not None and not blank(problem.pain):
        yield problem.pain
    if problem.baseline is not None and problem.target is not None:
        yield _course(float(problem.baseline), float(problem.target), (problem.unit or "").strip())
    if problem.due is not None:
        yield _("due {day}").format(day=day(problem.due))
    advisers = dict.fromkeys(one.source for one in graph.incoming("advises", problem.id))
    if advisers:
        yield _("advised by {names}").format(names="; ".join(map(graph.name, advisers)))


def _course(baseline: float, target: float, unit: str) -> str:
    """From where to where: "từ 35% lên 80% hồ sơ"; two numbers alone would read as a range."""
    sign = "%" if unit.startswith("%") else ""
    pattern = (
        _("up from {baseline} to {target} {unit}")
        if target > baseline
        else _("down from {baseline} to {target} {unit}")
    )
    first, last = (f"{number(one, 2)}{sign}" for one in (baseline, target))
    return pattern.format(baseline=first, target=last, unit=unit.removeprefix(sign).strip()).strip()
