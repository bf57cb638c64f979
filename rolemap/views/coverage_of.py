"""The coverage of one part: the units under an organization or in a group, or all that one problem asks.

Here every absent unit has a row of its own, the worst first, with its head where the map has one: whom to call.
How far the tree is unfolded is the reader's choice: levels, superiors, units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import Alike, Group, Organization, Position, Problem, RoleGraph, Units
from rolemap.views.absentees import Level, complete_row, group_row, level_row, rest_row
from rolemap.views.choice import Choice
from rolemap.views.coverage_grid import coverage_grid
from rolemap.views.diagram import Cell, Column, Grid, GridRow
from rolemap.views.focus import checked
from rolemap.views.leaders import position_title
from rolemap.views.presence import LEAST_COUNT, LEAST_LABEL, OnCell, Presence

_ = domain("views")

_UNITS = 2
"""The depth at which single units stand: under their level and their superior."""
_MOST_UNITS, _MOST_UNITS_FOLDED = 120, 24
_FEW_UNITS = 30
"""So many units under one superior stand there all, those too that take part in all that asks them."""
_MOST_TOOLS = 6
_HEAD_WIDTH = 90.0


def shows(graph: RoleGraph, element: str) -> bool:
    """Whether the coverage can be focused on it: a problem that is not closed, or what has units of the apparatus."""
    one = graph.element(element)
    if isinstance(one, Problem):
        return one.status != "closed"
    return isinstance(one, Organization | Group) and bool(_units(graph, element))


def focused(
    graph: RoleGraph, report: Report, *, focus: str, depth: int | None = None, fold: bool = False
) -> Grid:
    """The coverage of one problem, or of the units under one organization or in one group.

    `depth` is how far it is unfolded: 0 levels, 1 superiors, 2 units (the default). Raises UnknownName and NoPlace,
    see `rolemap.views.focus.checked`.
    """
    name = checked(graph, focus, "coverage", shows)
    one = graph.element(name)
    most = _MOST_UNITS_FOLDED if fold else _MOST_UNITS
    steps = _UNITS if depth is None else depth
    if isinstance(one, Problem):
        return _of_problem(graph, report, one, steps, most)
    return _of_units(graph, report, name, steps, most)


def _units(graph: RoleGraph, name: str) -> Units:
    """The units of the apparatus under an organization, itself included, or in a group."""
    if isinstance(graph.element(name), Group):
        return graph.leaves(name) & graph.apparatus_under(graph.info.root)
    return graph.apparatus_under(name)


def _levels(graph: RoleGraph, units: Units) -> list[Level]:
    levels = [Level(name, units.at_level(name)) for name in graph.info.levels]
    return [level for level in levels if level.units]


def _of_units(graph: RoleGraph, report: Report, name: str, steps: int, most: int) -> Grid:
    units = _units(graph, name)
    asked = [
        problem.id
        for problem in graph.unclosed_problems
        if not problem.audience or graph.coverage(problem.id).required & units
    ]
    presence = Presence(graph, report, Choice(tuple(asked), ()))
    rows = list(_rows(presence, _levels(graph, units), steps, most))
    complete, counted = (presence.absences.complete & units).size, (presence.absences.asked & units).size
    words = _("Coverage of “{name}”: {n} of {all} units take part in all problems that ask them")
    sentence = words.format(name=graph.name(name), n=number(complete), all=number(counted))
    return coverage_grid(graph, report, presence.columns(), rows, sentence, part=True)


def _of_problem(graph: RoleGraph, report: Report, problem: Problem, steps: int, most: int) -> Grid:
    presence = _OneProblem(graph, report, problem.id)
    coverage = graph.coverage(problem.id)
    units = coverage.required
    rows = [_all_row(presence, units), *_rows(presence, _levels(graph, units), steps, most)]
    words = _("Coverage of “{name}”: {n} of {all} units that must take part do")
    sentence = words.format(
        name=graph.name(problem.id), n=number(coverage.covered.size), all=number(units.size)
    )
    columns, rows = _without_empty(presence.columns(), rows)
    return coverage_grid(graph, report, columns, rows, sentence, part=True, fixed=2)


def _all_row(presence: Presence, units: Units) -> GridRow:
    words = _("All units that must take part")
    return presence.row("whole", Cell((words,)), units, depth=0, heading=True, on=presence.of_whole())


def _without_empty(columns: Sequence[Column], rows: Sequence[GridRow]) -> tuple[list[Column], list[GridRow]]:
    """Without the column of heads where the map knows the head of no unit that is shown."""
    last = len(columns) - 1
    if any(row.cells[last].lines for row in rows if len(row.cells) > last):
        return list(columns), list(rows)
    kept = [GridRow(row.id, row.cells[:last], row.depth, row.heading) for row in rows]
    return list(columns[:last]), kept


def _rows(presence: Presence, levels: Sequence[Level], steps: int, most: int) -> Iterator[GridRow]:
    room = most
    for level in levels:
        rows = list(_of_level(presence, level, steps, room))
        room -= len(rows)
        yield level_row(presence, level)
        yield from rows
        if steps and not _stands_whole(presence, level):
            yield from complete_row(presence, level)


def _stands_whole(presence: Presence, level: Level) -> bool:
    """Whether all units of the level have a row: they are few, and under one superior."""
    return len(level.units) <= _FEW_UNITS and len(presence.graph.superiors.sizes(level.units)) <= 1


def _of_level(presence: Presence, level: Level, steps: int, most: int) -> Iterator[GridRow]:
    superiors, absences = presence.graph.superiors, presence.absences
    if steps < 1:
        return
    if len(superiors.sizes(level.units)) <= 1:
        units = level.units if _stands_whole(presence, level) else level.units & absences.absent
        yield from _unit_rows(presence, level, units, most, depth=1)
        return
    room = most
    for superior in absences.worst(level.units):
        units = superiors.below([superior], level.units)
        yield group_row(presence, level, superior, units)
        if steps >= _UNITS and room > 0:
            rows = list(_unit_rows(presence, level, units & absences.absent, room, depth=2))
            room -= len(rows)
            yield from rows


def _unit_rows(presence: Presence, level: Level, units: Units, most: int, *, depth: int) -> Iterator[GridRow]:
    """One row for each unit, the most absent first; those beyond `most` are counted in a last one."""
    absences = presence.absences
    ids = sorted(units, key=lambda name: -absences.count(name))
    shown = ids if len(ids) <= most + 1 else ids[:most]
    left = units
    for name in shown:
        alone = presence.graph.leaves(name)
        left = left - alone
        label = Cell((presence.graph.name(name),), badges=presence.of_units([name]), elements=(name,))
        yield presence.alike(f"unit:{name}", label, Alike(alone, absences.of(name)), depth=depth)
    if left:
        yield rest_row(presence, f"{level.id} {shown[-1] if shown else ''}", left, depth=depth)


class _OneProblem(Presence):
    """One problem with its tools, and the heads of single units."""

    def __init__(self, graph: RoleGraph, report: Report, problem: str) -> None:
        super().__init__(graph, report, Choice((problem,), ()))
        self._problem = problem
        self._tools = graph.tools_of(problem)[:_MOST_TOOLS]

    def columns(self) -> tuple[Column, ...]:
        """The unit, the problem, its tools, and the heads."""
        return (
            Column(_("Units of the apparatus"), "users", 2.6, LEAST_LABEL),
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

    def cells(self, units: Units, on: OnCell) -> Iterator[Cell]:
        """Use of the problem, use of each tool without judgement, and the head of a single unit."""
        yield self.cell(self._problem, units, on.get(self._problem, ()))
        required = self.graph.coverage(self._problem).required & units
        for tool in self._tools:
            used = (self.graph.users(tool.id) & required).size
            words = _("{done}/{total}").format(done=number(used), total=number(required.size))
            yield Cell((words,) if used else (_("–"),), "plain")
        yield Cell(self._heads(units) if len(units) == 1 else ())

    def _heads(self, units: Units) -> tuple[str, ...]:
        positions = sorted(self.graph.heads(units.ids[0]))
        return tuple(
            position_title(self.graph, cast(Position, self.graph.element(name))) for name in positions
        )
