"""In which cell of a problem's row a finding stands: the person or the thing that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rolemap.checks.evaluate import Finding, Report
from rolemap.model import Problem, RoleGraph, Tool
from rolemap.views.badges import badge
from rolemap.views.chain.concern import Concern
from rolemap.views.diagram import Badge

PROBLEM, SETTERS, TOOLS, BUILDERS, USERS = range(5)

_OF_CHECK: Mapping[str, int] = {
    "PA-01": SETTERS,
    "HD-01": SETTERS,
    "HD-10": SETTERS,
    "PA-02": TOOLS,
    "PA-03": BUILDERS,
    "PA-08": BUILDERS,
    "PA-04": USERS,
    "PA-05": USERS,
    "PA-06": USERS,
    "PA-07": USERS,
}
"""Checks that speak of a person; every other finding stands with its subject."""


def row_badges(
    graph: RoleGraph, report: Report, problem: Problem | None, tools: Sequence[Tool]
) -> list[tuple[Badge, ...]]:
    """The badges of each cell of one row, by number; a finding stands once in a row.

    A row without problem is that of a tool that answers none: PA-10 stands where the problem should.
    """
    cells: list[dict[str, Badge]] = [{} for _column in range(5)]
    seen: set[str] = set()
    for column, finding in _concerning(graph, report, problem, tools):
        if finding.key not in seen:
            seen.add(finding.key)
            cells[column][finding.key] = badge(finding)
    return [tuple(sorted(found.values(), key=lambda one: one.number)) for found in cells]


def _concerning(
    graph: RoleGraph, report: Report, problem: Problem | None, tools: Sequence[Tool]
) -> Iterator[tuple[int, Finding]]:
    if problem is not None:
        yield from _standing(report, problem.id, PROBLEM)
        yield from ((SETTERS, one) for one in report.by_subject(problem.owner) if one.check == "HD-07")
        concern = Concern(graph, report, problem)
        for leader in _leaders(graph, problem):
            yield from ((SETTERS, one) for one in report.by_subject(leader) if concern.has(one))
        for element in graph.about(problem.id):
            yield from _standing(report, element.id, PROBLEM)
    for tool in tools:
        for column, finding in _standing(report, tool.id, TOOLS):
            yield (PROBLEM if problem is None and finding.check == "PA-10" else column), finding
        for relation in graph.incoming("funds", tool.id):
            yield from _standing(report, relation.source, TOOLS)


def _standing(report: Report, element: str, column: int) -> Iterator[tuple[int, Finding]]:
    for finding in report.by_subject(element):
        yield _OF_CHECK.get(finding.check, column), finding


def _leaders(graph: RoleGraph, problem: Problem) -> list[str]:
    relations = (*graph.incoming("sets", problem.id), *graph.incoming("steers", problem.id))
    return list(dict.fromkeys(relation.source for relation in relations))
