"""The row over a problem: its name, whose it is, what it is measured by, who does not take part yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.content.signs import marks
from rolemap.export.content.using import absent_lines
from rolemap.export.document import Cell, Row
from rolemap.i18n import day, domain, number
from rolemap.views.changed.field_values import choice_word

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.model import Problem, RoleGraph

_ = domain("export")

_OF_ROLES = ("PA-01", "HD-01", "HD-10", "PA-02", "PA-05", "PA-06")
"""Checks on a problem that stand in the cells of its roles."""


def problem_heading(graph: RoleGraph, report: Report, place: int, problem: Problem) -> Row:
    """The row over the roles of one problem, with the gaps that speak of the problem itself."""
    own = (one for one in report.by_subject(problem.id) if one.check not in _OF_ROLES)
    title = _("{n}. {name}").format(n=number(place), name=graph.name(problem.id))
    lines = (title, "; ".join(_facts(graph, problem)), *absent_lines(graph, problem))
    return Row((Cell(lines, marks(own)),), group=True)


def _facts(graph: RoleGraph, problem: Problem) -> Iterator[str]:
    yield _("Owner: {name}").format(name=graph.name(problem.owner))
    yield _("status: {word}").format(word=choice_word("problems", "status", problem.status))
    unit = (problem.unit or "").strip()
    for words, value in (
        (_("current state: {value}"), problem.baseline),
        (_("target: {value}"), problem.target),
    ):
        if value is not None:
            yield words.format(value=number(float(value)))
    if unit and (problem.baseline is not None or problem.target is not None):
        yield _("measured in: {unit}").format(unit=unit)
    if problem.due is not None:
        yield _("due: {day}").format(day=day(problem.due))
