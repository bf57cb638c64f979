"""The coverage of one part: the units under an organization or in a group, or all that one problem asks.

Here every absent unit has a row of its own, the worst first, with its head where the map has one: whom to call.
How far the tree is unfolded is the reader's choice: levels, superiors, units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import Alike, Group, Organization, Problem, RoleGraph, Units
from rolemap.views.apparatus.absentees import (
    Level,
    complete_row,
    group_row,
    level_row,
    others_row,
    rest_row,
    set_row,
)
from rolemap.views.apparatus.grid import coverage_grid
from rolemap.views.apparatus.one_problem import OneProblem
from rolemap.views.apparatus.presence import Presence
from rolemap.views.choice import Choice
from rolemap.views.diagram import Cell, Grid, GridRow
from rolemap.views.focus import checked

_ = domain("views")

_UNITS = 2
"""The depth at which single units stand: under their level and their superior."""
_MOST_UNITS, _MOST_UNITS_FOLDED = 120, 24
_FEW_UNITS = 30
"""So many units under one superior stand there all, those too that take part in all that asks them."""
_ROWS_OF_GROUP = 4
"""So many rows a superior takes on average, its heading included, where units stand under it."""
_MOST_LETTERS = 280
"""So long are the names of units that share a row."""


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
    levels = _levels(graph, units)
    rows = [row for some in _by_level(presence, levels, steps, most) for row in some]
    complete, counted = (presence.absences.complete & units).size, (presence.absences.asked & units).size
    words = _("Coverage of “{name}”: {n} of {all} units take part in all problems that ask them")
    sentence = words.format(name=graph.name(name), n=number(complete), all=number(counted))
    return coverage_grid(graph, report, presence.columns(), rows, sentence, part=True)


def _of_problem(graph: RoleGraph, report: Report, problem: Problem, steps: int, most: int) -> Grid:
    presence = OneProblem(graph, report, problem.id)
    coverage = graph.coverage(problem.id)
    units = coverage.required
    rows = [_all_row(presence, units), *_rows(presence, _levels(graph, units), steps, most)]
    words = _("Coverage of “{name}”: {n} of {all} units that must take part do")
    sentence = words.format(
        name=graph.name(problem.id), n=number(coverage.covered.size), all=number(units.size)
    )
    # Without the column of heads where the map knows the head of no unit that is shown.
    columns = presence.columns()[: max(len(row.cells) for row in rows)]
    return coverage_grid(graph, report, columns, rows, sentence, part=True)


def _all_row(presence: Presence, units: Units) -> GridRow:
    words = _("All units that must take part")
    return presence.row("whole", Cell((words,)), units, depth=0, heading=True, on=presence.of_whole())


def _rows(presence: Presence, levels: Sequence[Level], steps: int, most: int) -> Iterator[GridRow]:
    room = most
    for at, level in enumerate(levels):
        rows = list(_of_level(presence, level, steps, room // (len(levels) - at)))
        room -= len(rows)
        if len(level.units) > 1 or not rows:
            yield level_row(presence, level)
        yield from rows
        if steps and not _stands_whole(presence, level):
            yield from complete_row(presence, level)


def _by_level(presence: Presence, levels: Sequence[Level], steps: int, most: int) -> Iterator[list[GridRow]]:
    """The rows of a part, which has no row for the whole apparatus: what is found there stands in each level."""
    room = most
    for at, level in enumerate(levels):
        rows = list(_rows(presence, [level], steps, room // (len(levels) - at)))
        room -= len(rows)
        yield presence.told(rows, level.id)


def _stands_whole(presence: Presence, level: Level) -> bool:
    """Whether all units of the level have a row: they are few, and under one superior."""
    return len(level.units) <= _FEW_UNITS and _is_one_group(presence, level)


def _is_one_group(presence: Presence, level: Level) -> bool:
    return len(presence.graph.superiors.sizes(level.units)) <= 1


def _of_level(presence: Presence, level: Level, steps: int, most: int) -> Iterator[GridRow]:
    if steps < 1:
        return
    absences = presence.absences
    if _is_one_group(presence, level):
        units = level.units if _stands_whole(presence, level) else level.units & absences.absent
        yield from _unit_rows(presence, level.id, units, most, depth=1)
        return
    worst = absences.worst(level.units)
    many = most if steps < _UNITS else max(1, most // _ROWS_OF_GROUP)
    shown, others = (worst, ()) if len(worst) <= many + 1 else (worst[:many], worst[many:])
    room = most - len(shown)
    for at, superior in enumerate(shown):
        units = presence.graph.superiors.below([superior], level.units)
        yield group_row(presence, level, superior, units)
        if steps >= _UNITS:
            name = f"{level.id}/{superior or ''}"
            share = max(1, room // (len(shown) - at))
            rows = list(_unit_rows(presence, name, units & absences.absent, share, depth=2))
            room -= len(rows)
            yield from rows
    if others:
        yield others_row(presence, level, others)


def _unit_rows(presence: Presence, id: str, units: Units, most: int, *, depth: int) -> Iterator[GridRow]:
    """One row for each unit, the most absent first; those beyond `most` are counted in a last one."""
    together = presence.together(units)
    ids = sorted(units - together, key=lambda name: -presence.absences.count(name))
    shown = ids if len(ids) <= most + 1 else ids[:most]
    left = units
    for name in shown:
        alone = presence.graph.leaves(name)
        left = left - alone
        label = Cell((presence.graph.name(name),), badges=presence.of_units([name]), elements=(name,))
        alike = Alike(alone, presence.absences.of(name))
        yield presence.alike(f"unit:{name}", label, alike, depth=depth)
    for names in list(_by_length(presence, together))[: max(0, most - len(shown))]:
        some = reduce(or_, map(presence.graph.leaves, names))
        left = left - some
        alike = Alike(some, presence.absences.of(names[0]))
        yield set_row(presence, id, alike, depth=depth, named=names)
    if left:
        yield rest_row(presence, f"{id} {shown[-1] if shown else ''}", left, depth=depth)


def _by_length(presence: Presence, units: Units) -> Iterator[tuple[str, ...]]:
    """The units in their order, as many together as can be named in one row."""
    names: list[str] = []
    letters = 0
    for name in units:
        length = len(presence.graph.name(name)) + 2
        if names and letters + length > _MOST_LETTERS:
            yield tuple(names)
            names, letters = [], 0
        names.append(name)
        letters += length
    if names:
        yield tuple(names)
