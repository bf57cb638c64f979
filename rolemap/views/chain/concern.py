"""What concerns one problem and what does not: its findings, and the delegations by which it is led."""

from __future__ import annotations

from functools import reduce
from operator import or_

from rolemap.checks.evaluate import Finding, Report
from rolemap.model import Problem, Relation, RoleGraph

_OF_HEADS = "head"
"""The group of checks on leadership: of an organization they speak of its head, not of it as a user of tools."""


class Concern:
    """What concerns `problem`: what it is about and answered by, who leads it, and who uses its tools."""

    def __init__(self, graph: RoleGraph, report: Report, problem: Problem) -> None:
        self._graph, self._report, self._problem = graph, report, problem
        name = problem.id
        sources = dict.fromkeys(one.source for one in graph.incoming("addresses", name))
        self._tools = [tool.id for tool in graph.tools_in_service if tool.id in sources]
        self._users = reduce(or_, map(graph.users, self._tools), graph.apparatus(""))
        leading = [one for kind in ("sets", "steers") for one in graph.incoming(kind, name)]
        self._leaders = {one.source for one in leading}
        bodies = [one for one in self._leaders if graph.section_of(one) == "bodies"]
        self._own = {
            name,
            *self._tools,
            *bodies,
            *(one.id for about in (name, *bodies) for one in graph.about(about)),
            *(one.source for tool in self._tools for one in graph.incoming("funds", tool)),
        }
        self.delegations = tuple(self._used(leading))
        """The delegations by which it is led, in file order: those it names, and those behind whoever steers it."""
        self._hands = {one.key for one in self.delegations}

    def report(self) -> Report:
        """The report with the findings that concern the problem, under their numbers."""
        return self._report.only(self.has)

    def has(self, finding: Finding) -> bool:
        """Whether the finding concerns the problem; one about a shared leader does so by its lines alone."""
        if any(subject in self._own for subject in finding.subjects):
            return True
        if any(mark.target == self._problem.id or mark.key in self._hands for mark in finding.marks):
            return True
        if finding.marks or len(finding.subjects) != 1:
            return False
        (subject,) = finding.subjects
        if subject == self._problem.owner or subject in self._leaders:
            return True
        if self._graph.section_of(subject) != "organizations" or self._report.group(finding) == _OF_HEADS:
            return False
        return subject in self._users

    def _used(self, leading: list[Relation]) -> list[Relation]:
        """Those that a line to the problem names; those in force to who steers it; and those that these hang on."""
        named = {one.get("by_delegation") for one in leading} - {None}
        marked = self._report.marks.get("delegates", ())
        known = dict.fromkeys((*self._graph.relations("delegates"), *marked))
        used = [one for one in known if one.id in named]
        steering = [one.source for one in leading if one.kind == "steers" and not one.get("by_delegation")]
        waiting = [*steering, *(one.source for one in used)]
        seen = set(waiting)
        for post in waiting:  # grows as it is walked
            for one in self._graph.incoming("delegates", post):
                used.append(one)
                if one.source not in seen:
                    seen.add(one.source)
                    waiting.append(one.source)
        return sorted(
            (one for one in dict.fromkeys(used) if one.source != one.target), key=lambda one: one.row
        )
