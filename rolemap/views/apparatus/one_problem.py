"""The coverage of one problem: with the tools that answer it, and the heads of single units: whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import Alike, Position, RoleGraph, Units
from rolemap.views.apparatus.presence import LEAST_COUNT, LEAST_LABEL, OnCell, Presence
from rolemap.views.chain.leaders import position_title
from rolemap.views.choice import Choice
from rolemap.views.diagram import Cell, Column

_ = domain("views")

_ALONE = 12
"""So many absent units under one superior have a row each."""
_MOST_TOOLS = 6
_HEAD_WIDTH = 90.0


class OneProblem(Presence):
    """One problem, its tools where it has several, and the heads of single units."""

    def __init__(self, graph: RoleGraph, report: Report, problem: str) -> None:
        super().__init__(graph, report, Choice((problem,), ()))
        self._problem = problem
        tools = graph.tools_of(problem)
        self._tools = tools[:_MOST_TOOLS] if len(tools) > 1 else ()

    def columns(self) -> tuple[Column, ...]:
        """The unit, the problem, its tools, and the heads."""
        return (
            Column(_("Units of the apparatus"), "users", 3.6, LEAST_LABEL),
            self.problem_column(self._problem),
            *(
                Column(self.graph.name(tool.id), "tools", 1.0, LEAST_COUNT, elements=(tool.id,))
                for tool in self._tools
            ),
            Column(_("Head of the unit"), "leaders", 1.6, _HEAD_WIDTH),
        )

    def totals(self, units: Units) -> Iterator[Cell]:
        """None: there is one problem."""
        yield from ()

    def totals_alike(self, alike: Alike) -> Iterator[Cell]:
        """None: there is one problem."""
        yield from ()

    def together(self, units: Units) -> Units:
        """Where they are many, the absent units that have no head on the map: they are named in one row."""
        absent = units & self.absences.absent
        if len(absent) <= _ALONE:
            return units - units
        return reduce(
            lambda left, name: left - self.graph.leaves(name), filter(self.graph.heads, absent), absent
        )

    def cells(self, units: Units, on: OnCell) -> Iterator[Cell]:
        """Use of the problem, use of each tool without judgement, and the head of a single unit where it has one."""
        yield self.cell(self._problem, units, on.get(self._problem, ()))
        required = self.graph.coverage(self._problem).required & units
        for tool in self._tools:
            yield Cell((self._used((self.graph.users(tool.id) & required).size, required.size),))
        if len(units) == 1 and (heads := self._heads(units)):
            yield Cell(heads)

    @staticmethod
    def _used(done: int, total: int) -> str:
        if not done:
            return _("–")
        return _("yes") if total == 1 else _("{done}/{total}").format(done=number(done), total=number(total))

    def _heads(self, units: Units) -> tuple[str, ...]:
        positions = sorted(self.graph.heads(units.ids[0]))
        return tuple(
            position_title(self.graph, cast(Position, self.graph.element(name))) for name in positions
        )
